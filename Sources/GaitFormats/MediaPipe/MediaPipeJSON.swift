import GaitModel

/// MediaPipe landmarks as JSON: a list of frames, or an object with the list under `frames`.
///
/// A frame is a list of 33 landmarks; an object that holds it under `landmarks` (or
/// `pose_landmarks`) and perhaps its `time` in seconds; or null where nobody was found. A landmark
/// is `[x, y, z, visibility]`, `[x, y, z]`, `[x, y]`, or an object with these keys.
enum MediaPipeJSON {
  /// Reads the content of a file.
  ///
  /// - Throws: `FormatError` with the frame and what is wrong there.
  static func read(
    _ bytes: [UInt8], file: String, options: PoseFile.Options
  ) throws(FormatError) -> PoseFile.Contents {
    var reader = JSONReader(bytes, file: file)
    var frames = LandmarkFrames(file: file)
    if try reader.peek() == .array {
      try frames.read(&reader)
    } else {
      try reader.beginObject()
      while let key = try reader.nextKey() {
        if key == "frames" { try frames.read(&reader) } else { try reader.skip() }
      }
    }
    try reader.finish()
    let times = try frames.frameTimes(options)
    return try LandmarkList(columns: frames.columns ?? 4, values: frames.values)
      .poses(times: times, file: file, options: options)
  }
}

/// Frames while they are being read.
private struct LandmarkFrames {
  let file: String
  private(set) var columns: Int?
  private(set) var values: [Float] = []
  private var times: [Double] = []
  private var count = 0
  /// Frames without a person before the first one with: how many numbers they take up is not
  /// known until then.
  private var leadingEmpty = 0

  init(file: String) { self.file = file }

  mutating func read(_ reader: inout JSONReader) throws(FormatError) {
    guard count == 0 else { throw reader.fault("the key \"frames\" stands there twice") }
    try reader.beginArray()
    while try reader.nextElement() {
      guard count < LandmarkList.frameLimit else {
        throw reader.fault("more than \(LandmarkList.frameLimit) frames; split the recording")
      }
      if try reader.peek() == .object {
        try readObject(&reader)
      } else {
        try readLandmarks(&reader)
      }
      count += 1
    }
    guard count > 0 else { throw FormatError(file: file, problem: "the list of frames is empty") }
  }

  /// The times of the frames, by the file or by the frame rate that the user gave.
  func frameTimes(_ options: PoseFile.Options) throws(FormatError) -> [Double] {
    if times.count == count { return times }
    guard times.isEmpty else {
      throw FormatError(
        file: file, problem: "\(times.count) of \(count) frames have a time; all or none must")
    }
    let rate = try options.requiredFrameRate(file: file)
    return (0..<count).map { Double($0) / rate }
  }

  private mutating func readObject(_ reader: inout JSONReader) throws(FormatError) {
    var hasLandmarks = false
    var hasTime = false
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "landmarks", "pose_landmarks":
        guard !hasLandmarks else { throw reader.fault("the frame has landmarks twice") }
        hasLandmarks = true
        try readLandmarks(&reader)
      case "time":
        guard !hasTime else { throw reader.fault("the frame has two times") }
        hasTime = true
        times.append(try reader.readNumber())
      default: try reader.skip()
      }
    }
    guard hasLandmarks else {
      throw FormatError(
        file: file, place: "frame \(count)", problem: "the key \"landmarks\" is missing")
    }
  }

  private mutating func readLandmarks(_ reader: inout JSONReader) throws(FormatError) {
    if try reader.readNull() {
      appendEmpty()
      return
    }
    var found = 0
    try reader.beginArray()
    while try reader.nextElement() {
      guard found < LandmarkList.landmarkCount else {
        throw reader.fault("a frame has more than \(LandmarkList.landmarkCount) landmarks")
      }
      if try reader.peek() == .object {
        try readLandmarkObject(&reader)
      } else {
        try readLandmarkArray(&reader)
      }
      found += 1
    }
    // An empty list says that nobody was found.
    if found == 0 {
      appendEmpty()
    } else if found != LandmarkList.landmarkCount {
      throw FormatError(
        file: file, place: "frame \(count)",
        problem: "\(found) landmarks; MediaPipe has \(LandmarkList.landmarkCount)")
    }
  }

  private mutating func appendEmpty() {
    guard let columns else {
      leadingEmpty += 1
      return
    }
    values.append(contentsOf: repeatElement(.nan, count: LandmarkList.landmarkCount * columns))
  }

  private mutating func append(
    _ landmark: [Double], _ reader: JSONReader
  ) throws(FormatError) {
    if columns == nil {
      columns = landmark.count
      let empty = leadingEmpty * LandmarkList.landmarkCount * landmark.count
      values = [Float](repeating: .nan, count: empty)
    }
    guard landmark.count == columns else {
      throw reader.fault(
        "a landmark has \(landmark.count) numbers, those before have \(columns ?? 0)")
    }
    for value in landmark { values.append(Float(value)) }
  }

  private mutating func readLandmarkArray(_ reader: inout JSONReader) throws(FormatError) {
    var landmark: [Double] = []
    try reader.beginArray()
    while try reader.nextElement() {
      guard landmark.count < 4 else { throw reader.fault("a landmark has more than 4 numbers") }
      landmark.append(try reader.readNull() ? .nan : reader.readNumber())
    }
    guard landmark.count >= 2 else { throw reader.fault("a landmark has no x and y") }
    try append(landmark, reader)
  }

  private mutating func readLandmarkObject(_ reader: inout JSONReader) throws(FormatError) {
    var landmark = [Double.nan, .nan, 0, 1]
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "x": landmark[0] = try reader.readNumber()
      case "y": landmark[1] = try reader.readNumber()
      case "z": landmark[2] = try reader.readNumber()
      case "visibility": landmark[3] = try reader.readNumber()
      default: try reader.skip()
      }
    }
    try append(landmark, reader)
  }
}
