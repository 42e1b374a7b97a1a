/// Reads C3D files (www.c3d.org): points and events of any of the three number formats, with whole
/// or floating-point coordinates. Analog channels are passed over.
package enum C3DReader {
  /// Bytes of a block.
  static let block = 512
  /// More are refused: ten minutes of 200 markers at 250 per second stay below.
  static let sampleLimit = 1 << 25
  /// The largest count that a header can hold.
  static let headerLimit = 65_535

  /// Whether a file begins as a C3D file does: the block of its parameters (the second, as a
  /// rule), then the letter P.
  static func matches(_ bytes: [UInt8]) -> Bool {
    bytes.count > 1 && bytes[1] == 0x50 && (1..<0x20).contains(bytes[0])
  }

  /// Reads the content of a file; `rate` is frames per second where it does not say.
  ///
  /// - Throws: `FormatError` with the part of the file and what is wrong there.
  package static func read(
    _ bytes: [UInt8], file: String, rate: Double? = nil
  ) throws(FormatError) -> C3DRecording {
    let fault = { (place: String?, problem: String) in
      FormatError(file: file, place: place, problem: problem)
    }
    guard matches(bytes), bytes.count >= block else {
      throw fault(nil, "this is no C3D file, or it has been cut off")
    }
    let section = (Int(bytes[0]) - 1) * block
    guard section + 4 <= bytes.count else {
      throw fault("parameters", "they lie behind the end; the file may have been cut off")
    }
    guard let processor = C3DProcessor(rawValue: bytes[section + 3]) else {
      throw fault(
        "parameters",
        "the number format \(bytes[section + 3]) is not known; it can be 84 (Intel), 85 (DEC) or "
          + "86 (MIPS)")
    }
    let numbers = C3DNumbers(bytes: bytes, processor: processor)
    let parameters = try C3DParameters(numbers, at: section + 4, file: file)
    let layout = try C3DLayout(numbers, parameters, file: file, rate: rate)
    return C3DRecording(
      rate: layout.rate, firstFrame: layout.firstFrame,
      unit: parameters.strings("POINT:UNITS").first ?? "",
      labels: labels(parameters, count: layout.points), positions: layout.positions(numbers),
      events: events(parameters, layout))
  }

  /// One name a point; a point without one is called by its number.
  private static func labels(_ parameters: C3DParameters, count: Int) -> [String] {
    let given = parameters.all("POINT:LABELS", parameters.strings)
    return (0..<count).map { index in
      given.indices.contains(index) && !given[index].isEmpty
        ? given[index] : "point \(index + 1)"
    }
  }

  /// Events with a possible time. They count from frame 1, whatever the first frame of the file.
  private static func events(
    _ parameters: C3DParameters, _ layout: C3DLayout
  ) -> [C3DRecording.Event] {
    let times = parameters.all("EVENT:TIMES", parameters.values)
    let names = parameters.all("EVENT:LABELS", parameters.strings)
    let contexts = parameters.all("EVENT:CONTEXTS", parameters.strings)
    let start = Double(layout.firstFrame - 1) / layout.rate
    return (0..<times.count / 2).compactMap { index in
      let time = times[2 * index] * 60 + times[2 * index + 1] - start
      guard time.isFinite, abs(time) < 1e6, names.indices.contains(index) else { return nil }
      return C3DRecording.Event(
        label: names[index], context: contexts.indices.contains(index) ? contexts[index] : "",
        time: time)
    }
  }
}

/// Where the points of a C3D file lie, and how they are scaled.
struct C3DLayout {
  let points: Int
  let frames: Int
  let firstFrame: Int
  let rate: Double
  private let start: Int
  private let frameSize: Int
  /// What whole-number coordinates are multiplied with; nil where they are floating-point.
  private let scale: Double?

  /// - Throws: `FormatError` if a number of the header is not possible or the file is too short.
  init(
    _ numbers: C3DNumbers, _ parameters: C3DParameters, file: String, rate given: Double?
  ) throws(FormatError) {
    let fault = { (problem: String) in
      FormatError(file: file, place: "header", problem: problem)
    }
    // The header is there: the reader looked at the file's length.
    let word = { (number: Int) in numbers.word((number - 1) * 2) ?? 0 }
    let float = { (number: Int) in numbers.float((number - 1) * 2) ?? 0 }
    points = word(2)
    guard points > 0 else { throw fault("the file holds no points") }
    let scaling = [float(7), parameters.values("POINT:SCALE").first ?? 0].first { $0 != 0 } ?? 0
    guard scaling.isFinite, scaling != 0 else { throw fault("the points have no scale") }
    scale = scaling > 0 ? scaling : nil
    let size = scale == nil ? 4 : 2
    frameSize = (points * 4 + word(3)) * size

    let rates = [float(11), parameters.values("POINT:RATE").first ?? 0, given ?? 0]
    guard let rate = rates.first(where: { $0.isFinite && $0 > 0 && $0 <= 100_000 }) else {
      throw fault("the file does not say how many frames were taken a second; give it with --fps")
    }
    self.rate = rate
    let startBlock = word(9) > 0 ? word(9) : parameters.words("POINT:DATA_START").first ?? 0
    start = (startBlock - 1) * C3DReader.block
    guard start > 0, start <= numbers.bytes.count else {
      throw fault("the points lie behind the end; the file may have been cut off")
    }
    let available = (numbers.bytes.count - start) / frameSize
    let promised = Self.frameCount(first: word(4), last: word(5), parameters)
    let isOpenEnded = promised == C3DReader.headerLimit && available > promised
    frames = isOpenEnded ? available : promised
    guard frames > 0 else { throw fault("the file holds no frames") }
    guard frames <= available else {
      throw fault(
        "\(frames) frames are promised and \(available) are there; the file may have been cut off")
    }
    guard points * frames <= C3DReader.sampleLimit else {
      throw fault("\(points) points in \(frames) frames are too many; split the recording")
    }
    firstFrame = max(1, Self.long(parameters.words("TRIAL:ACTUAL_START_FIELD")) ?? word(4))
  }

  /// Frames by the header's first and last number, which end at 65,535; longer recordings say it
  /// in `TRIAL` as two words, the lower first, or in `POINT:LONG_FRAMES`.
  private static func frameCount(first: Int, last: Int, _ parameters: C3DParameters) -> Int {
    if let start = long(parameters.words("TRIAL:ACTUAL_START_FIELD")),
      let end = long(parameters.words("TRIAL:ACTUAL_END_FIELD")), end >= start
    {
      return end - start + 1
    }
    if let count = parameters.values("POINT:LONG_FRAMES").first, count >= 1, count < 1e9 {
      return Int(count)
    }
    if last >= first, last > 0, last < C3DReader.headerLimit { return last - max(1, first) + 1 }
    return parameters.words("POINT:FRAMES").first ?? last
  }

  private static func long(_ words: [Int]) -> Int? {
    words.count == 2 ? words[1] << 16 | words[0] : nil
  }

  /// Every position; a negative fourth number marks a missing point.
  func positions(_ numbers: C3DNumbers) -> [SIMD3<Float>] {
    var result: [SIMD3<Float>] = []
    result.reserveCapacity(points * frames)
    for frame in 0..<frames {
      var place = start + frame * frameSize
      for _ in 0..<points {
        result.append(scale.map { whole(numbers, place, $0) } ?? real(numbers, place))
        place += scale == nil ? 16 : 8
      }
    }
    return result
  }

  private func whole(_ numbers: C3DNumbers, _ place: Int, _ scale: Double) -> SIMD3<Float> {
    guard let x = numbers.integer(place), let y = numbers.integer(place + 2),
      let z = numbers.integer(place + 4), let mark = numbers.integer(place + 6), mark >= 0
    else { return C3DRecording.missing }
    return SIMD3(Float(Double(x) * scale), Float(Double(y) * scale), Float(Double(z) * scale))
  }

  private func real(_ numbers: C3DNumbers, _ place: Int) -> SIMD3<Float> {
    guard let x = numbers.float(place), let y = numbers.float(place + 4),
      let z = numbers.float(place + 8), let mark = numbers.float(place + 12), mark >= 0
    else { return C3DRecording.missing }
    return SIMD3(Float(x), Float(y), Float(z))
  }
}
