import FootfallTestSupport
import Foundation
import GaitFormats
import GaitModel
import Testing

/// How numbers and strings are spelled in files, by way of the files that hold them.
@Suite struct NumberTextTests {
  /// The x of a point as `poses.json` spells it.
  func spelled(_ x: Float) throws -> String {
    var poses = PoseSequence(
      skeleton: Skeleton(name: "s", points: [.nose], links: []),
      imageSize: PixelSize(width: 1, height: 1))
    try poses.append([PosePoint(x: x, y: 0, confidence: 1)], at: 0)
    let folder = try TemporaryFolder()
    try PosesFile(source: nil, person: nil, poses: poses).write(to: folder.file("p.json"))
    let line = try #require(
      try folder.text("p.json").split(separator: "\n").first { $0.hasPrefix("    [") })
    return String(line.drop { $0 == " " || $0 == "[" }.prefix { $0 != "," && $0 != "]" })
  }

  @Test(
    arguments: [
      (0, "0.000"), (-0.0, "0.000"), (-0.0001, "0.000"), (0.0005, "0.001"), (-0.0625, "-0.063"),
      (0.9996, "1.000"), (9.9996, "10.000"), (-12.5, "-12.500"), (1_048_575.9375, "1048575.938"),
      (1e30, "1.0000000150474662e+30"), (.infinity, "null"),
    ] as [(Float, String)])
  func coordinatesHaveThreeDecimals(value: Float, text: String) throws {
    #expect(try spelled(value) == text)
  }

  /// The value of a metric as `result.json` spells it.
  func spelled(metric value: Double) throws -> String {
    var recording = try SampleRecording.make()
    recording.metrics = [Metric(id: "m", unit: "1", value: value, n: 1)]
    let folder = try TemporaryFolder()
    try ResultDocument(recording, files: []).write(to: folder.file("r.json"))
    let text = try folder.text("r.json")
    let start = try #require(text.firstRange(of: "\"unit\": \"1\", \"value\": ")).upperBound
    return String(text[start...].prefix { $0 != "," })
  }

  @Test(
    arguments: [
      (0, "0"), (12, "12"), (-12.5, "-12.5"), (1.0 / 3, "0.333333"), (99.9999999, "100"),
      (0.000123, "0.000123"), (2.5e-9, "2.5e-09"), (1e12, "1000000000000.0"), (.nan, "null"),
      (-.infinity, "null"),
    ] as [(Double, String)])
  func metricsHaveAtMostSixDecimals(value: Double, text: String) throws {
    #expect(try spelled(metric: value) == text)
  }

  @Test(arguments: ["plain", "q\"b\\s/", "tab\tline\n\r", "\u{1}\u{1F}\u{7F}", "é😀\u{2028}"])
  func anyNameComesBack(name: String) throws {
    var recording = try SampleRecording.make()
    recording.source.name = name
    let folder = try TemporaryFolder()
    try ResultDocument(recording, files: [name]).write(to: folder.file("r.json"))
    let document = try ResultDocument.read(folder.file("r.json"))
    #expect(document.source.name == name)
    #expect(document.files == [name])
    try PosesFile(recording).write(to: folder.file("p.json"))
    #expect(try PoseFile.read(folder.file("p.json")).source?.name == name)
  }

  @Test func listsAndObjectsOfPlainValuesStayOnALine() throws {
    let folder = try TemporaryFolder()
    let long = (0..<20).map { "file-\($0).csv" }
    try ResultDocument(try SampleRecording.make(), files: long).write(to: folder.file("r.json"))
    let text = try folder.text("r.json")
    #expect(text.contains("    \"imageSize\": {\"width\": 100, \"height\": 200},\n"))
    #expect(text.contains("  \"files\": [\n    \"file-0.csv\",\n    \"file-1.csv\","))
    #expect(text.hasSuffix("\n  ]\n}\n"))
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")),
    arguments: ["poses.json", "frames.csv", "poses.trc", "angles.mot"])
  func aFullDiskIsReported(file: String) throws {
    let full = URL(filePath: "/dev/full")
    let recording = try SampleRecording.make()
    let error = try #require(throws: FormatError.self) {
      switch file {
      case "poses.json": try PosesFile(recording).write(to: full)
      case "frames.csv": try FramesCSV.write(recording, to: full)
      case "poses.trc": try TRCWriter.write(recording.cleaned, to: full)
      default: try MOTWriter.write(recording.angles, times: [0, 1, 2, 3], to: full)
      }
    }
    #expect(error.problem.contains("No space left on device"))
  }
}
