import GaitMath

/// The legs of other people, far enough not to be the picture's subject.
enum People {
  /// Someone who stands or walks at a place.
  static func legs(
    x: Double, z: Double, floor: Double, using random: inout SplitMix64
  ) -> [Thing] {
    let skin = random.colour(Palette.skins, off: 0.1)
    let cloth = random.colour(Palette.clothes)
    let shoe = random.colour(Palette.shoes)
    let hasTrousers = random.happens(0.55)
    let scale = random.uniform(0.85...1.1)
    let stride = random.uniform(0...0.35)
    var panels: [Panel] = [
      Panel.shade(
        y: floor + 0.001, x: (x - 0.25)...(x + 0.3), z: (z - 0.25)...(z + 0.25), opacity: 0.4,
        fade: 0.15)
    ]
    for side in [-1.0, 1] {
      let foot = Vector3(x + side * stride / 2, floor, z + side * 0.1)
      let lift = side > 0 ? random.uniform(0...0.1) : 0
      let ankle = foot + Vector3(0, 0.08 * scale + lift, 0)
      let knee = Vector3(x + 0.03, floor + 0.48 * scale, z + side * 0.1)
      let hip = Vector3(x, floor + 0.92 * scale, z + side * 0.09)
      panels += limb(ankle, knee, 0.042, taper: 0.35, bulge: 0.18, hasTrousers ? cloth : skin)
      panels += limb(knee, hip, 0.06, taper: 0.5, bulge: 0, random.happens(0.9) ? cloth : skin)
      if !hasTrousers, random.happens(0.7) {
        panels += limb(
          ankle, ankle + Vector3(0, 0.09, 0), 0.043, taper: 0.05, bulge: 0,
          random.colour(Palette.shoes))
      }
      let sole = ankle - Vector3(0, 0.03 * scale, 0)
      panels += Thing.disc(at: sole, radius: 0.05 * scale, shoe, roundness: 0.4).panels
      // What may be taken for a marker.
      if random.happens(0.25) {
        panels +=
          Thing.disc(
            at: sole - Vector3(0.02, -0.01, 0), radius: random.uniform(0.006...0.015),
            random.colour(Palette.brights)
          ).panels
      }
    }
    let shirt = random.colour(Palette.clothes + Palette.walls)
    let (waist, neck) = (floor + 0.84 * scale, floor + 1.46 * scale)
    panels += limb(
      Vector3(x, waist, z), Vector3(x, neck, z), 0.15 * scale, taper: 0.25, bulge: -0.04, shirt)
    for side in [-1.0, 1] {
      let swing = random.within(0.15)
      let elbow = Vector3(x + swing, floor + 1.12 * scale, z + side * 0.24 * scale)
      let hand = elbow + Vector3(swing, -0.28 * scale, side * random.uniform(-0.06...0.04))
      panels += limb(
        elbow, Vector3(x, neck, z + side * 0.17 * scale), 0.04, taper: 0.2, bulge: 0, shirt)
      panels += limb(hand, elbow, 0.03, taper: 0.3, bulge: 0.1, skin)
    }
    let head = Vector3(x, floor + 1.62 * scale, z)
    panels += Thing.disc(at: head, radius: 0.1 * scale, skin * 0.6, roundness: 0.4).panels
    var thing = Thing(middle: Vector3(x, floor + 0.5, z), panels: panels)
    thing.cast = floor == 0 ? (0.15, 1.6) : nil
    return [thing]
  }

  private static func limb(
    _ from: Vector3, _ to: Vector3, _ radius: Double, taper: Float, bulge: Float,
    _ colour: SIMD3<Float>
  ) -> [Panel] {
    Thing.post(from: from, to: to, radius: radius, colour, roundness: 0.55).panels.map { panel in
      panel.with {
        $0.shape = .column(taper: taper, bulge: bulge)
        $0.fade = 0.006
        $0.layers = [.grain(.cloud, size: SIMD2(0.006, 0.012), amount: 0.12, at: .zero)]
      }
    }
  }
}
