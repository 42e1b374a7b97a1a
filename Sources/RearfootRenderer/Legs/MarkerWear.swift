package import GaitMath
package import GaitModel

/// What a marker is.
package enum MarkerKind: String, Sendable, CaseIterable, Hashable {
  /// A ball, often of retro-reflective tape, on a base.
  case sphere
  /// A flat round disc.
  case disc
  /// Two strips of tape at right angles.
  case tapeCross = "tape_cross"
  /// A dot painted with a pen.
  case penDot = "pen_dot"
  /// A square sticker with round corners.
  case sticker
  /// A disc with rings, dark and light.
  case ring
  /// A disc with four quarters, dark and light in turn.
  case checker
  /// A small lamp.
  case led

  /// Whether it stands out from the surface rather than lying on it.
  package var isRaised: Bool { self == .sphere || self == .led }
}

/// What has happened to a marker: 0 is as new.
package struct MarkerWear: Sendable, Hashable {
  /// How much of the marker hangs off the surface, 0 to 1.
  package var peel: Double
  /// How dirty it is, 0 to 1.
  package var dirt: Double
  /// The share of its width that a sock, a trouser leg or a shoe covers, 0 to 1.
  package var cover: Double
  /// Where the cover comes from, radians from the outside of the body towards up: pi / 2 covers the
  /// upper edge first.
  package var coverAngle: Double
  /// Where its random marks come from.
  package var seed: UInt64

  package init(
    peel: Double = 0, dirt: Double = 0, cover: Double = 0, coverAngle: Double = .pi / 2,
    seed: UInt64 = 0
  ) {
    self.peel = peel
    self.dirt = dirt
    self.cover = cover
    self.coverAngle = coverAngle
    self.seed = seed
  }
}

/// A marker on a leg.
package struct WornMarker: Sendable, Hashable {
  /// The part of the leg it is worn on.
  package enum Part: String, Sendable, CaseIterable, Hashable {
    /// The lower leg: the place is local to `LegPose.shank`.
    case shank
    /// The back of the shoe or of the heel: the place is local to `LegPose.heel`.
    case heel
  }

  /// Which point it marks.
  package var point: PointName
  /// Where it is worn.
  package var part: Part
  /// The centre of what is drawn, local to the part, metres: the middle of a ball, the middle of the
  /// face of a flat marker.
  package var centre: Vector3
  /// Away from the surface, of length 1, local to the part.
  package var normal: Vector3
  /// Metres: of the ball or disc; half the width of a cross or sticker.
  package var radius: Double
  /// What it is.
  package var kind: MarkerKind
  /// Red, green and blue in linear light.
  package var colour: SIMD3<Float>
  /// Whether it is drawn: the points of a leg without markers are known but not seen.
  package var isPresent: Bool
  /// What has happened to it.
  package var wear: MarkerWear

  package init(
    point: PointName, part: Part, centre: Vector3, normal: Vector3, radius: Double,
    kind: MarkerKind, colour: SIMD3<Float>, isPresent: Bool = true, wear: MarkerWear = MarkerWear()
  ) {
    self.point = point
    self.part = part
    self.centre = centre
    self.normal = normal
    self.radius = radius
    self.kind = kind
    self.colour = colour
    self.isPresent = isPresent
    self.wear = wear
  }

  /// How far the centre of a marker lies from the surface that it is worn on, metres: a ball stands
  /// on a base of a fifth of its radius, everything else is half a millimetre thick.
  package static func standOff(of kind: MarkerKind, radius: Double) -> Double {
    kind.isRaised ? 1.2 * radius : 0.0005
  }
}
