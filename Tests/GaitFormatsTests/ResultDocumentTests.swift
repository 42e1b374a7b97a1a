import Foundation
import GaitFormats
import GaitModel
import Testing

@Suite struct ResultDocumentTests {
  @Test(arguments: [false, true])
  func comesBackFromItsFile(refused: Bool) throws {
    let refusal = refused ? Refusal(.tooShort, message: "Two strides are needed.") : nil
    var document = ResultDocument(
      try SampleRecording.make(refusal: refusal), files: ["poses.json", "frames.csv"])
    // The root of 7, as six decimals keep it.
    document.angles[0].standardDeviation = 2.645751
    let folder = try TemporaryFolder()
    try document.write(to: folder.file("result.json"))
    #expect(try ResultDocument.read(folder.file("result.json")) == document)
  }

  @Test func beginsWithItsSchemaAndKeepsTheOrderOfItsKeys() throws {
    let document = ResultDocument(try SampleRecording.make(), files: ["poses.json"])
    let folder = try TemporaryFolder()
    try document.write(to: folder.file("result.json"))
    let text = try folder.text("result.json")
    #expect(
      text.hasPrefix(
        "{\n  \"schema\": {\"name\": \"footfall.result\", \"version\": 1},\n  \"programVersion\""))
    let keys = text.split(separator: "\n").compactMap { line -> String? in
      guard line.hasPrefix("  \""), !line.hasPrefix("   ") else { return nil }
      return line.split(separator: "\"")[1].description
    }
    #expect(
      keys == [
        "schema", "programVersion", "intendedUse", "source", "settings", "people", "view",
        "direction", "quality", "metrics", "angles", "files",
      ])
    #expect(text.contains("\"intendedUse\": \"Footfall measures movement in video"))
    #expect(!text.contains("NaN"))
  }

  @Test func summarisesAnglesOverTheFramesThatHaveThem() throws {
    let angles = ResultDocument(try SampleRecording.make(), files: []).angles
    // 1, 2 and 6: mean 3, squared distances 4 + 1 + 9 over 2.
    #expect(angles[0].mean == 3)
    #expect(angles[0].standardDeviation == 7.0.squareRoot())
    #expect(angles[0].minimum == 1)
    #expect(angles[0].maximum == 6)
    #expect(angles[0].frames == 3)
    #expect(angles[1].frames == 0)
    #expect(angles[1].mean == nil)
    #expect(angles[1].standardDeviation == nil)
    #expect(angles[1].minimum == nil)
  }

  @Test(arguments: [
    ("", "this is not a result.json of Footfall"),
    ("{\"schema\": {\"name\": \"footfall.poses\", \"version\": 1}}", "this is not a result.json"),
    ("{\"schema\": {\"name\": \"footfall.result\", \"version\": 9}}", "version 9 is newer"),
    ("{\"schema\": {\"name\": \"footfall.result\", \"version\": 1}}", "programVersion: a value"),
  ])
  func refusesOtherFiles(text: String, message: String) throws {
    let folder = try TemporaryFolder()
    try Data(text.utf8).write(to: folder.file("result.json"))
    let error = try #require(throws: FormatError.self) {
      try ResultDocument.read(folder.file("result.json"))
    }
    #expect(error.description.hasPrefix("result.json: "))
    #expect(error.description.contains(message))
  }

  @Test func saysWhyAFileCannotBeWritten() throws {
    let folder = try TemporaryFolder()
    let document = ResultDocument(try SampleRecording.make(), files: [])
    let error = try #require(throws: FormatError.self) {
      try document.write(to: folder.file("no/such/result.json"))
    }
    #expect(
      error.description
        == "result.json: the file cannot be written (No such file or directory)")
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func reportsAFullDisk() throws {
    let document = ResultDocument(try SampleRecording.make(), files: [])
    let error = try #require(throws: FormatError.self) {
      try document.write(to: URL(filePath: "/dev/full"))
    }
    #expect(error.problem == "the file cannot be written (No space left on device)")
  }
}
