import GaitMath

/// What a floor is covered with.
enum Floors {
  /// A colour, what is drawn on it, and how it shines.
  typealias Covering = (colour: SIMD3<Float>, layers: [Layer], sheen: Float)

  /// Any floor of a room.
  static func indoor(using random: inout SplitMix64) -> Covering {
    switch random.index(below: 7) {
    case 0: return boards(using: &random)
    case 1: return tiles(using: &random)
    case 2: return vinyl(using: &random)
    case 3: return rubber(using: &random)
    case 4: return concrete(using: &random)
    case 5: return boards(using: &random)
    default: return carpet(using: &random)
    }
  }

  static func boards(using random: inout SplitMix64) -> Covering {
    let colour = random.colour(Palette.woods)
    let width = random.single(0.07...0.2)
    let length = random.single(0.9...2.2)
    // Boards run ahead (v) or across (u).
    let runsAhead = random.happens(0.7)
    let size = runsAhead ? SIMD2(width, length) : SIMD2(length, width)
    let grain = runsAhead ? SIMD2<Float>(0.004, 0.06) : SIMD2<Float>(0.06, 0.004)
    let wide = runsAhead ? SIMD2<Float>(0.012, 0.25) : SIMD2<Float>(0.25, 0.012)
    let cells = Cells(
      size: size, joint: random.single(0.0015...0.004), jointColour: colour * 0.25,
      jointStrength: random.single(0.4...0.9), shift: runsAhead ? 0 : nil,
      variety: random.single(0.1...0.5), at: random.place())
    return (
      colour,
      [
        .cells(cells), .grain(.fine, size: grain, amount: random.single(0.03...0.12), at: .zero),
        .grain(.cloud, size: wide, amount: random.single(0.04...0.12), at: random.place()),
      ], random.single(0.1...0.7)
    )
  }

  static func tiles(using random: inout SplitMix64) -> Covering {
    let colour = random.colour(Palette.floors + [0xE4E0D8, 0xD0C8BC, 0xB7B0A5])
    let side = random.pick(Float(0.1), 0.2, 0.3, 0.33, 0.45, 0.6)
    let cells = Cells(
      size: SIMD2(side, random.happens(0.25) ? side * 2 : side),
      joint: random.single(0.003...0.008),
      jointColour: random.happens(0.6) ? colour * 0.45 : (colour + 0.5) / 1.6,
      shift: random.happens(0.3) ? 0.5 : 0, variety: random.single(0.02...0.14),
      chequer: random.happens(0.12) ? random.single(0.4...1.2) : 0, at: random.place())
    return (
      colour,
      [
        .grain(
          .cloud, size: SIMD2(repeating: 0.012), amount: random.single(0.02...0.09),
          at: random.place()),
        .grain(.fine, size: SIMD2(repeating: 0.002), amount: random.single(0.01...0.04), at: .zero),
        .cells(cells),
      ], random.single(0.2...0.9)
    )
  }

  static func vinyl(using random: inout SplitMix64) -> Covering {
    let colour = random.colour(Palette.floors)
    var layers: [Layer] = [
      .grain(
        .cloud, size: SIMD2(repeating: 0.02), amount: random.single(0.02...0.08), at: random.place()
      ),
      .grain(.fine, size: SIMD2(repeating: 0.003), amount: random.single(0.02...0.08), at: .zero),
    ]
    if random.happens(0.5) {
      layers.append(
        .patches(
          .fine, size: SIMD2(repeating: 0.006), above: 1.7, width: 0.5,
          colour: random.happens(0.5) ? colour * 0.4 : colour * 0.3 + 0.5,
          strength: random.single(0.2...0.8), at: random.place()))
    }
    if random.happens(0.6) {
      layers.append(
        .bands(
          .u, period: random.single(1.5...2.1), width: 0.004, at: random.single(0...1),
          colour: colour * 0.6, strength: 0.6))
    }
    return (colour, layers, random.single(0.2...0.9))
  }

  static func rubber(using random: inout SplitMix64) -> Covering {
    let colour = random.colour([0x2A2B2D, 0x333437, 0x1F2022, 0x3B3D40])
    let flecks = random.colour(Palette.brights + [0x808080, 0x6D8FB0])
    var layers: [Layer] = [
      .grain(.fine, size: SIMD2(repeating: 0.004), amount: 0.15, at: .zero),
      .grain(.cloud, size: SIMD2(repeating: 0.03), amount: 0.06, at: random.place()),
      .patches(
        .fine, size: SIMD2(repeating: random.single(0.003...0.007)),
        above: random.single(1.5...2.2), width: 0.4, colour: flecks,
        strength: random.single(0.3...0.9), at: random.place()),
    ]
    if random.happens(0.7) {
      let side = random.pick(Float(0.5), 1)
      layers.append(
        .cells(
          Cells(
            size: SIMD2(side, side), joint: 0.004, jointColour: colour * 0.3, jointStrength: 0.8,
            variety: 0.06, at: random.place())))
    }
    return (colour, layers, random.single(0...0.25))
  }

  static func concrete(using random: inout SplitMix64) -> Covering {
    let colour = random.colour([0x8F8D89, 0xA3A09A, 0x77767A, 0xB4B0A8])
    return (
      colour,
      [
        .grain(
          .cloud, size: SIMD2(repeating: 0.03), amount: random.single(0.06...0.16),
          at: random.place()),
        .grain(.fine, size: SIMD2(repeating: 0.003), amount: 0.05, at: .zero),
        .patches(
          .cloud, size: SIMD2(repeating: 0.05), above: 1.3, width: 0.7, colour: colour * 0.6,
          strength: random.single(0.1...0.5), at: random.place()),
      ], random.single(0.05...0.8)
    )
  }

  static func carpet(using random: inout SplitMix64) -> Covering {
    let colour = random.colour(Palette.carpets)
    var layers: [Layer] = [
      .grain(
        .fine, size: SIMD2(repeating: random.single(0.003...0.006)),
        amount: random.single(0.1...0.25), at: .zero),
      .grain(
        .cloud, size: SIMD2(repeating: 0.04), amount: random.single(0.03...0.1), at: random.place()),
    ]
    if random.happens(0.4) {
      layers.append(
        .cells(
          Cells(
            size: SIMD2(0.5, 0.5), joint: 0.003, jointColour: colour * 0.7, jointStrength: 0.6,
            variety: random.single(0.05...0.3), chequer: random.single(0...0.2),
            at: random.place())))
    } else if random.happens(0.3) {
      let band = random.single(0.02...0.2)
      layers.append(
        .bands(
          random.happens(0.5) ? .u : .v, period: band * random.single(2...4), width: band, at: 0,
          colour: random.colour(Palette.carpets), strength: 0.7))
    }
    return (colour, layers, 0)
  }
}
