import GaitMath
package import GaitModel
package import RearfootEstimation

/// One leg of one picture: what is true of it and what a network said.
package struct EvaluatedLeg: Hashable, Sendable {
  /// How much of its markers can be seen.
  package enum Sight: String, Hashable, Sendable, CaseIterable {
    /// All of them.
    case visible = "markers visible"
    /// Something hides one of them.
    case hidden = "a marker hidden or half hidden"
    /// It wears none.
    case bare = "no markers"
  }

  /// Where in the gait cycle it was.
  package enum Phase: String, Hashable, Sendable, CaseIterable {
    /// From 10 to 60 % of stance, when the foot lies flat.
    case footFlat = "foot flat (10 to 60 % of stance)"
    /// The rest of stance, and the time in the air.
    case outside = "outside of it"
    /// The person stands.
    case standing = "standing"
  }

  /// Position of the picture in the data set.
  package let picture: Int
  /// Whose leg.
  package let side: Side
  /// Who is seen; nil where the data do not say it.
  package let subject: String?
  /// How the picture was taken, and `side`, `sight` and `stance_part`.
  package let conditions: [String: String]
  /// The angle of the true points in the plane of the picture, degrees, eversion positive.
  package let truth: Double
  /// The angle in the leg's frontal plane; nil in data that people labelled.
  package let anatomical: Double?
  /// The angle of the network's points in the plane of the picture; nil where it lacks one.
  package let estimate: Double?
  /// The standard deviation of `estimate` that the stated ones of the points make, degrees; nil where
  /// the network states none.
  package let deviation: Double?
  /// How much of its markers can be seen.
  package let sight: Sight
  /// Where in the gait cycle it was; nil in data that people labelled.
  package let phase: Phase?

  /// Estimate less truth, degrees.
  package var error: Double? { estimate.map { Angles.wrapped($0 - truth) } }

  /// Estimate less anatomical angle, degrees.
  package var anatomicalError: Double? {
    guard let estimate, let anatomical else { return nil }
    return Angles.wrapped(estimate - anatomical)
  }

  /// True angle in the picture less anatomical angle, degrees: what the projection alone does, and no
  /// network can remove.
  package var projectionError: Double? { anatomical.map { Angles.wrapped(truth - $0) } }

  /// A leg of a picture; nil where a point of it is not labelled.
  ///
  /// The true angle is the exact one that comes with the picture, or else that of the labels.
  package init?(
    _ label: RearfootPicture, number: Int, side: Side, _ estimate: RearfootEstimate?,
    _ definition: RearfootDefinition
  ) {
    let range = Self.points(of: side, definition)
    guard label.points.count == 2 * definition.pointsPerLeg else { return nil }
    let points = label.points[range]
    guard points.allSatisfy({ $0.visibility != .absent }) else { return nil }
    let known = label.truths[side]
    guard
      let truth = known?.imagePlane(definition)
        ?? RearfootAngle(points.map(\.position), definition, side: side)?.eversion
    else { return nil }
    picture = number
    self.side = side
    subject = label.subject
    self.truth = truth
    anatomical = known?.anatomical
    if let estimate, estimate.points.count == label.points.count {
      let found = Array(estimate.points[range])
      self.estimate = RearfootAngle(found, definition, side: side)?.eversion
      deviation =
        estimate.deviations.count == label.points.count
        ? RearfootAngle.deviation(found, Array(estimate.deviations[range]), definition) : nil
    } else {
      (self.estimate, deviation) = (nil, nil)
    }
    sight = Self.sight(of: points, in: label)
    phase = known.flatMap(Self.phase)
    var conditions = label.conditions
    conditions["side"] = side.rawValue
    conditions["sight"] = sight.rawValue
    conditions["stance_part"] = phase?.rawValue
    self.conditions = conditions
  }

  /// The places of a side's points among those of both legs.
  static func points(of side: Side, _ definition: RearfootDefinition) -> Range<Int> {
    let first = side == .left ? 0 : definition.pointsPerLeg
    return first..<first + definition.pointsPerLeg
  }

  /// Of a picture whose conditions say that a marker is half hidden both legs count as such: which
  /// one it is is not known.
  private static func sight(
    of points: some Sequence<RearfootPoint>, in label: RearfootPicture
  ) -> Sight {
    let words = label.conditions
    if words["marker_kind"] == "none" || words["marker_wear"] == "none" { return .bare }
    let isHidden = points.contains { $0.visibility == .hidden }
    return isHidden || words["hidden"] == "half" ? .hidden : .visible
  }

  private static func phase(_ truth: RearfootTruth) -> Phase? {
    guard let percent = truth.stancePercent else { return truth.isFootFlat ? .standing : .outside }
    return (10...60).contains(percent) ? .footFlat : .outside
  }
}
