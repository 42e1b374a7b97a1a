package import GaitMath

/// How the light of lamps differs from place to place in a room: more below a lamp, less in corners.
///
/// A factor a + sum_i b_i / (1 + |p - c_i|^2 / r_i^2) on all light that falls on a place p.
package struct LampField: Sendable, Hashable {
  /// A lamp: where it is, how much it adds below it, and metres to half of that.
  package struct Lamp: Sendable, Hashable {
    /// Metres in the world.
    package var middle: Vector3
    /// What it adds at its own place.
    package var share: Float
    /// Metres to half of that.
    package var reach: Double

    package init(middle: Vector3, share: Float, reach: Double) {
      self.middle = middle
      self.share = share
      self.reach = reach
    }
  }

  /// What is everywhere.
  package var everywhere: Float = 1
  /// The lamps.
  package var lamps: [Lamp] = []

  package init(everywhere: Float = 1, lamps: [Lamp] = []) {
    self.everywhere = everywhere
    self.lamps = lamps
  }

  /// The factor at a place.
  package func callAsFunction(_ place: Vector3) -> Float {
    lamps.reduce(everywhere) { sum, lamp in
      let way = (place - lamp.middle) / lamp.reach
      return sum + lamp.share / (1 + Float(way.dot(way)))
    }
  }

  /// Lamps in a room's ceiling, or light from windows at its sides.
  static func sampled(_ walls: Walls, using random: inout SplitMix64) -> LampField {
    let count = 1 + random.index(below: 4)
    let strength = random.single(0.5...1.8) / Float(count)
    let lamps = (0..<count).map { _ in
      let isAbove = random.happens(0.75)
      let height = walls.floor + (isAbove ? walls.height : 1.5)
      let side = random.happens(0.5) ? walls.right : -walls.left
      let z = isAbove ? random.uniform(-walls.left...walls.right) : side
      return Lamp(
        middle: Vector3(random.uniform(-2...walls.ahead), height, z), share: strength,
        reach: random.uniform(1...2.6))
    }
    return LampField(everywhere: random.single(0.45...0.8), lamps: lamps)
  }
}
