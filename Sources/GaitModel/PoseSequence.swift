/// Width and height of a picture in pixels, upright as a person sees it.
public struct PixelSize: Sendable, Hashable, Codable {
  /// Pixels from left to right.
  public var width: Int
  /// Pixels from top to bottom.
  public var height: Int

  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}

/// One point of one frame.
public struct PosePoint: Sendable, Hashable {
  /// Pixels from the left of the upright picture; pixel centres lie at whole numbers.
  public var x: Float
  /// Pixels from the top (y points down).
  public var y: Float
  /// The network's own confidence, 0 to 1 (may slightly pass 1 for SimCC networks).
  public var confidence: Float

  public init(x: Float, y: Float, confidence: Float) {
    self.x = x
    self.y = y
    self.confidence = confidence
  }

  /// The marker of a point that was not seen: it has no position.
  public static let missing = PosePoint(x: .nan, y: .nan, confidence: 0)

  /// Whether the point has no position.
  public var isMissing: Bool { x.isNaN }
}

/// The named points of one person through time, in pixels of the upright picture.
///
/// Times are seconds and strictly increase. A point that was not seen is `PosePoint.missing`,
/// never a zero.
public struct PoseSequence: Sendable, Hashable {
  /// The names and the order of the points.
  public let skeleton: Skeleton
  /// Size of the upright picture that the points lie in.
  public let imageSize: PixelSize
  /// Seconds from the first picture of the clip, one a frame, strictly increasing.
  public private(set) var times: [Double]
  /// All points, frame after frame, in the skeleton's order.
  public private(set) var samples: [PosePoint]

  /// What is wrong with a sequence that was refused.
  public enum Fault: Error, Hashable {
    /// A time that is not later than the one before it (or not a finite number).
    case timeNotIncreasing(frame: Int, previous: Double, time: Double)
    /// The number of points differs from the skeleton's.
    case pointCount(frame: Int, expected: Int, found: Int)
  }

  /// A sequence without frames.
  public init(skeleton: Skeleton, imageSize: PixelSize) {
    self.skeleton = skeleton
    self.imageSize = imageSize
    times = []
    samples = []
  }

  /// Number of frames.
  public var count: Int { times.count }

  /// Adds a frame at the end.
  ///
  /// - Parameters:
  ///   - points: the points in the skeleton's order.
  ///   - time: seconds, later than the last frame's.
  /// - Throws: `Fault` if the time does not increase or the number of points is wrong.
  public mutating func append(_ points: some Collection<PosePoint>, at time: Double) throws(Fault) {
    guard points.count == skeleton.points.count else {
      throw .pointCount(frame: count, expected: skeleton.points.count, found: points.count)
    }
    let previous = times.last ?? -.infinity
    guard time.isFinite, time > previous else {
      throw .timeNotIncreasing(frame: count, previous: previous, time: time)
    }
    times.append(time)
    samples.append(contentsOf: points)
  }

  /// The points of one frame, in the skeleton's order.
  public subscript(frame: Int) -> ArraySlice<PosePoint> {
    let n = skeleton.points.count
    return samples[frame * n..<(frame + 1) * n]
  }

  /// One point of one frame, by its position in the skeleton.
  public subscript(frame: Int, point: Int) -> PosePoint {
    get { samples[frame * skeleton.points.count + point] }
    set { samples[frame * skeleton.points.count + point] = newValue }
  }

  /// One point of one frame, by name; nil if it is missing or the skeleton lacks it.
  public func point(_ name: PointName, at frame: Int) -> PosePoint? {
    guard let index = skeleton.index(of: name) else { return nil }
    let point = self[frame, index]
    return point.isMissing ? nil : point
  }

  /// The frames whose time lies in a range, with their times unchanged.
  public func trimmed(to range: Range<Double>) -> PoseSequence {
    var result = PoseSequence(skeleton: skeleton, imageSize: imageSize)
    let n = skeleton.points.count
    for (frame, time) in times.enumerated() where range.contains(time) {
      result.times.append(time)
      result.samples.append(contentsOf: samples[frame * n..<(frame + 1) * n])
    }
    return result
  }

  /// Frames per second: one over the median step between frames; nil with fewer than two.
  public var frameRate: Double? {
    guard times.count > 1 else { return nil }
    let steps = zip(times.dropFirst(), times).map { $0 - $1 }.sorted()
    return 1 / steps[steps.count / 2]
  }
}
