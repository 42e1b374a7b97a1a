import GaitMath
package import GaitModel

/// Where the person faces in a side view.
package enum DirectionVote {
  /// One kind of evidence: how far it points to the right of the picture, -1 to 1, and how much
  /// it counts.
  package struct Evidence: Sendable, Hashable {
    /// What is looked at, for tests and logs.
    package let name: String
    /// 1 for the right of the picture, -1 for the left, and between.
    package let sign: Double
    /// How much it counts against the others.
    package let weight: Double
  }

  /// Left or right with a confidence; nil without any evidence.
  ///
  /// Four kinds of evidence, each the weighted mean of its frames' votes: toes lie ahead of heels
  /// (weight 3), the knee bends forward (2), the nose lies ahead of ears or neck (1), and
  /// overground the body travels ahead (1, from half a body height of travel on). The confidence
  /// is the size of the weighted mean.
  package static func vote(_ body: BodyTracks, scale: BodyScale) -> Decision<TravelDirection>? {
    let evidence = evidence(body, scale: scale)
    let weights = evidence.reduce(0) { $0 + $1.weight }
    guard weights > 0 else { return nil }
    let sum = evidence.reduce(0) { $0 + $1.sign * $1.weight } / weights
    return Decision(sum >= 0 ? .right : .left, confidence: min(1, abs(sum)))
  }

  /// All evidence that the clip gives.
  package static func evidence(_ body: BodyTracks, scale: BodyScale) -> [Evidence] {
    var result: [Evidence] = []
    func add(_ name: String, _ offsets: [Double], weight: Double) {
      let present = offsets.filter(\.isFinite)
      let total = present.reduce(0) { $0 + abs($1) }
      guard total > 0 else { return }
      result.append(
        Evidence(name: name, sign: present.reduce(0, +) / total, weight: weight))
    }
    add("toes", Side.allCases.flatMap { toeOffsets(body, $0) }, weight: 3)
    add("knees", Side.allCases.flatMap { kneeOffsets(body, $0, scale) }, weight: 2)
    add("nose", noseOffsets(body), weight: 1)
    if let hip = body[.midHip] {
      let places = hip.x.filter(\.isFinite)
      if let first = places.first, let last = places.last,
        abs(last - first) > 0.5 * scale.height
      {
        add("travel", [last - first], weight: 1)
      }
    }
    return result
  }

  /// Frame by frame, how far feet and knees point to the right of the picture, leg lengths; NaN
  /// where neither is seen.
  package static func course(_ body: BodyTracks, scale: BodyScale) -> [Double] {
    let offsets = Side.allCases.flatMap {
      [toeOffsets(body, $0), kneeOffsets(body, $0, scale)]
    }.filter { !$0.isEmpty }
    return (0..<body.count).map { frame in
      let present = offsets.map { $0[frame] }.filter(\.isFinite)
      return present.isEmpty ? .nan : present.reduce(0, +) / scale.legLength
    }
  }

  private static func toeOffsets(_ body: BodyTracks, _ side: Side) -> [Double] {
    guard let toe = body[.on(side, "big_toe")], let heel = body[.on(side, "heel")] else {
      return []
    }
    return zip(toe.x, heel.x).map { $0 - $1 }
  }

  /// How far the knee lies to the right of the line from hip to ankle; a nearly straight leg says
  /// nothing.
  private static func kneeOffsets(
    _ body: BodyTracks, _ side: Side, _ scale: BodyScale
  ) -> [Double] {
    guard let hip = body[.on(side, "hip")], let knee = body[.on(side, "knee")],
      let ankle = body[.on(side, "ankle")]
    else { return [] }
    return (0..<body.count).map { frame in
      let leg = ankle[frame] - hip[frame]
      guard leg.length > 0 else { return .nan }
      let offset = leg.cross(knee[frame] - hip[frame]) / leg.length
      return abs(offset) > 0.05 * scale.legLength ? offset : .nan
    }
  }

  private static func noseOffsets(_ body: BodyTracks) -> [Double] {
    guard let nose = body[.nose] else { return [] }
    if let left = body[.leftEar], let right = body[.rightEar] {
      return (0..<body.count).map { nose.x[$0] - (left.x[$0] + right.x[$0]) / 2 }
    }
    guard let neck = body[.neck] else { return [] }
    return zip(nose.x, neck.x).map { $0 - $1 }
  }
}
