import Foundation
package import GaitMath

extension Light {
  /// Where the light of a scene comes from.
  package enum Source: String, Sendable, Hashable, CaseIterable {
    /// Lamps in the ceiling: soft shadows under things.
    case lamps
    /// A window at the side.
    case window
    /// The sun: hard shadows.
    case sun
    /// A clouded sky: hardly any shadow.
    case overcast
  }

  /// A light from a source, its direction, strength and colour by chance; all ranges are chosen.
  package static func sampled(_ source: Source, using random: inout SplitMix64) -> Light {
    switch source {
    case .lamps:
      let colour = LightColour.balanced(
        kelvin: random.uniform(2700...6500), left: random.uniform(0.05...0.4))
      let share = random.single(0.3...0.6)
      return Light(
        toSun: direction(elevation: random.uniform(55...88), using: &random),
        sun: colour * share, sky: colour * (1 - share) * 1.05,
        ground: colour * random.single(0.15...0.4),
        softness: random.uniform(0.06...0.3))
    case .window:
      let day = LightColour.balanced(
        kelvin: random.uniform(5500...9000), left: random.uniform(0.1...0.5))
      let room = LightColour.balanced(
        kelvin: random.uniform(2700...6000), left: random.uniform(0.05...0.3))
      let side = random.unit() < 0.5 ? 90.0 : -90
      return Light(
        toSun: direction(
          elevation: random.uniform(20...50), azimuth: side + random.within(70)),
        sun: day * random.single(0.5...1), sky: room * random.single(0.25...0.5),
        ground: room * random.single(0.1...0.3), softness: random.uniform(0.08...0.3))
    case .sun:
      let warm = LightColour.balanced(
        kelvin: random.uniform(3800...6000), left: random.uniform(0.2...0.6))
      let blue = LightColour.balanced(
        kelvin: random.uniform(8000...14000), left: random.uniform(0.2...0.6))
      return Light(
        toSun: direction(elevation: random.uniform(18...65), using: &random),
        sun: warm * random.single(0.9...1.5), sky: blue * random.single(0.15...0.4),
        ground: warm * random.single(0.08...0.2), softness: 0.0047)
    case .overcast:
      let grey = LightColour.balanced(
        kelvin: random.uniform(5500...8500), left: random.uniform(0.1...0.5))
      return Light(
        toSun: direction(elevation: random.uniform(50...85), using: &random),
        sun: grey * random.single(0.05...0.25), sky: grey * random.single(0.65...0.9),
        ground: grey * random.single(0.1...0.25), softness: 0.5)
    }
  }

  private static func direction(
    elevation: Double, using random: inout SplitMix64
  ) -> Vector3 {
    direction(elevation: elevation, azimuth: random.uniform(-180...180))
  }

  /// Degrees above the horizon and to the right of straight ahead.
  private static func direction(elevation: Double, azimuth: Double) -> Vector3 {
    let (up, round) = (elevation * .pi / 180, azimuth * .pi / 180)
    return Vector3(cos(up) * cos(round), sin(up), cos(up) * sin(round))
  }
}
