import GaitMath

/// A treadmill seen from behind; its belt is the ground (y = 0).
struct Treadmill {
  /// Metres below the belt at which the floor lies.
  let height: Double
  private let belt: Double
  private let rail: Double
  private let rear: Double
  private let front: Double
  private let body: SIMD3<Float>
  private let trim: SIMD3<Float>
  private let accent: SIMD3<Float>
  private let beltColour: SIMD3<Float>
  private let seed: UInt64

  init(using random: inout SplitMix64) {
    height = random.uniform(0.12...0.26)
    belt = random.uniform(0.42...0.62) / 2
    rail = random.uniform(0.06...0.14)
    rear = -random.uniform(0.55...1.0)
    front = random.uniform(0.55...0.95)
    body = random.colour(Palette.plastics)
    trim = random.colour(Palette.plastics + [0xB5B8BB, 0x9A9DA0])
    accent = random.colour(Palette.brights)
    beltColour = random.colour([0x1A1B1C, 0x26272A, 0x202226, 0x313335, 0x2A3038, 0x45484B])
    seed = random.next()
  }

  /// Metres from the middle to the outer edge.
  var halfWidth: Double { belt + rail }

  /// The things and the belt.
  ///
  /// - Parameters:
  ///   - z: Where the middle of the treadmill is.
  ///   - travel: Metres that the belt has run.
  /// - Returns: the belt and what stands on its level, and what stands around it.
  func parts(z: Double, travel: Double) -> (level: [Panel], things: [Thing]) {
    var random = SplitMix64(seed: seed)
    var level = deck(z, travel, using: &random)
    level += stickers(z, using: &random)
    return (level, things(z, using: &random))
  }

  /// The sides of the deck and its shade on the floor.
  func base(z: Double) -> [Panel] {
    let x = rear...front
    let wide = (z - halfWidth)...(z + halfWidth)
    let box = Thing.box(x: x, y: -height...0, z: wide, body)
    let around = (z - halfWidth - 0.06)...(z + halfWidth + 0.06)
    let shade = Panel.shade(
      y: -height, x: (rear - 0.05)...(front + 0.1), z: around, opacity: 0.75, fade: 0.12)
    return [shade] + box.panels
  }

  private func deck(_ z: Double, _ travel: Double, using random: inout SplitMix64) -> [Panel] {
    let x = rear...front
    var panels = [
      Panel.level(y: 0, x: x, z: (z - halfWidth)...(z + halfWidth), trim).with {
        $0.layers = [
          .grain(.fine, size: SIMD2(0.002, 0.002), amount: 0.08, at: .zero),
          .grain(.cloud, size: SIMD2(0.01, 0.04), amount: 0.08, at: random.place()),
        ]
        $0.sheen = 0.25
        $0.isGround = true
      }
    ]
    // Ribbed strips where one stands before the start.
    if random.happens(0.7) {
      for side in [-1.0, 1] {
        let inner = z + side * (belt + 0.2 * rail)
        let outer = z + side * (belt + 0.85 * rail)
        panels.append(
          Panel.level(
            y: 0, x: (rear + 0.1)...(front - 0.05), z: min(inner, outer)...max(inner, outer),
            beltColour * 1.3
          ).with {
            $0.layers = [
              .bands(
                random.happens(0.5) ? .u : .v, period: 0.012, width: 0.005, at: 0,
                colour: beltColour * 0.4, strength: 0.8),
              .grain(.cloud, size: SIMD2(0.008, 0.03), amount: 0.1, at: random.place()),
            ]
            $0.isGround = true
          })
      }
    }
    panels.append(beltPanel(z, travel, using: &random))
    let gap = SIMD3<Float>(repeating: 0.003)
    for side in [-1.0, 1] {
      let edge = z + side * belt
      panels.append(Panel.level(y: 0, x: x, z: (edge - 0.004)...(edge + 0.004), gap))
    }
    return panels
  }

  private func beltPanel(_ z: Double, _ travel: Double, using random: inout SplitMix64) -> Panel {
    var layers: [Layer] = [
      .grain(.fine, size: SIMD2(0.0025, 0.0025), amount: random.single(0.08...0.3), at: .zero),
      .grain(
        .cloud, size: SIMD2(0.006, 0.05), amount: random.single(0.05...0.15), at: random.place()),
      .grain(
        .cloud, size: SIMD2(0.02, 0.02), amount: random.single(0.03...0.12), at: random.place()),
    ]
    if random.happens(0.6) {
      // Worn where the feet fall.
      layers.append(
        .band(
          .u, at: Float(z), width: Float(belt), fade: Float(belt) * 0.7,
          colour: beltColour * 1.6 + 0.01,
          strength: random.single(0.1...0.6)))
    }
    if random.happens(0.4) {
      layers.append(
        .bands(
          .u, period: random.single(0.006...0.02), width: 0.003, at: 0, colour: beltColour * 0.5,
          strength: 0.6))
    }
    if random.happens(0.35) {
      for side in [-1.0, 1] {
        layers.append(
          .band(
            .u, at: Float(z + side * (belt - 0.035)), width: 0.008, fade: 0,
            colour: SIMD3(repeating: 0.5), strength: random.single(0.3...0.9)))
      }
    }
    let length = random.single(2.6...3.4)
    layers.append(
      .bands(
        .v, period: length, width: 0.006, at: random.single(0...3), colour: beltColour * 0.4,
        strength: 0.8))
    if random.happens(0.4) {
      layers.append(
        .bands(
          .v, period: length, width: random.single(0.02...0.05), at: random.single(0...3),
          colour: random.colour(Palette.brights), strength: random.single(0.3...0.8)))
    }
    return Panel.level(y: 0, x: rear...front, z: (z - belt)...(z + belt), beltColour).with {
      $0.layers = layers
      $0.isGround = true
      $0.sheen = random.single(0.05...0.3)
      $0.slide = SIMD2(0, -Float(travel))
    }
  }

  /// Labels and screws, as bright and as round as markers.
  private func stickers(_ z: Double, using random: inout SplitMix64) -> [Panel] {
    var panels: [Panel] = []
    for _ in 0..<random.index(below: 6) {
      let side = random.happens(0.5) ? 1.0 : -1
      let middle = z + side * (belt + rail * random.uniform(0.3...0.75))
      let x = random.uniform((rear + 0.06)...(front - 0.2))
      let size = random.uniform(0.005...0.022)
      let isRound = random.happens(0.5)
      panels.append(
        Panel.level(
          y: 0, x: (x - size)...(x + size * (isRound ? 1 : random.uniform(1...4))),
          z: (middle - size)...(middle + size), random.colour(Palette.brights)
        ).with {
          $0.shape = isRound ? .ellipse : .rectangle
          $0.isGround = true
        })
    }
    return panels
  }

  private func things(_ z: Double, using random: inout SplitMix64) -> [Thing] {
    var things: [Thing] = []
    let cover = random.uniform(0.03...0.09)
    // The cover of the rear roller.
    var rearCap = Thing.box(
      x: (rear - cover)...(rear + 0.02), y: (-height * 0.75)...0.012,
      z: (z - halfWidth - 0.01)...(z + halfWidth + 0.01), body)
    if random.happens(0.5) {
      let label = random.uniform(0.05...0.2)
      rearCap.panels.append(
        Panel.facing(
          x: rear - cover - 0.001, y: (-height * 0.5)...(-height * 0.3),
          z: (z - label)...(z + label),
          accent
        ).with { $0.across = $0.across })
    }
    for index in rearCap.panels.indices where rearCap.panels[index].across.z != 0 {
      // Round, as the roller in it.
      rearCap.panels[index].layers += [
        .grain(.cloud, size: SIMD2(0.012, 0.012), amount: 0.07, at: random.place()),
        .gradient(
          .v, from: Float(-height) * 0.25, to: 0.012, colour: body * 1.6 + 0.02,
          strength: random.single(0.2...0.8)),
        .gradient(
          .v, from: Float(-height) * 0.3, to: Float(-height) * 0.75, colour: body * 0.2,
          strength: 0.8),
      ]
    }
    rearCap.isClosed = false
    things.append(rearCap)
    for side in [-1.0, 1] {
      let corner = z + side * (halfWidth - 0.03)
      if random.happens(0.5) {
        things.append(
          .disc(
            at: Vector3(rear - cover - 0.004, -height * random.uniform(0.2...0.6), corner),
            radius: random.uniform(0.006...0.016), random.colour(Palette.brights), roundness: 0.2))
      }
    }
    // The motor's hood: a slope and a top.
    let hood = random.uniform(0.1...0.24)
    let deep = random.uniform(0.3...0.5)
    let slope = random.uniform(0.05...0.25)
    let wide = (z - halfWidth - 0.02)...(z + halfWidth + 0.02)
    let rise = Vector3(slope, hood, 0)
    var face = Panel(
      origin: Vector3(front, 0, z), across: Vector3(0, 0, 1),
      along: rise.normalised ?? Vector3(0, 1, 0), from: SIMD2(-Float(halfWidth) - 0.02, 0),
      to: SIMD2(Float(halfWidth) + 0.02, Float(rise.length)), colour: body)
    face.sheen = 0.2
    // A body of bent sheet or moulded plastic: lighter above, darker where it meets the belt.
    face.layers = [
      .grain(.cloud, size: SIMD2(0.01, 0.01), amount: 0.06, at: random.place()),
      .grain(.fine, size: SIMD2(0.0015, 0.0015), amount: 0.06, at: .zero),
      .gradient(
        .v, from: Float(rise.length) * 0.6, to: 0, colour: body * 0.25,
        strength: random.single(0.3...0.8)),
      .gradient(
        .v, from: Float(rise.length) * 0.85, to: Float(rise.length), colour: body * 1.7 + 0.02,
        strength: random.single(0.2...0.7)),
    ]
    if random.happens(0.4) {
      face.layers.append(
        .bands(
          random.happens(0.5) ? .u : .v, period: random.single(0.01...0.03), width: 0.005, at: 0,
          colour: body * 0.2, strength: 0.7))
    }
    var stripe = face
    stripe.layers = [
      .patches(
        .fine, size: SIMD2(0.008, 0.03), above: 0, width: 0.2, colour: body,
        strength: random.single(0...1),
        at: random.place())
    ]
    stripe.from = SIMD2(-Float(belt) * 0.6, Float(rise.length) * 0.4)
    stripe.to = SIMD2(Float(belt) * random.single(-0.1...0.6), Float(rise.length) * 0.6)
    stripe.colour = accent
    var top = Panel.level(y: hood, x: (front + slope)...(front + slope + deep), z: wide, body)
    top.sheen = 0.3
    let side = Thing.box(
      x: front...(front + slope + deep), y: -height...(hood * 0.7), z: wide, body)
    things.append(
      Thing(
        middle: Vector3(front + 0.2, 0.1, z),
        panels: side.panels + [top, face] + (random.happens(0.6) ? [stripe] : [])))
    things += frame(z, using: &random)
    return things
  }

  private func frame(_ z: Double, using random: inout SplitMix64) -> [Thing] {
    var things: [Thing] = []
    let lean = random.uniform(-0.1...0.35)
    let foot = front - random.uniform(0...0.15)
    let radius = random.uniform(0.025...0.05)
    let top = random.uniform(1.0...1.35)
    let colour = random.happens(0.5) ? body : random.colour([0x9A9DA0, 0xC9CCCE, 0x3C4045])
    let arm = random.uniform(0.15...0.6)
    // Some stand free: a walking pad or a laboratory's treadmill.
    guard random.happens(0.8) else { return [] }
    for side in [-1.0, 1] {
      let at = z + side * (halfWidth + random.uniform(-0.02...0.03))
      things.append(
        .box(
          x: (foot - 0.1)...(foot + 0.16), y: (-height)...random.uniform(0.02...0.12),
          z: (at - radius - 0.02)...(at + radius + 0.02), body))
      things.append(
        .post(
          from: Vector3(foot, -height * 0.5, at), to: Vector3(foot + lean, top, at), radius: radius,
          colour))
      // The hand rail.
      var rail = Thing.box(
        x: (foot + lean - arm)...(foot + lean), y: (top - 0.3)...(top - 0.26),
        z: (at - 0.02)...(at + 0.02), random.happens(0.5) ? trim : body)
      rail.middle = Vector3(foot + lean - arm, top - 0.3, at)
      things.append(rail)
    }
    things.append(
      .box(
        x: (foot + lean)...(foot + lean + 0.12), y: (top - 0.05)...(top + 0.3),
        z: (z - halfWidth)...(z + halfWidth), body))
    things.append(
      Thing(
        middle: Vector3(foot + lean - 0.01, top + 0.1, z),
        panels: [
          Panel.facing(
            x: foot + lean - 0.01, y: top...(top + 0.2), z: (z - 0.15)...(z + 0.15),
            random.happens(0.5) ? SIMD3(0.1, 0.35, 0.7) : SIMD3(0.05, 0.08, 0.06)
          ).with { $0.glow = 0.8 }
        ]))
    return things
  }
}
