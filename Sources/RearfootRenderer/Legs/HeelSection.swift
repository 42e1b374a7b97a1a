import Foundation

/// A horizontal cut through the heel or the heel of a shoe.
package struct HeelSection {
  /// How far forward of the back of the sole the section begins.
  package var start: Double
  /// Metres from the middle to either side.
  package var halfWidth: Double
  /// How far the round back reaches forward.
  package var depth: Double

  /// The cut at a height above the ground.
  package init(_ shape: LegShape, height: Double) {
    let sole = shape.soleThickness
    let counter = max(shape.counterHeight - sole, 0.01)
    let half = shape.heelWidth / 2
    let above = (height - sole) / counter
    if shape.footwear == .barefoot {
      let share = height / max(shape.counterHeight, 0.01)
      let knots = [0, 0.12, 0.35, 0.6, 1, 1.4]
      start = 0.01 * Profile.value(at: share, knots: knots, [0.5, -0.2, -0.6, -0.1, 1.4, 1.8])
      halfWidth = half * Profile.value(at: share, knots: knots, [0.86, 0.98, 1, 0.92, 0.72, 0.66])
    } else {
      let knots = [-1, -0.5, 0, 0.25, 0.6, 1, 1.3]
      let flare = shape.soleFlare
      start = Profile.value(at: above, knots: knots, [0, 0, 0.001, 0, 0.003, 0.011, 0.013])
      halfWidth = Profile.value(
        at: above, knots: knots,
        [
          half + flare, half + flare, half + 0.6 * flare, half, half * 0.96, half * 0.84,
          half * 0.8,
        ])
    }
    depth = halfWidth * 1.05
  }

  /// How far forward the back of the section is at a place to the outside.
  package func back(_ lateral: Double) -> Double {
    let share = min(abs(lateral) / max(halfWidth, 1e-6), 1)
    return start + depth * (1 - (1 - pow(share, 2.4)).squareRoot())
  }
}
