import FootfallTestSupport
import Foundation
import GaitFormats
import GaitModel
import Testing

@Suite struct PostureDocumentTests {
  @Test func theTableHasARowAFrame() throws {
    let folder = try TemporaryFolder()
    try CSVFile.write(.posture(SamplePosture.record()), to: folder.file("posture.csv"))
    #expect(
      try folder.text("posture.csv")
        == [
          "time_s,probability,probability_smoothed,class", "0.0000,0.9000,0.8000,high",
          "0.5000,0.1235,0.5500,", "1.0000,,,", "1.5000,0.1000,0.2000,low", "",
        ].joined(separator: "\r\n"))
  }

  @Test func theDocumentSaysWhatItIsAndWhatItMeans() throws {
    let folder = try TemporaryFolder()
    let record = SamplePosture.record()
    try PostureDocument(record, files: ["posture.csv"]).write(to: folder.file("posture.json"))
    let text = try folder.text("posture.json")
    #expect(text.hasPrefix("{\n  \"schema\": {\"name\": \"footfall.posture\", \"version\": 1},\n"))
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["intendedUse"] as? String == IntendedUse.statement)
    #expect((object["meaning"] as? String)?.contains("“high” in the training data") == true)
    #expect(object["frames"] as? Int == 4 && object["classifiedFrames"] as? Int == 3)
    let spans = try #require(object["spans"] as? [[String: Any]])
    #expect(spans.map { $0["label"] as? String } == ["high", nil, "low"])
    let shares = try #require(object["shares"] as? [[String: Any]])
    #expect(shares.map { $0["share"] as? Double } == [0.5, 0.25, 0.25])
    // The card stands in it whole, as it can be read.
    let card = try JSONSerialization.data(withJSONObject: try #require(object["classifier"]))
    #expect(try ClassifierCard(json: card) == record.card)
    #expect(object["files"] as? [String] == ["posture.csv"])
  }

  @Test func equalRecordsGiveEqualBytes() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b"] {
      try PostureDocument(SamplePosture.record(), files: []).write(to: folder.file(name))
    }
    #expect(try folder.text("a") == folder.text("b"))
    #expect(throws: FormatError.self) {
      try PostureDocument(SamplePosture.record(), files: []).write(to: folder.file("no/such"))
    }
  }
}
