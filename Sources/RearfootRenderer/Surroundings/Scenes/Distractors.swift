package import GaitMath

/// Small bright things anywhere in the picture that are not markers: lamps, stickers, reflections.
///
/// A network that has seen many of them learns that a marker sits on a leg.
package enum Distractors {
  /// Up to eight, or none, on a floor's height.
  package static func things(floor: Double, using random: inout SplitMix64) -> [Thing] {
    guard random.happens(0.7) else { return [] }
    return (0..<random.index(below: 9)).map { _ in
      let at = Vector3(
        random.uniform(0.9...4), floor + random.uniform(0.02...1.4), random.within(1.6))
      let radius = random.uniform(0.006...0.03)
      let colour = random.colour(Palette.brights)
      switch random.index(below: 4) {
      case 0: return .disc(at: at, radius: radius, colour, glow: 0.9)
      case 1: return .disc(at: at, radius: radius, colour, roundness: 0.5)
      case 2: return .disc(at: at, radius: radius, colour)
      default:
        let size = SIMD2(Float(radius), Float(radius) * random.single(0.5...2))
        return Thing(
          middle: at,
          panels: [
            Panel(
              origin: at, across: Vector3(0, 0, 1), along: Vector3(0, 1, 0), from: -size, to: size,
              colour: colour)
          ])
      }
    }
  }
}
