package import GaitModel

/// A segment of the body with its share of the mass and the place of its centre.
///
/// De Leva 1996, doi:10.1016/0021-9290(95)00178-6, Table 4: adjusted from Zatsiorsky's athletic
/// students. Limbs count once a side.
package struct BodySegment: Sendable, Hashable {
  /// A number for men and one for women.
  package struct BySex: Sendable, Hashable {
    /// The column of men.
    package let male: Double
    /// The column of women.
    package let female: Double

    /// The column of a sex; the mean of both where it is not known.
    package func value(_ sex: CaptureContext.Sex?) -> Double {
      switch sex {
      case .male: male
      case .female: female
      case nil: (male + female) / 2
      }
    }
  }

  /// The segments that the points of a pose span.
  package enum Part: String, Sendable, Hashable, CaseIterable {
    case head, trunk, upperArm, forearm, hand, thigh, shank, foot

    /// Whether there is one a side.
    package var isPaired: Bool { self != .head && self != .trunk }
  }

  /// Which segment.
  package let part: Part
  /// Share of the body's mass.
  package let mass: BySex
  /// The place of the centre, as a share of the way from the first to the second end.
  package let centre: BySex

  private init(
    _ part: Part, mass: (Double, Double), centre: (Double, Double)
  ) {
    self.part = part
    self.mass = BySex(male: mass.0, female: mass.1)
    self.centre = BySex(male: centre.0, female: centre.1)
  }

  /// Every segment. Head: from the top of the head to the base of the neck. Trunk: from the middle
  /// of the shoulders to that of the hips. Limbs: from the upper to the lower joint. The hand's
  /// mass stands at the wrist, since poses have no point on it that lasts. Foot: heel to big toe.
  package static let all: [BodySegment] = [
    BodySegment(.head, mass: (0.0694, 0.0668), centre: (0.5002, 0.4841)),
    BodySegment(.trunk, mass: (0.4346, 0.4257), centre: (0.4310, 0.3782)),
    BodySegment(.upperArm, mass: (0.0271, 0.0255), centre: (0.5772, 0.5754)),
    BodySegment(.forearm, mass: (0.0162, 0.0138), centre: (0.4574, 0.4559)),
    BodySegment(.hand, mass: (0.0061, 0.0056), centre: (0, 0)),
    BodySegment(.thigh, mass: (0.1416, 0.1478), centre: (0.4095, 0.3612)),
    BodySegment(.shank, mass: (0.0433, 0.0481), centre: (0.4395, 0.4352)),
    BodySegment(.foot, mass: (0.0137, 0.0129), centre: (0.4415, 0.4014)),
  ]

  /// The names of the points at both ends; of the given side for limbs.
  package func ends(_ side: Side) -> (PointName, PointName) {
    switch part {
    case .head: (.head, .neck)
    case .trunk: (.neck, .midHip)
    case .upperArm: (.on(side, "shoulder"), .on(side, "elbow"))
    case .forearm: (.on(side, "elbow"), .on(side, "wrist"))
    case .hand: (.on(side, "wrist"), .on(side, "wrist"))
    case .thigh: (.on(side, "hip"), .on(side, "knee"))
    case .shank: (.on(side, "knee"), .on(side, "ankle"))
    case .foot: (.on(side, "heel"), .on(side, "big_toe"))
    }
  }

  /// Points that may stand for the whole segment where an end is missing, nearest first: the joint
  /// by which it hangs on the body.
  package func stands(_ side: Side) -> [PointName] {
    switch part {
    case .head: [.neck]
    case .trunk: []
    case .upperArm: [.on(side, "shoulder"), .neck]
    case .forearm: [.on(side, "elbow"), .on(side, "shoulder"), .neck]
    case .hand: [.on(side, "elbow"), .on(side, "shoulder"), .neck]
    case .thigh, .shank: []
    case .foot: [.on(side, "ankle")]
    }
  }
}
