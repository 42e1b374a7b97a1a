import GaitMath
import GaitModel

/// One sample as a JSON object: `keypoints` with x and y of 14 points as fractions of the picture,
/// `label` (1 correct, 0 incorrect), `category` and `timestamp`.
struct PoseSampleJSON {
  /// The points in the order of `keypoints`.
  static let points: [PointName] = [
    .nose, .leftShoulder, .rightShoulder, .leftElbow, .rightElbow, .leftWrist, .rightWrist,
    .leftHip, .rightHip, .leftKnee, .rightKnee, .leftAnkle, .rightAnkle, .neck,
  ]

  /// Farther from the picture than this many pictures, a point is a mistake.
  private static let farthest = 1000.0

  var pose: NamedPose
  var label: Int
  var category: String?
  /// Year, month, day, hour and minute in digits, or minutes since some beginning; nil where the
  /// file does not say.
  var minute: String?

  /// Reads the content of a file.
  ///
  /// - Parameters:
  ///   - bytes: the content.
  ///   - file: the name, for an error.
  ///   - imageSize: size of the picture in pixels, which the file does not say.
  /// - Throws: `FormatError` with the key or the place and what is wrong there.
  init(_ bytes: [UInt8], file: String, imageSize: PixelSize?) throws(FormatError) {
    var reader = JSONReader(bytes, file: file)
    var numbers: [Double]?
    var label: Double?
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "keypoints": numbers = try Self.numbers(&reader)
      case "label": label = try reader.readNumber()
      case "category": category = try reader.readString()
      case "timestamp":
        minute =
          try reader.peek() == .number
          ? Self.minute(seconds: reader.readNumber()) : Self.minute(of: reader.readString())
      default: try reader.skip()
      }
    }
    try reader.finish()
    guard let numbers else {
      throw FormatError(file: file, problem: "the key \"keypoints\" is missing")
    }
    guard let label else { throw FormatError(file: file, problem: "the key \"label\" is missing") }
    guard label == 0 || label == 1 else {
      throw FormatError(
        file: file, place: "label", problem: "\(label) is no class; labels are 1 and 0")
    }
    self.label = Int(label)
    minute = minute ?? Self.minute(of: file)
    pose = try Self.pose(numbers, file: file, imageSize: imageSize)
  }

  private static func pose(
    _ numbers: [Double], file: String, imageSize: PixelSize?
  ) throws(FormatError) -> NamedPose {
    guard numbers.count == 2 * points.count else {
      throw FormatError(
        file: file, place: "keypoints",
        problem: "\(numbers.count) numbers, where \(2 * points.count) are expected "
          + "(x and y of \(points.count) points)")
    }
    guard let imageSize else {
      throw FormatError(
        file: file,
        problem: "the coordinates run from 0 to 1, and the file does not say how large the picture "
          + "was; give it with --size")
    }
    var pose = NamedPose(points: [:], imageSize: imageSize)
    for (index, name) in points.enumerated() {
      let (x, y) = (numbers[2 * index], numbers[2 * index + 1])
      guard abs(x) <= farthest, abs(y) <= farthest else {
        throw FormatError(
          file: file, place: "keypoints, point \(index + 1) (\(name.rawValue))",
          problem: "(\(x), \(y)) is no place in or near the picture")
      }
      pose.points[name] = NamedPose.Point(
        Vector2(x * Double(imageSize.width), y * Double(imageSize.height)))
    }
    return pose
  }

  private static func numbers(_ reader: inout JSONReader) throws(FormatError) -> [Double] {
    var numbers: [Double] = []
    try reader.beginArray()
    while try reader.nextElement() { numbers.append(try reader.readNumber()) }
    return numbers
  }

  /// The minute that a text with date and time begins with: `20250320_221912_0042`,
  /// `2025-03-20T22:19:12`.
  private static func minute(of text: String) -> String? {
    let digits = text.utf8.filter { DecimalNumber.isDigit($0) }
    guard digits.count >= 12, digits.starts(with: "19".utf8) || digits.starts(with: "20".utf8)
    else { return nil }
    return String(decoding: digits.prefix(12), as: UTF8.self)
  }

  private static func minute(seconds: Double) -> String? {
    let minutes = (seconds / 60).rounded(.down)
    return abs(minutes) < 1e15 ? String(Int(minutes)) : nil
  }
}
