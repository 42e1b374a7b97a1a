import GaitMath
package import GaitModel

/// From where the camera sees the person.
package enum ViewVote {
  /// Width of shoulders and hips together over the length of the trunk. Seen square from the
  /// front it is about 1.2 (shoulder joints 0.26, hip joints 0.19, trunk 0.29 of the body height;
  /// Drillis and Contini 1966, as in Winter 2009, ISBN 978-0-470-39818-0, with the hip width of
  /// pose networks), square from the side the turning of the trunk leaves 0.1 to 0.5. The limit
  /// lies between, at a camera some 40 degrees off the side.
  package static let frontalWidth = 0.75

  /// The same for the hips alone, where no shoulder is seen: 0.65 square from the front.
  private static let frontalHipWidth = 0.41

  /// What the frames say together.
  package struct Outcome: Sendable, Hashable {
    /// The view with its confidence.
    package let decision: Decision<View>
    /// Median width of shoulders and hips over trunk length.
    package let width: Double
  }

  /// Side, front or rear, by a vote of all frames: nil where no frame shows the hips. Where no
  /// shoulder is ever seen, as in laboratory data of legs, the hips alone vote, against the trunk
  /// that belongs to the length of the legs.
  ///
  /// Side against frontal: each frame votes by its width. Front against rear: the person's right
  /// shoulder and hip lie on the picture's left when seen from the front, and so do the ears and
  /// eyes, which networks place with less confidence from behind. The confidence is the margin of
  /// the votes times the distance of the median width from the limit.
  package static func vote(_ body: BodyTracks) -> Outcome? {
    guard let lh = body[.leftHip], let rh = body[.rightHip] else { return nil }
    guard let ls = body[.leftShoulder], let rs = body[.rightShoulder],
      (0..<body.count).contains(where: { !ls.isMissing($0) && !rs.isMissing($0) })
    else { return vote(body, leftHip: lh, rightHip: rh) }
    var widths: [Double] = []
    var leftward = 0.0
    var frontVotes = 0.0
    for frame in 0..<body.count {
      let trunk = ((ls[frame] + rs[frame]) / 2 - (lh[frame] + rh[frame]) / 2).length
      let shoulders = ls.x[frame] - rs.x[frame]
      let hips = lh.x[frame] - rh.x[frame]
      guard trunk > 0, shoulders.isFinite, hips.isFinite else { continue }
      widths.append((abs(shoulders) + abs(hips)) / trunk)
      let signed = (shoulders + hips) / trunk
      leftward += abs(signed)
      frontVotes += signed
    }
    return outcome(widths, limit: frontalWidth, signed: frontVotes, total: leftward)
  }

  private static func vote(
    _ body: BodyTracks, leftHip: PointTrack, rightHip: PointTrack
  ) -> Outcome? {
    guard let trunk = BodyScale(body)?.trunkLength, trunk > 0 else { return nil }
    let signed = zip(leftHip.x, rightHip.x).map { ($0 - $1) / trunk }.filter(\.isFinite)
    return outcome(
      signed.map(abs), limit: frontalHipWidth, signed: signed.reduce(0, +),
      total: signed.reduce(0) { $0 + abs($1) })
  }

  private static func outcome(
    _ widths: [Double], limit: Double, signed: Double, total: Double
  ) -> Outcome? {
    guard let median = Statistics.median(widths) else { return nil }
    let frontal = Double(widths.count { $0 > limit }) / Double(widths.count)
    let margin = abs(2 * frontal - 1)
    let distance = min(1, abs(median - limit) / (0.35 / frontalWidth * limit))
    guard median > limit else {
      return Outcome(
        decision: Decision(.side, confidence: margin * distance), width: median)
    }
    let facing = total > 0 ? signed / total : 0
    return Outcome(
      decision: Decision(
        facing >= 0 ? .front : .rear, confidence: margin * distance * abs(facing)),
      width: median)
  }
}
