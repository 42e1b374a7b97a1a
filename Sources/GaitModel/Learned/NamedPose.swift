public import GaitMath

/// The points of one person at one moment, by name: what a classifier of poses looks at.
///
/// Positions are pixels of the upright picture (y points down) and aspect-correct: one unit is as
/// long across as it is down. A point that was not seen is not in `points`, never a zero.
public struct NamedPose: Sendable, Hashable {
  /// Where one point is.
  public struct Point: Sendable, Hashable {
    /// Pixels from the left and the top of the upright picture.
    public var position: Vector2
    /// The network's confidence, 0 to 1; nil where the source does not say.
    public var confidence: Double?

    public init(_ position: Vector2, confidence: Double? = nil) {
      self.position = position
      self.confidence = confidence
    }
  }

  /// The points that were seen.
  public var points: [PointName: Point]
  /// Size of the upright picture in the pixels of `points`; nil where the source does not say.
  public var imageSize: PixelSize?
  /// The side of the body that is turned to the camera in a side view; nil in other views, and
  /// where nobody knows. Seen from their left side, people face to the left of the picture.
  public var cameraSide: Side?

  public init(
    points: [PointName: Point], imageSize: PixelSize? = nil, cameraSide: Side? = nil
  ) {
    self.points = points
    self.imageSize = imageSize
    self.cameraSide = cameraSide
  }

  /// One frame of a sequence.
  ///
  /// - Parameters:
  ///   - frame: its number, from 0, below `sequence.count`.
  ///   - sequence: the person through time.
  ///   - cameraSide: see `cameraSide`.
  public init(frame: Int, of sequence: PoseSequence, cameraSide: Side?) {
    points = [:]
    for (name, point) in zip(sequence.skeleton.points, sequence[frame])
    where point.x.isFinite && point.y.isFinite {
      points[name] = Point(
        Vector2(Double(point.x), Double(point.y)), confidence: Double(point.confidence))
    }
    imageSize = sequence.imageSize
    self.cameraSide = cameraSide
  }
}
