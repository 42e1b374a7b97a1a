/// Something drawn on a panel, in the panel's metres.
package enum Layer: Sendable, Hashable {
  /// Where a layer's noise comes from.
  package enum Noise: Sendable, Hashable {
    case fine
    case cloud

    var table: NoiseTable { self == .fine ? .fine : .cloud }
  }

  /// The colour times 1 + amount n, with noise n of variance 1 whose texels are `size` metres.
  case grain(Noise, size: SIMD2<Float>, amount: Float, at: SIMD2<Float>)
  /// Another colour where noise is above a threshold; the passage is `width` of the noise wide.
  case patches(
    Noise, size: SIMD2<Float>, above: Float, width: Float, colour: SIMD3<Float>, strength: Float,
    at: SIMD2<Float>)
  /// Tiles, boards, bricks.
  case cells(Cells)
  /// Bands of another colour across an axis, each `width` metres wide.
  case bands(Axis, period: Float, width: Float, at: Float, colour: SIMD3<Float>, strength: Float)
  /// One band of another colour.
  case band(Axis, at: Float, width: Float, fade: Float, colour: SIMD3<Float>, strength: Float)
  /// From no change at one place to another colour at a second.
  case gradient(Axis, from: Float, to: Float, colour: SIMD3<Float>, strength: Float)

  /// The coordinate that a band is measured along.
  package enum Axis: Sendable, Hashable {
    case u
    case v
  }
}

/// A floor or wall of equal pieces with joints.
package struct Cells: Sendable, Hashable {
  /// Metres of a piece along u and v.
  package var size: SIMD2<Float>
  /// Metres of a joint.
  package var joint: Float
  /// The colour between the pieces.
  package var jointColour: SIMD3<Float>
  /// How much the joints show, 0 to 1.
  package var jointStrength: Float = 1
  /// How far each row along v begins after the one before, in pieces; nil for any place.
  package var shift: Float? = 0
  /// By how much the pieces differ in brightness.
  package var variety: Float = 0
  /// By how much a chequered floor's pieces differ, odd from even.
  package var chequer: Float = 0
  /// Where the pattern begins.
  package var at = SIMD2<Float>.zero

  package init(
    size: SIMD2<Float>, joint: Float, jointColour: SIMD3<Float>, jointStrength: Float = 1,
    shift: Float? = 0, variety: Float = 0, chequer: Float = 0, at: SIMD2<Float> = .zero
  ) {
    self.size = size
    self.joint = joint
    self.jointColour = jointColour
    self.jointStrength = jointStrength
    self.shift = shift
    self.variety = variety
    self.chequer = chequer
    self.at = at
  }
}
