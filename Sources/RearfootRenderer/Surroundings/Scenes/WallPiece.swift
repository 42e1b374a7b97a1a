import GaitMath

/// Something on a wall, some metres wide: a door, a window, a mirror, wall bars.
struct WallPiece {
  var width: Double
  var floor: Double
  var height: Double

  /// Makes a panel of a range along the wall (from 0 to the width), one of heights, and a colour.
  typealias Maker = (ClosedRange<Double>, ClosedRange<Double>, SIMD3<Float>) -> Panel

  func panels(using random: inout SplitMix64, make: Maker) -> [Panel] {
    switch random.index(below: 11) {
    case 0: return door(using: &random, make)
    case 1, 2: return window(using: &random, make)
    case 3: return mirror(using: &random, make)
    case 4: return bars(using: &random, make)
    case 5: return radiator(using: &random, make)
    case 6: return poster(using: &random, make)
    case 7: return shelf(using: &random, make)
    case 8: return curtain(using: &random, make)
    case 9: return sockets(using: &random, make)
    default: return []
    }
  }

  private func door(using random: inout SplitMix64, _ make: Maker) -> [Panel] {
    let colour = random.colour(Palette.woods + Palette.walls)
    let frame = random.colour([0xEDEBE6, 0x6B6E70, 0x3A3B3D])
    let wide = min(width, 0.95)
    let handle = random.happens(0.5) ? 0.1 : wide - 0.2
    let steel = random.colour([0xB8BCC0, 0x8E9296])
    return [
      make(0...wide, floor...(floor + 2.1), frame),
      make(0.07...(wide - 0.07), floor...(floor + 2.03), colour).with {
        $0.layers = [.grain(.cloud, size: SIMD2(0.004, 0.1), amount: 0.05, at: random.place())]
      },
      make(handle...(handle + 0.12), (floor + 1.03)...(floor + 1.06), steel),
    ]
  }

  private func window(using random: inout SplitMix64, _ make: Maker) -> [Panel] {
    let low = floor + (random.happens(0.3) ? 0.05 : random.uniform(0.5...1.1))
    let high = floor + min(height - 0.1, random.uniform(1.9...2.4))
    let frame = random.colour([0xEFEDE8, 0x55585B, 0x2A2B2D, 0xA97C50])
    let outside = random.pick(
      SIMD3<Float>(0.75, 0.9, 1.1), SIMD3(1.1, 1.1, 1.1), SIMD3(0.5, 0.6, 0.5),
      SIMD3(0.05, 0.06, 0.09))
    var panels = [
      make(0...width, low...high, frame),
      make(0.05...(width - 0.05), (low + 0.05)...(high - 0.05), outside).with {
        $0.glow = 0.9
        $0.layers = [
          .gradient(
            .v, from: Float(low + 0.9), to: Float(low), colour: outside * SIMD3(0.35, 0.45, 0.3),
            strength: random.single(0.2...1)),
          .grain(
            .cloud, size: SIMD2(0.02, 0.02), amount: random.single(0.05...0.35), at: random.place()),
        ]
      },
    ]
    if width > 0.7 {
      panels.append(make((width / 2 - 0.03)...(width / 2 + 0.03), low...high, frame))
    }
    if random.happens(0.3) {
      // A blind.
      panels.append(
        make(0.05...(width - 0.05), (low + 0.05)...(high - 0.05), random.colour(Palette.walls)).with
        {
          $0.opacity = random.single(0.5...0.95)
          $0.glow = 0.3
          $0.layers = [
            .bands(
              random.happens(0.6) ? .v : .u, period: random.single(0.03...0.12), width: 0.008,
              at: 0, colour: SIMD3(repeating: 0.1), strength: 0.6)
          ]
        })
    }
    return panels
  }

  private func mirror(using random: inout SplitMix64, _ make: Maker) -> [Panel] {
    let low = floor + random.uniform(0.02...0.5)
    let high = floor + min(height - 0.2, random.uniform(1.7...2.2))
    let tone = random.colour(Palette.walls) * 0.75
    let carpet = random.colour(Palette.floors)
    var panels = [
      make(0...width, low...high, tone).with {
        $0.layers = [
          .gradient(
            .v, from: Float(low) + 0.62, to: Float(low) + 0.58, colour: carpet, strength: 0.9),
          .grain(.cloud, size: SIMD2(0.02, 0.03), amount: 0.25, at: random.place()),
        ]
        $0.glow = 0.15
      }
    ]
    // What stands in the room, dim and far.
    for _ in 0..<random.index(below: 4) {
      let at = random.uniform(0...max(width - 0.3, 0.01))
      let top = random.uniform((low + 0.3)...max(high - 0.1, low + 0.4))
      panels.append(
        make(
          at...min(at + random.uniform(0.05...0.3), width), (low + 0.3)...top,
          random.colour(Palette.clothes + Palette.plastics)
        ).with {
          $0.fade = 0.02
          $0.opacity = 0.8
        })
    }
    panels.append(make(0...width, (low - 0.02)...low, random.colour(Palette.plastics)))
    return panels
  }

  private func bars(using random: inout SplitMix64, _ make: Maker) -> [Panel] {
    let colour = random.colour(Palette.woods)
    let wide = min(width, 0.95)
    let top = floor + min(height - 0.1, 2.3)
    var panels = [
      make(0...0.06, floor...top, colour * 0.8),
      make((wide - 0.06)...wide, floor...top, colour * 0.8),
    ]
    var y = floor + 0.2
    while y < top - 0.1 {
      panels.append(
        make(0.05...(wide - 0.05), (y - 0.03)...(y - 0.005), SIMD3(repeating: 0.01)).with {
          $0.opacity = 0.35
          $0.fade = 0.02
        })
      panels.append(make(0.04...(wide - 0.04), y...(y + 0.035), colour))
      y += 0.14
    }
    return panels
  }

  private func radiator(using random: inout SplitMix64, _ make: Maker) -> [Panel] {
    let colour = random.colour([0xECEAE5, 0xD9D6CF])
    let low = floor + 0.12
    return [
      make(0...width, (low - 0.1)...(low + 0.6), SIMD3(repeating: 0.01)).with {
        $0.opacity = 0.3
        $0.fade = 0.05
      },
      make(0...width, low...(low + 0.55), colour).with {
        $0.layers = [
          .bands(.u, period: 0.05, width: 0.018, at: 0, colour: colour * 0.45, strength: 0.8)
        ]
      },
    ]
  }

  private func poster(using random: inout SplitMix64, _ make: Maker) -> [Panel] {
    let wide = min(width, random.uniform(0.3...0.9))
    let low = floor + random.uniform(0.5...1.3)
    let paper = random.colour(Palette.brights + Palette.walls)
    let ink = random.colour(Palette.brights + Palette.clothes)
    var panels = [
      make(0...wide, low...(low + wide * 1.4), paper).with {
        $0.layers = [
          .patches(
            .cloud, size: SIMD2(0.012, 0.014), above: 0.2, width: 0.1, colour: ink, strength: 0.9,
            at: random.place())
        ]
      }
    ]
    for line in 0..<random.index(below: 6) {
      let y = low + 0.08 + 0.05 * Double(line)
      panels.append(make(0.04...(wide * random.uniform(0.5...0.9)), y...(y + 0.018), ink))
    }
    return panels
  }

  private func shelf(using random: inout SplitMix64, _ make: Maker) -> [Panel] {
    let wood = random.colour(Palette.woods + Palette.plastics)
    var panels = [make(0...width, floor...(floor + 1.8), wood * 0.35)]
    var y = floor + 0.05
    while y < floor + 1.7 {
      var u = 0.05
      while u < width - 0.12 {
        let wide = random.uniform(0.03...0.25)
        let tall = random.uniform(0.08...0.27)
        if random.happens(0.75), u + wide < width - 0.03 {
          panels.append(
            make(
              u...(u + wide), y...(y + tall),
              random.colour(Palette.brights + Palette.clothes + Palette.walls, off: 0.4) * 0.8))
        }
        u += wide + random.uniform(0.005...0.05)
      }
      panels.append(make(0...width, (y - 0.03)...y, wood))
      y += random.uniform(0.3...0.4)
    }
    return panels
  }

  private func curtain(using random: inout SplitMix64, _ make: Maker) -> [Panel] {
    let colour = random.colour(Palette.walls + Palette.carpets)
    let fold = random.single(0.07...0.16)
    return [
      make(0...width, (floor + 0.03)...(floor + height - 0.05), colour).with {
        $0.layers = [
          .grain(.cloud, size: SIMD2(fold / 8, 0.5), amount: 0.25, at: random.place()),
          .bands(.u, period: fold, width: fold * 0.4, at: 0, colour: colour * 0.45, strength: 0.4),
        ]
      }
    ]
  }

  private func sockets(using random: inout SplitMix64, _ make: Maker) -> [Panel] {
    let low = floor + random.uniform(0.2...0.4)
    let plate = random.colour([0xF4F3F0, 0xDCDAD4])
    var panels = (0..<1 + random.index(below: 3)).map { index in
      let u = 0.1 + 0.08 * Double(index)
      return make(u...(u + 0.075), low...(low + 0.075), plate)
    }
    let hole = make(0.12...0.155, (low + 0.018)...(low + 0.056), plate * 0.3)
    panels.append(hole.with { $0.shape = .ellipse })
    return panels
  }
}
