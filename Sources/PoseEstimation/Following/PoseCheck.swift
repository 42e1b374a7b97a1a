import GaitModel

/// Whether a pose is that of the person who was looked for.
struct PoseCheck: Sendable {
  /// Mean confidence of trunk and legs below which nobody was seen.
  static let lowestConfidence = 0.3
  /// Overlap with the place that was looked at below which the pose is somewhere else.
  static let leastOverlap = 0.2

  let body: BodyPoints

  /// Where the pose is.
  ///
  /// - Parameters:
  ///   - points: the pose.
  ///   - place: the box that was looked at.
  /// - Returns: the box of the pose, or nil where the person was not seen.
  func box(of points: [PosePoint], lookedAt place: Box) -> Box? {
    guard body.confidence(of: points) >= Self.lowestConfidence,
      let box = body.box(around: points), box.overlap(with: place) >= Self.leastOverlap
    else { return nil }
    return box
  }
}
