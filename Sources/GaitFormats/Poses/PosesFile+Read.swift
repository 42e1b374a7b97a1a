import GaitModel

extension PosesFile {
  /// Reads the content of a `poses.json`.
  ///
  /// - Throws: `FormatError` with the key or the frame and what is wrong there.
  static func read(_ bytes: [UInt8], file: String) throws(FormatError) -> PosesFile {
    var reader = JSONReader(bytes, file: file)
    var schema: SchemaVersion?
    var source: SourceDescription?
    var person: Int?
    var imageSize: PixelSize?
    var skeleton: Skeleton?
    var survey: PictureSurvey?
    var times: [Double]?
    var frames: FrameList?
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "schema": schema = try reader.decode(key)
      case "source": source = try reader.readNull() ? nil : reader.decode(key)
      case "person": person = try reader.readNull() ? nil : reader.decode(key)
      case "imageSize": imageSize = try reader.decode(key)
      case "skeleton": skeleton = try reader.decode(key)
      case "survey": survey = try reader.readNull() ? nil : reader.decode(key)
      case "times": times = try reader.readTimes()
      case "frames": frames = try FrameList(&reader)
      default: try reader.skip()
      }
    }
    try reader.finish()

    func required<T>(_ value: T?, _ key: String) throws(FormatError) -> T {
      if let value { return value }
      throw FormatError(file: file, problem: "the key \"\(key)\" is missing")
    }
    let version = try required(schema, "schema").version
    guard version <= SchemaVersion.poses.version else {
      throw FormatError(
        file: file, place: "schema.version",
        problem: "version \(version) is newer than this program knows "
          + "(\(SchemaVersion.poses.version)); use a newer Footfall")
    }
    let points = try required(skeleton, "skeleton")
    let size = try required(imageSize, "imageSize")
    try check(points, size, source, file: file)
    let poses = try required(frames, "frames").sequence(
      points, size, times: required(times, "times"), file: file)
    return PosesFile(source: source, person: person, poses: poses, survey: survey)
  }

  private static func check(
    _ skeleton: Skeleton, _ size: PixelSize, _ source: SourceDescription?, file: String
  ) throws(FormatError) {
    guard size.isPossible else {
      throw FormatError(
        file: file, place: "imageSize",
        problem: "a picture of \(size.width) x \(size.height) pixels is not possible")
    }
    let known = Set(skeleton.points)
    guard !known.isEmpty, known.count == skeleton.points.count else {
      throw FormatError(
        file: file, place: "skeleton.points",
        problem: known.isEmpty ? "the list is empty" : "a name stands there twice")
    }
    for link in skeleton.links where !known.contains(link.from) || !known.contains(link.to) {
      throw FormatError(
        file: file, place: "skeleton.links",
        problem: "\(link.from.rawValue) - \(link.to.rawValue) joins a point that the list lacks")
    }
    if let source, !(source.slowMotion > 0) {
      throw FormatError(
        file: file, place: "source.slowMotion", problem: "the factor must be greater than 0")
    }
  }
}

extension JSONReader {
  fileprivate mutating func readTimes() throws(FormatError) -> [Double] {
    var times: [Double] = []
    try beginArray()
    while try nextElement() { times.append(try readNumber()) }
    return times
  }

  /// A point as `[x, y, confidence]` or null.
  fileprivate mutating func readPoint() throws(FormatError) -> PosePoint {
    if try readNull() { return .missing }
    var values = (x: Double.nan, y: Double.nan, confidence: Double.nan)
    var count = 0
    try beginArray()
    while try nextElement() {
      let value = try readNumber()
      switch count {
      case 0: values.x = value
      case 1: values.y = value
      case 2: values.confidence = value
      default: break
      }
      count += 1
    }
    guard count == 3 else { throw fault("a point is [x, y, confidence], not \(count) numbers") }
    guard
      let point = PosePoint(x: values.x, y: values.y, confidence: values.confidence)
    else { throw fault("a point lies outside of any picture") }
    return point
  }
}

/// The frames of a file before its skeleton is known: all points in a row.
private struct FrameList {
  var samples: [PosePoint] = []
  /// Where each frame begins in `samples`, and the end.
  var starts = [0]

  init(_ reader: inout JSONReader) throws(FormatError) {
    try reader.beginArray()
    while try reader.nextElement() {
      try reader.beginArray()
      while try reader.nextElement() { samples.append(try reader.readPoint()) }
      starts.append(samples.count)
    }
  }

  func sequence(
    _ skeleton: Skeleton, _ size: PixelSize, times: [Double], file: String
  ) throws(FormatError) -> PoseSequence {
    let count = starts.count - 1
    guard times.count == count else {
      throw FormatError(
        file: file, problem: "\(times.count) times and \(count) frames; there must be as many")
    }
    var sequence = PoseSequence(skeleton: skeleton, imageSize: size)
    for (frame, time) in times.enumerated() {
      try sequence.append(
        samples[starts[frame]..<starts[frame + 1]], at: time, file: file,
        place: "frames[\(frame)]")
    }
    return sequence
  }
}
