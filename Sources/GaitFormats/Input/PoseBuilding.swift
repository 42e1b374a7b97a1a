import GaitModel

extension PosePoint {
  /// A point out of numbers of a file: missing where a coordinate is not finite; nil where it lies
  /// farther away than any picture is wide.
  init?(x: Double, y: Double, confidence: Double) {
    guard x.isFinite, y.isFinite else {
      self = .missing
      return
    }
    guard abs(x) <= 1e7, abs(y) <= 1e7, confidence.isNaN || abs(confidence) <= 1e7 else {
      return nil
    }
    let known = confidence.isNaN ? 0 : max(0, confidence)
    self.init(x: Float(x), y: Float(y), confidence: Float(known))
  }
}

extension PoseSequence {
  /// Adds a frame that was read at a place of a file.
  mutating func append(
    _ points: some Collection<PosePoint>, at time: Double, file: String, place: String
  ) throws(FormatError) {
    do {
      try append(points, at: time)
    } catch {
      switch error {
      case .timeNotIncreasing(_, let previous, let time):
        throw FormatError(
          file: file, place: place,
          problem: previous.isFinite
            ? "the time \(time) s does not come after \(previous) s; times must increase"
            : "the time \(time) s is not possible")
      case .pointCount(_, let expected, let found):
        throw FormatError(
          file: file, place: place, problem: "\(found) points, where \(expected) are expected")
      }
    }
  }
}

extension PixelSize {
  /// The smallest picture from its corner that holds all points of the sequences; for formats that
  /// do not say how large the picture was.
  static func holding(_ points: some Sequence<PosePoint>) -> PixelSize {
    var width: Float = 1
    var height: Float = 1
    for point in points where !point.isMissing {
      width = max(width, point.x + 1)
      height = max(height, point.y + 1)
    }
    let limit = Float(1 << 20)
    return PixelSize(
      width: Int(min(limit, width.rounded(.up))), height: Int(min(limit, height.rounded(.up))))
  }
}
