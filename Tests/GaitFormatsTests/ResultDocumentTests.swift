import FootfallTestSupport
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

  @Test func carriesEventsCyclesCurvesAndSamples() throws {
    let recording = try SampleRecording.withSteps()
    let folder = try TemporaryFolder()
    try ResultDocument(recording, files: []).write(to: folder.file("result.json"))
    let read = try ResultDocument.read(folder.file("result.json"))
    #expect(read.gaitKind == recording.gaitKind)
    #expect(read.events == recording.events)
    #expect(read.cycles == recording.cycles)
    #expect(read.phases == recording.phases)
    #expect(read.context == recording.context)
    #expect(read.scale == recording.scale)
    #expect(read.metrics == recording.metrics)
    #expect(read.curves?.map(\.n) == [3, 1])
    #expect(read.curves?[0].mean[1] == 0.333333)
    #expect(read.curves?[0].standardDeviation == recording.curves[0].standardDeviation)
    // Numbers stand side by side, each line within the width of the others.
    let lines = try folder.text("result.json").split(separator: "\n")
    #expect(lines.contains { $0.contains("0, 0.333333, 0.666667, 1, 1.333333") })
    #expect(lines.allSatisfy { $0.utf8.count <= 98 || $0.contains("intendedUse") })
  }

  @Test func readsResultsWithoutTheLaterKeys() throws {
    let text = """
      {"schema": {"name": "footfall.result", "version": 1}, "programVersion": "0.1.0",
      "intendedUse": "", "source": {"kind": "video", "name": "a.mp4", "imageSize":
      {"width": 1, "height": 1}, "rotation": 0, "hasVariableFrameRate": false, "frameCount": 1,
      "missingFrames": 0, "brokenFrames": 0, "duration": 1, "slowMotion": 1}, "settings":
      {"programVersion": "0.1.0", "model": "m", "confidenceThreshold": 0.3,
      "longestFilledGap": 0.1, "cutoffFrequency": 8}, "people": [], "quality": {"items": []},
      "metrics": [{"id": "cadence", "unit": "steps/min", "value": 170, "n": 10}], "angles": [],
      "files": []}
      """
    let folder = try TemporaryFolder()
    try Data(text.utf8).write(to: folder.file("result.json"))
    let read = try ResultDocument.read(folder.file("result.json"))
    #expect(read.metrics[0].samples == nil)
    #expect(read.events == nil)
    #expect(read.context == nil)
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
