import GaitMath

/// Things that stand about in rooms.
enum Furniture {
  /// Something on the floor at a place.
  static func any(
    x: Double, z: Double, floor: Double, using random: inout SplitMix64
  ) -> [Thing] {
    switch random.index(below: 10) {
    case 0: return couch(x, z, floor, using: &random)
    case 1: return ball(x, z, floor, using: &random)
    case 2: return rack(x, z, floor, using: &random)
    case 3: return bin(x, z, floor, using: &random)
    case 4: return stool(x, z, floor, using: &random)
    case 5: return bench(x, z, floor, using: &random)
    case 6: return plant(x, z, floor, using: &random)
    case 7: return cone(x, z, floor, using: &random)
    case 8: return tripod(x, z, floor, using: &random)
    default: return box(x, z, floor, using: &random)
    }
  }

  private static func couch(
    _ x: Double, _ z: Double, _ floor: Double, using random: inout SplitMix64
  ) -> [Thing] {
    let top = floor + random.uniform(0.5...0.8)
    let (long, wide) = (random.uniform(0.9...1.9), random.uniform(0.5...0.7))
    let steel = random.colour([0xD0D2D4, 0x707377, 0xF0F0F0])
    var things = [
      Thing.box(
        x: x...(x + wide), y: (top - 0.1)...top, z: (z - long / 2)...(z + long / 2),
        random.colour(Palette.brights + Palette.carpets + Palette.plastics))
    ]
    for leg in [z - long / 2 + 0.08, z + long / 2 - 0.08] {
      things.append(
        .post(
          from: Vector3(x + 0.05, floor, leg), to: Vector3(x + 0.05, top - 0.1, leg), radius: 0.02,
          steel))
    }
    return things
  }

  private static func ball(
    _ x: Double, _ z: Double, _ floor: Double, using random: inout SplitMix64
  ) -> [Thing] {
    let radius = random.pick(0.03, 0.1, 0.12, 0.28, 0.33)
    return [
      .disc(
        at: Vector3(x, floor + radius, z), radius: radius, random.colour(Palette.brights),
        roundness: 0.5)
    ]
  }

  private static func rack(
    _ x: Double, _ z: Double, _ floor: Double, using random: inout SplitMix64
  ) -> [Thing] {
    let wide = random.uniform(0.8...1.6)
    let steel = random.colour(Palette.plastics)
    var things: [Thing] = []
    for level in 0..<2 + random.index(below: 2) {
      let y = floor + 0.15 + 0.33 * Double(level)
      var panels = Thing.box(
        x: x...(x + 0.3), y: (y - 0.04)...y, z: (z - wide / 2)...(z + wide / 2), steel
      ).panels
      var place = z - wide / 2 + 0.08
      let weights = random.colour(Palette.plastics + Palette.brights)
      while place < z + wide / 2 - 0.06 {
        let radius = random.uniform(0.04...0.08)
        panels +=
          Thing.disc(
            at: Vector3(x - 0.02, y + radius, place), radius: radius, weights, roundness: 0.2
          ).panels
        panels +=
          Thing.disc(
            at: Vector3(x - 0.03, y + radius, place), radius: radius * 0.3,
            random.colour([0xC9CCCE, 0x888B8E]), roundness: 0.2
          ).panels
        place += 2 * radius + random.uniform(0.01...0.06)
      }
      things.append(Thing(middle: Vector3(x, y, z), panels: panels))
    }
    return things
  }

  private static func bin(
    _ x: Double, _ z: Double, _ floor: Double, using random: inout SplitMix64
  ) -> [Thing] {
    let radius = random.uniform(0.1...0.2)
    var bin = Thing.post(
      from: Vector3(x, floor, z), to: Vector3(x, floor + random.uniform(0.25...0.7), z),
      radius: radius, random.colour(Palette.plastics + Palette.brights))
    for index in bin.panels.indices { bin.panels[index].shape = .column(taper: 0.15, bulge: 0) }
    return [bin]
  }

  private static func stool(
    _ x: Double, _ z: Double, _ floor: Double, using random: inout SplitMix64
  ) -> [Thing] {
    let top = floor + random.uniform(0.4...0.6)
    let steel = random.colour([0xC9CCCE, 0x2E3135, 0xA97C50])
    var things = [
      Thing.box(
        x: (x - 0.18)...(x + 0.18), y: (top - 0.06)...top, z: (z - 0.19)...(z + 0.19),
        random.colour(Palette.brights + Palette.plastics + Palette.woods))
    ]
    for leg in [-0.16, 0.16] {
      for depth in [-0.15, 0.15] {
        things.append(
          .post(
            from: Vector3(x + depth, floor, z + leg * 1.15),
            to: Vector3(x + depth, top - 0.05, z + leg), radius: 0.013, steel))
      }
    }
    return things
  }

  private static func bench(
    _ x: Double, _ z: Double, _ floor: Double, using random: inout SplitMix64
  ) -> [Thing] {
    let top = floor + 0.44
    let steel = random.colour(Palette.plastics)
    return [
      .box(
        x: x...(x + 1.1), y: (top - 0.07)...top, z: (z - 0.14)...(z + 0.14),
        random.colour(Palette.plastics + Palette.clothes)),
      .post(
        from: Vector3(x + 0.1, floor, z), to: Vector3(x + 0.1, top - 0.07, z), radius: 0.03, steel),
      .box(x: x...(x + 0.06), y: floor...(floor + 0.05), z: (z - 0.25)...(z + 0.25), steel),
    ]
  }

  static func plant(
    _ x: Double, _ z: Double, _ floor: Double, using random: inout SplitMix64
  ) -> [Thing] {
    var things = bin(x, z, floor, using: &random)
    let green = random.colour([0x3F6B35, 0x2E4F2A, 0x5B7F3A, 0x6E8F55])
    for _ in 0..<14 {
      let tip = Vector3(
        x + random.within(0.3), floor + random.uniform(0.6...1.3), z + random.within(0.4))
      var leaf = Thing.post(
        from: Vector3(x, floor + 0.4, z + random.within(0.05)), to: tip,
        radius: random.uniform(0.01...0.05), green * random.single(0.6...1.3), roundness: 0.4)
      for index in leaf.panels.indices {
        leaf.panels[index].shape = .column(taper: -0.8, bulge: 0.4)
      }
      things.append(leaf)
    }
    return things
  }

  static func cone(
    _ x: Double, _ z: Double, _ floor: Double, using random: inout SplitMix64
  ) -> [Thing] {
    let tall = random.uniform(0.05...0.5)
    let colour = random.colour([0xFF6A13, 0xF5D000, 0x22C55E, 0x2D7DFF, 0xE53935])
    var cone = Thing.post(
      from: Vector3(x, floor, z), to: Vector3(x, floor + tall, z), radius: 0.06 + 0.15 * tall,
      colour, roundness: 0.5)
    for index in cone.panels.indices {
      cone.panels[index].shape = .column(taper: -0.8, bulge: 0)
      if tall > 0.25 {
        cone.panels[index].layers = [
          .band(
            .v, at: Float(tall) * 0.6, width: Float(tall) * 0.2, fade: 0,
            colour: SIMD3(repeating: 0.9), strength: 1)
        ]
      }
    }
    return [cone]
  }

  private static func tripod(
    _ x: Double, _ z: Double, _ floor: Double, using random: inout SplitMix64
  ) -> [Thing] {
    let black = random.colour([0x151618, 0x2A2B2D, 0x8A8F94])
    let top = Vector3(x, floor + random.uniform(0.8...1.4), z)
    return [-0.3, 0, 0.3].map { foot in
      Thing.post(
        from: Vector3(x + 0.1, floor, z + foot), to: top, radius: 0.012, black)
    } + [.disc(at: top, radius: 0.04, random.colour(Palette.brights), roundness: 0.3)]
  }

  private static func box(
    _ x: Double, _ z: Double, _ floor: Double, using random: inout SplitMix64
  ) -> [Thing] {
    let (wide, deep) = (random.uniform(0.2...0.7), random.uniform(0.2...0.5))
    return [
      .box(
        x: x...(x + deep), y: floor...(floor + random.uniform(0.1...0.9)),
        z: (z - wide / 2)...(z + wide / 2),
        random.colour(Palette.woods + Palette.plastics + Palette.walls + Palette.clothes),
        layers: [.grain(.cloud, size: SIMD2(0.01, 0.03), amount: 0.07, at: random.place())])
    ]
  }
}
