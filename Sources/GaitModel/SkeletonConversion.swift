/// How the points of one skeleton are found in another, and which cannot be.
///
/// A point of the same name is copied. A mid-line point that the source lacks is built from its
/// pair (`mid_hip` from the hips, `neck` from the shoulders) with the lower of the two
/// confidences. Everything else stays missing: a conversion never guesses a position.
public struct SkeletonConversion: Sendable, Hashable {
  /// Where a point of the target comes from.
  public enum Source: Sendable, Hashable {
    case copied(Int)
    case midpoint(Int, Int)
    case unavailable
  }

  /// The skeleton of the points that are there.
  public let from: Skeleton
  /// The skeleton that is wanted.
  public let to: Skeleton
  /// One entry a point of `to`.
  public let sources: [Source]

  public init(from: Skeleton, to: Skeleton) {
    self.from = from
    self.to = to
    sources = to.points.map { name in
      if let index = from.index(of: name) { return .copied(index) }
      let pair: (PointName, PointName)? =
        switch name {
        case .midHip: (.leftHip, .rightHip)
        case .neck: (.leftShoulder, .rightShoulder)
        default: nil
        }
      if let pair, let left = from.index(of: pair.0), let right = from.index(of: pair.1) {
        return .midpoint(left, right)
      }
      return .unavailable
    }
  }

  /// The points of the target that the source cannot give.
  public var unavailable: [PointName] {
    zip(to.points, sources).filter { $0.1 == .unavailable }.map(\.0)
  }

  /// The same frames in the target skeleton.
  public func convert(_ sequence: PoseSequence) -> PoseSequence {
    var result = PoseSequence(skeleton: to, imageSize: sequence.imageSize)
    for frame in 0..<sequence.count {
      let points = sources.map { source -> PosePoint in
        switch source {
        case .copied(let index): return sequence[frame, index]
        case .midpoint(let left, let right):
          let a = sequence[frame, left]
          let b = sequence[frame, right]
          guard !a.isMissing, !b.isMissing else { return .missing }
          return PosePoint(
            x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, confidence: min(a.confidence, b.confidence))
        case .unavailable: return .missing
        }
      }
      // The times come from a valid sequence and the count from the skeleton: it cannot refuse.
      try? result.append(points, at: sequence.times[frame])
    }
    return result
  }
}
