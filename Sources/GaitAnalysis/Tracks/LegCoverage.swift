import GaitModel

/// In which frames the legs are seen.
package struct LegCoverage: Sendable, Hashable {
  /// Frames with any point of the body.
  package let personFrames: [Int]
  /// Frames with both hips (or their middle), knees and ankles.
  package let legFrames: [Int]
  /// Seconds from the first to the last frame with legs.
  package let legSpan: Double
  private let spanFrames: Int

  /// - Parameter body: cleaned tracks.
  package init(_ body: BodyTracks) {
    let points = body.tracks
    personFrames = (0..<body.count).filter { frame in points.contains { !$0.isMissing(frame) } }
    let needed: [PointName] = [.midHip, .leftKnee, .rightKnee, .leftAnkle, .rightAnkle]
    let legs = needed.compactMap { body[$0] }
    legFrames =
      legs.count < needed.count
      ? [] : personFrames.filter { frame in legs.allSatisfy { !$0.isMissing(frame) } }
    if let first = legFrames.first, let last = legFrames.last {
      legSpan = body.times[last] - body.times[first]
    } else {
      legSpan = 0
    }
    if let first = personFrames.first, let last = personFrames.last {
      spanFrames = last - first + 1
    } else {
      spanFrames = 0
    }
  }

  /// The share of frames with legs from the first to the last frame in which the person is seen.
  package var share: Double {
    spanFrames > 0 ? Double(legFrames.count) / Double(spanFrames) : 0
  }
}
