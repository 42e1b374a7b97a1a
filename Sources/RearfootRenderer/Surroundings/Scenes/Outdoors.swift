package import GaitMath

/// Places under the sky.
package enum Outdoors {
  /// A place by chance; a kind that is not outdoors counts as grass.
  package static func plan(_ kind: Surroundings.Kind, using random: inout SplitMix64) -> ScenePlan {
    var plan = ScenePlan()
    sky(&plan, using: &random)
    switch kind {
    case .track: track(&plan, using: &random)
    case .road: road(&plan, using: &random)
    case .forest: forest(&plan, using: &random)
    default: grass(&plan, using: &random)
    }
    return plan
  }

  private static func sky(_ plan: inout ScenePlan, using random: inout SplitMix64) {
    let zenith = random.colour([0x6FA3DC, 0x8FB8E0, 0xC9D3DB, 0xB9C2C9, 0x4F86C6, 0xDCE2E6])
    let horizon = random.colour([0xDCE8F2, 0xE9EDF0, 0xCBD7E0, 0xF2E6D3])
    plan.farColour = horizon
    plan.setting.append(
      Panel.facing(x: 80, y: -30...120, z: -150...150, horizon).with {
        $0.glow = 1
        $0.layers = [
          .gradient(.v, from: 0, to: 45, colour: zenith, strength: 1),
          .patches(
            .cloud, size: SIMD2(0.9, 0.3), above: random.single(-0.5...1.5), width: 1.6,
            colour: SIMD3(repeating: 0.9), strength: random.single(0.2...0.9), at: random.place()),
        ]
      })
  }

  /// Leaves in clumps, dark between them, with bright tips.
  static func foliage(_ leaves: SIMD3<Float>, using random: inout SplitMix64) -> [Layer] {
    [
      .grain(.cloud, size: SIMD2(0.16, 0.12), amount: 0.35, at: random.place()),
      .grain(.cloud, size: SIMD2(0.025, 0.02), amount: 0.4, at: random.place()),
      .patches(
        .fine, size: SIMD2(0.045, 0.03), above: 0.3, width: 2.5, colour: leaves * 0.2,
        strength: 0.8,
        at: random.place()),
      .patches(
        .fine, size: SIMD2(0.03, 0.025), above: 1.3, width: 1.5, colour: leaves * 2.2 + 0.02,
        strength: 0.6, at: random.place()),
    ]
  }

  /// A row of trees, hedges or houses far away.
  private static func skyline(_ plan: inout ScenePlan, x: Double, using random: inout SplitMix64) {
    let leaves = random.colour([0x3E5A32, 0x2F4A2A, 0x55703F, 0x6B7F4A, 0x4A4F38])
    if random.happens(0.65) {
      for depth in 0..<2 {
        let away = x + 6 - 4 * Double(depth)
        plan.setting.append(
          Panel.facing(
            x: away, y: -0.2...random.uniform(2.5...9), z: -40...40,
            leaves * (depth == 0 ? 1.2 : 0.9)
          ).with {
            $0.fade = 0.5
            $0.layers = foliage(leaves, using: &random)
          })
      }
    } else {
      var z = -25.0
      while z < 25 {
        let wide = random.uniform(4...10)
        let wall = random.colour(Palette.walls + [0x9C5B45, 0xB8A080])
        let at = z
        plan.setting.append(
          Panel.facing(x: x + 3, y: 0...random.uniform(5...14), z: at...(at + wide), wall).with {
            $0.layers = [
              .grain(.cloud, size: SIMD2(0.1, 0.1), amount: 0.06, at: random.place()),
              .bands(.v, period: 3, width: 0.15, at: 0, colour: wall * 0.6, strength: 0.5),
            ]
          })
        var u = at + 0.6
        while u < at + wide - 1.4 {
          for floor in 0..<3 {
            let low = 1 + 3 * Double(floor)
            plan.setting.append(
              Panel.facing(
                x: x + 2.95, y: low...(low + 1.5), z: u...(u + 1), SIMD3(0.06, 0.08, 0.1)
              ).with {
                $0.sheen = 0.5
                $0.layers = [
                  .band(
                    .u, at: Float(u + 0.5), width: 0.07, fade: 0, colour: SIMD3(repeating: 0.7),
                    strength: 1)
                ]
              })
          }
          u += random.uniform(1.6...2.6)
        }
        z += wide + (random.happens(0.3) ? 2 : 0)
      }
    }
    if random.happens(0.5) { fence(&plan, x: x, using: &random) }
  }

  private static func fence(_ plan: inout ScenePlan, x: Double, using random: inout SplitMix64) {
    let colour = random.colour([0x5A5E60, 0xA9ADAF, 0x3E5A3A, 0x8A6A48, 0xE5E5E2])
    let tall = random.uniform(0.7...2)
    let post = random.single(0.06...0.14)
    if random.happens(0.5) {
      plan.setting.append(
        Panel.facing(x: x, y: 0...tall, z: -30...30, colour).with {
          $0.opacity = random.single(0.25...0.9)
          $0.layers = [
            .bands(.u, period: post * 1.6, width: post, at: 0, colour: colour * 1.2, strength: 1)
          ]
        })
    }
    for rail in 0..<3 {
      let y = tall * (0.15 + 0.4 * Double(rail))
      plan.setting.append(Panel.facing(x: x - 0.02, y: y...(y + 0.05), z: -30...30, colour))
    }
    for index in -10...10 {
      let z = 2.5 * Double(index)
      plan.setting.append(
        Panel.facing(x: x - 0.03, y: 0...(tall * 1.05), z: z...(z + 0.07), colour))
    }
  }

  static func ground(_ colour: SIMD3<Float>, _ layers: [Layer]) -> Panel {
    Panel.level(y: 0, x: -12...90, z: -90...90, colour).with {
      $0.layers = layers
      $0.isGround = true
    }
  }

  static func turf(using random: inout SplitMix64) -> (SIMD3<Float>, [Layer]) {
    let colour = random.colour([0x566943, 0x69784C, 0x4A5A38, 0x7C8053, 0x88845C, 0x5F6B50])
    var layers: [Layer] = [
      .grain(.cloud, size: SIMD2(0.05, 0.12), amount: 0.12, at: random.place()),
      .grain(.cloud, size: SIMD2(0.012, 0.02), amount: 0.22, at: random.place()),
      .grain(.fine, size: SIMD2(0.004, 0.018), amount: 0.32, at: .zero),
      .patches(
        .fine, size: SIMD2(0.007, 0.03), above: 0.9, width: 1, colour: colour * 1.8, strength: 0.45,
        at: random.place()),
      .patches(
        .cloud, size: SIMD2(0.008, 0.014), above: 0.7, width: 1, colour: colour * 0.25,
        strength: 0.6,
        at: random.place()),
      .patches(
        .cloud, size: SIMD2(0.04, 0.05), above: 1.2, width: 0.8,
        colour: random.colour([0x8A7A50, 0x6F5A3C, 0x9A9A58]), strength: random.single(0...0.7),
        at: random.place()),
    ]
    if random.happens(0.3) {
      layers.append(
        .patches(
          .fine, size: SIMD2(0.012, 0.012), above: 2.6, width: 0.1,
          colour: random.colour([0xFFFFFF, 0xF7E03C]), strength: 1, at: random.place()))
    }
    return (colour, layers)
  }

  private static func track(_ plan: inout ScenePlan, using random: inout SplitMix64) {
    let infield = turf(using: &random)
    plan.setting.append(ground(infield.0, infield.1))
    let colour = random.colour([
      0x8E4A3C, 0x854438, 0x9A5B4A, 0x3F6283, 0x86605A, 0x74423A, 0x6B4F4A,
    ])
    let left = -1.22 * (1.5 + Double(random.index(below: 4))) + random.within(0.3)
    let lanes = 4 + random.index(below: 5)
    let edge = left + 1.22 * Double(lanes)
    let white = SIMD3<Float>(repeating: random.single(0.55...0.85))
    plan.setting.append(
      Panel.level(y: 0, x: -12...80, z: left...edge, colour).with {
        $0.layers = [
          .grain(.fine, size: SIMD2(0.0035, 0.0035), amount: random.single(0.12...0.28), at: .zero),
          .grain(.cloud, size: SIMD2(0.006, 0.006), amount: 0.08, at: random.place()),
          .grain(.cloud, size: SIMD2(0.05, 0.2), amount: 0.07, at: random.place()),
          .bands(
            .u, period: 1.22, width: 0.05, at: Float(left), colour: white,
            strength: random.single(0.6...1)),
        ]
        $0.isGround = true
      })
    for _ in 0..<random.index(below: 4) {
      // Marks of changing zones.
      let x = random.uniform(-1.5...8)
      let lane = left + 1.22 * Double(random.index(below: lanes))
      let mark = random.colour([0xFFFFFF, 0xF5D000, 0x2D7DFF, 0x22A050])
      plan.setting.append(
        Panel.level(
          y: 0, x: x...(x + random.uniform(0.05...0.4)),
          z: (lane + 0.1)...(lane + random.uniform(0.2...1.1)), mark
        ).with {
          $0.opacity = 0.85
          $0.isGround = true
        })
    }
    skyline(&plan, x: random.uniform(10...25), using: &random)
    for _ in 0..<random.index(below: 4) {
      let (x, z) = (random.uniform(4...12), random.within(3.5))
      plan.things +=
        random.happens(0.5)
        ? People.legs(x: x, z: z, floor: 0, using: &random)
        : Furniture.cone(x, z, 0, using: &random)
    }
  }

  private static func road(_ plan: inout ScenePlan, using random: inout SplitMix64) {
    let asphalt = random.colour([0x5E6063, 0x6E6F71, 0x4B4D50, 0x7F7D79, 0x8B8985])
    var layers: [Layer] = [
      .grain(.fine, size: SIMD2(0.004, 0.004), amount: random.single(0.15...0.3), at: .zero),
      .grain(.cloud, size: SIMD2(0.012, 0.012), amount: 0.08, at: random.place()),
      .grain(.cloud, size: SIMD2(0.06, 0.2), amount: 0.09, at: random.place()),
      .patches(
        .cloud, size: SIMD2(0.08, 0.1), above: 1.3, width: 0.15, colour: asphalt * 0.6,
        strength: random.single(0...0.8), at: random.place()),
    ]
    let marked = random.happens(0.7)
    if marked {
      layers.append(
        .band(
          .u, at: random.single(-1.4...1.4), width: 0.12, fade: 0.004,
          colour: SIMD3(repeating: 0.75),
          strength: random.single(0.5...0.95)))
    }
    plan.setting.append(ground(asphalt, layers))
    // A pavement at one side.
    let side = random.happens(0.5) ? 1.0 : -1
    let kerb = side * random.uniform(-0.6...1.6)
    let slab = random.colour([0xA7A39B, 0xB9B4AA, 0x8F8C87, 0xA58A7B])
    let far = side * 7
    plan.setting.append(
      Panel.level(y: 0, x: -12...60, z: min(kerb, far)...max(kerb, far), slab).with {
        $0.layers = [
          .grain(.fine, size: SIMD2(0.004, 0.004), amount: 0.1, at: .zero),
          .grain(.cloud, size: SIMD2(0.03, 0.03), amount: 0.08, at: random.place()),
          .cells(
            Cells(
              size: random.pick(SIMD2(0.3, 0.3), SIMD2(0.5, 0.5), SIMD2(0.2, 0.1), SIMD2(0.6, 0.9)),
              joint: 0.007, jointColour: slab * 0.35, jointStrength: 0.8,
              shift: random.happens(0.5) ? 0.5 : 0,
              variety: random.single(0.05...0.3), at: random.place())),
        ]
        $0.isGround = true
      })
    plan.setting.append(
      Panel.level(y: 0, x: -12...60, z: (kerb - 0.07)...(kerb + 0.07), slab * 1.15).with {
        $0.isGround = true
        $0.layers = [
          .bands(.v, period: 1, width: 0.01, at: 0, colour: slab * 0.3, strength: 0.8)
        ]
      })
    skyline(&plan, x: random.uniform(9...20), using: &random)
    for _ in 0..<random.index(below: 4) {
      plan.things += car(z: -side * random.uniform(2.2...4.5), using: &random)
    }
    for _ in 0..<random.index(below: 3) {
      plan.things += bollard(
        x: random.uniform(2...9), z: kerb + side * random.uniform(0.1...1.2), using: &random)
    }
    for _ in 0..<random.index(below: 3) {
      plan.things += People.legs(
        x: random.uniform(4...12), z: random.within(3), floor: 0, using: &random)
    }
  }

  private static func car(z: Double, using random: inout SplitMix64) -> [Thing] {
    let x = random.uniform(4...16)
    let colour = random.colour([
      0xB8BABC, 0x1E1F22, 0x8A1F1F, 0x27406B, 0xE8E8E8, 0x6A6D70, 0x3F5A4A,
    ])
    let glass = SIMD3<Float>(0.03, 0.035, 0.04)
    let lamp = random.colour([0xB01515, 0xFF3B30])
    let wide = (z - 0.9)...(z + 0.9)
    let body = Thing.box(x: x...(x + 4), y: 0.3...0.95, z: wide, colour).panels
    let cabin = Thing.box(
      x: (x + 0.6)...(x + 3), y: 0.95...1.45, z: (z - 0.75)...(z + 0.75), glass
    ).panels
    var panels = [
      Panel.shade(
        y: 0.001, x: (x - 0.1)...(x + 4.1), z: (z - 1)...(z + 1), opacity: 0.7, fade: 0.2)
    ]
    panels += (body + cabin).map { panel in
      panel.with {
        $0.sheen = 0.5
        $0.fade = 0.05
      }
    }
    for side in [-0.7, 0.7] {
      panels +=
        Thing.disc(at: Vector3(x - 0.02, 0.3, z + side), radius: 0.28, SIMD3(repeating: 0.012))
        .panels
      panels +=
        Thing.disc(at: Vector3(x - 0.05, 0.75, z + side), radius: 0.1, lamp, glow: 0.3).panels
    }
    panels.append(
      Panel.facing(x: x - 0.05, y: 0.5...0.62, z: (z - 0.26)...(z + 0.26), SIMD3(repeating: 0.75)))
    return [Thing(middle: Vector3(x + 1, 0.6, z), panels: panels)]
  }

  private static func bollard(
    x: Double, z: Double, using random: inout SplitMix64
  ) -> [Thing] {
    let colour = random.colour(Palette.plastics + [0xE53935, 0xF2F2F2])
    let top = random.uniform(0.6...1.1)
    var post = Thing.post(
      from: Vector3(x, 0, z), to: Vector3(x, top, z), radius: random.uniform(0.04...0.07), colour)
    for index in post.panels.indices {
      post.panels[index].layers = [
        .grain(.fine, size: SIMD2(0.004, 0.004), amount: 0.05, at: .zero),
        .band(
          .v, at: Float(top) * 0.8, width: 0.08, fade: 0,
          colour: random.colour([0xFFFFFF, 0xFF9100]),
          strength: 1),
      ]
    }
    post.cast = (0.05, top)
    return [post]
  }

  private static func grass(_ plan: inout ScenePlan, using random: inout SplitMix64) {
    let turf = turf(using: &random)
    plan.setting.append(ground(turf.0, turf.1))
    if random.happens(0.4) {
      let path = random.colour([0xA59B88, 0x8F8371, 0xB8AE9A, 0x777570])
      let left = random.uniform(-1.4...0)
      plan.setting.append(
        Panel.level(y: 0, x: -12...40, z: left...(left + random.uniform(1...2.4)), path).with {
          $0.fade = random.single(0.02...0.2)
          $0.layers = [
            .grain(.fine, size: SIMD2(0.005, 0.005), amount: 0.2, at: .zero),
            .grain(.cloud, size: SIMD2(0.03, 0.05), amount: 0.12, at: random.place()),
          ]
          $0.isGround = true
        })
    }
    skyline(&plan, x: random.uniform(9...30), using: &random)
    for _ in 0..<random.index(below: 5) {
      trunk(&plan, x: random.uniform(3...14), z: random.within(6), using: &random)
    }
    for _ in 0..<random.index(below: 3) {
      plan.things += Furniture.cone(random.uniform(1.5...7), random.within(3), 0, using: &random)
    }
    for _ in 0..<random.index(below: 3) {
      plan.things += People.legs(
        x: random.uniform(4...12), z: random.within(4), floor: 0, using: &random)
    }
  }

  private static func trunk(
    _ plan: inout ScenePlan, x: Double, z: Double, using random: inout SplitMix64
  ) {
    let bark = random.colour([0x5A4634, 0x6B5A48, 0x7A6F62, 0x4A3B2E, 0xA8A296])
    let radius = random.uniform(0.06...0.3)
    plan.setting.append(
      Panel.shade(
        y: 0, x: (x - radius)...(x + radius), z: (z - 1.5 * radius)...(z + 1.5 * radius),
        opacity: 0.6,
        fade: Float(radius)))
    var tree = Thing.post(
      from: Vector3(x, -0.02, z), to: Vector3(x + random.within(0.2), 6, z + random.within(0.5)),
      radius: radius, bark)
    for index in tree.panels.indices {
      tree.panels[index].shape = .column(taper: -0.3, bulge: 0)
      tree.panels[index].layers = [
        .grain(.fine, size: SIMD2(0.015, 0.08), amount: 0.3, at: random.place()),
        .grain(.cloud, size: SIMD2(0.02, 0.1), amount: 0.25, at: random.place()),
      ]
    }
    tree.cast = (radius, 6)
    plan.things.append(tree)
  }

  private static func forest(_ plan: inout ScenePlan, using random: inout SplitMix64) {
    let leaves = random.colour([0x5A4A2E, 0x6F5233, 0x4C4A2C, 0x7D6137, 0x3F4A2A])
    plan.setting.append(
      ground(
        leaves,
        [
          .grain(.cloud, size: SIMD2(0.03, 0.04), amount: 0.2, at: random.place()),
          .patches(
            .cloud, size: SIMD2(0.012, 0.012), above: 0.3, width: 0.5, colour: leaves * 0.35,
            strength: 0.8, at: random.place()),
          .patches(
            .fine, size: SIMD2(0.016, 0.016), above: 1, width: 0.4,
            colour: random.colour([0xA9793F, 0xB98B4E, 0x8A9A4A, 0xC2A267]), strength: 0.8,
            at: random.place()),
        ]))
    let path = random.colour([0x7A6A55, 0x8F7D66, 0x6A5C4C, 0x9A8F80])
    let left = -random.uniform(0.5...1.2)
    plan.setting.append(
      Panel.level(y: 0, x: -12...40, z: left...(left + random.uniform(1.2...2.4)), path).with {
        $0.fade = 0.25
        $0.layers = [
          .grain(.cloud, size: SIMD2(0.02, 0.03), amount: 0.16, at: random.place()),
          .grain(.fine, size: SIMD2(0.006, 0.008), amount: 0.2, at: .zero),
          .patches(
            .fine, size: SIMD2(0.022, 0.022), above: 1.7, width: 0.3, colour: leaves * 1.6,
            strength: 0.8, at: random.place()),
          .patches(
            .cloud, size: SIMD2(0.006, 0.006), above: 1.5, width: 0.3, colour: path * 0.4,
            strength: 0.6, at: random.place()),
        ]
        $0.isGround = true
      })
    let far = random.colour([0x3A4A2A, 0x4F6036, 0x2F3B24, 0x6F7550])
    plan.setting.append(
      Panel.facing(x: 26, y: 0...25, z: -40...40, far).with {
        $0.layers = foliage(far, using: &random)
        $0.layers.append(
          .patches(
            .cloud, size: SIMD2(0.03, 0.05), above: 1.2, width: 1, colour: SIMD3(0.75, 0.85, 0.8),
            strength: random.single(0.1...0.9), at: random.place()))
      })
    for _ in 0..<20 + random.index(below: 20) {
      let z = random.within(11)
      if abs(z) > 0.9 { trunk(&plan, x: random.uniform(2...22), z: z, using: &random) }
    }
    for _ in 0..<8 {
      // Bushes.
      let z = random.within(7)
      guard abs(z) > 1.2 else { continue }
      let x = random.uniform(2...14)
      var bush = Thing.disc(
        at: Vector3(x, 0.25, z), radius: random.uniform(0.25...0.8), far * random.single(0.7...1.6),
        roundness: 0.4)
      for index in bush.panels.indices {
        bush.panels[index].fade = 0.15
        bush.panels[index].layers = foliage(far, using: &random)
      }
      plan.things.append(bush)
    }
  }
}
