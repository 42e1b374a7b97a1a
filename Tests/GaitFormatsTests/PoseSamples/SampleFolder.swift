import FootfallTestSupport
import Foundation
import GaitFormats
import GaitModel
import Testing

/// A folder of samples that a test makes.
struct SampleFolder: ~Copyable {
  private let folder: TemporaryFolder

  static let size = PixelSize(width: 640, height: 480)

  init() throws { folder = try TemporaryFolder() }

  var url: URL { folder.file("data") }

  /// Writes a file, and the folders above it.
  func add(_ path: String, _ text: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func addEmpty(_ path: String) throws {
    try FileManager.default.createDirectory(
      at: url.appending(path: path), withIntermediateDirectories: true)
  }

  func read(
    _ options: PoseSampleFolder.Options = .init(imageSize: Self.size)
  ) throws -> PoseSampleSet { try PoseSampleFolder.read(url, options: options) }

  /// The sentence of a read that must fail.
  func fault(
    _ options: PoseSampleFolder.Options = .init(imageSize: Self.size),
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> String {
    let error = #expect(throws: FormatError.self, sourceLocation: sourceLocation) {
      try PoseSampleFolder.read(url, options: options)
    }
    return error?.description ?? ""
  }

  /// A JSON sample: point i lies at (i/100 + shift, i/50).
  static func sample(
    label: String = "1", shift: Double = 0, count: Int = 14, more: String = ""
  ) -> String {
    let numbers = (0..<count).flatMap { [Double($0) / 100 + shift, Double($0) / 50] }
    let list = numbers.map { "\($0)" }.joined(separator: ", ")
    return "{\"keypoints\": [\(list)], \"label\": \(label)\(more)}"
  }

  /// A row of a table of runners: facing left (or right), moved by `shift` pixels.
  static func row(
    _ picture: String, label: String, shift: Double = 0, facing: Double = -1
  ) -> String {
    // Ear, shoulder, elbow, wrist, hip, knee, ankle.
    let points = [(5.0, 10.0), (0, 30), (-8, 50), (6, 60), (0, 90), (10, 120), (-5, 150)]
    let numbers = points.flatMap { ["\(200 + shift + facing * $0.0)", "\($0.1)"] }
    return ([picture] + numbers + ["1", "2", "3", "4", label]).joined(separator: ",")
  }

  static let header =
    "Time/Frame,X7,Y7,X11,Y11,X13,Y13,X15,Y15,X23,Y23,X25,Y25,X27,Y27,"
    + "Arm Angle,Leg Angle,Shoulder Angle,Hip Angle,Label"

  static func table(_ rows: [String]) -> String {
    ([header] + rows).joined(separator: "\n") + "\n"
  }
}
