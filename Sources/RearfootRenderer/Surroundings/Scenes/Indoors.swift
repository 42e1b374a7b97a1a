import Foundation
package import GaitMath

/// Rooms, with or without a treadmill.
package enum Indoors {
  /// A room by chance, so wide that a camera stands in it.
  package static func plan(
    _ kind: Surroundings.Kind, camera: Camera, travel: Double, using random: inout SplitMix64
  ) -> ScenePlan {
    var plan = ScenePlan()
    let treadmill = Treadmill(using: &random)
    let floor = kind == .treadmill ? -treadmill.height : 0
    let isLarge = kind == .gym || random.happens(0.4)
    // A camera stands in the room whatever its size.
    let side = abs(camera.position.z) + 0.4
    let walls = Walls(
      ahead: max(
        isLarge ? random.uniform(4...14) : random.uniform(1.9...4.5), camera.position.x + 1.5),
      left: max(isLarge ? random.uniform(2.5...7) : random.uniform(1.1...2.4), side),
      right: max(isLarge ? random.uniform(2.5...7) : random.uniform(1.1...2.4), side),
      floor: floor, height: random.uniform(2.4...(isLarge ? 4.5 : 3)),
      behind: min(camera.position.x - 0.5, -3))
    walls.add(to: &plan, using: &random)
    plan.lamps = .sampled(walls, using: &random)
    lightPools(&plan, walls, using: &random)
    let isFull = random.uniform(0...1)
    for _ in 0..<Int(isFull * (isLarge ? 14 : 6)) {
      let x = random.uniform(1.6...max(walls.ahead - 0.4, 1.7))
      let z = random.uniform(-walls.left...walls.right)
      plan.setting.append(
        Panel.shade(
          y: floor, x: (x - 0.1)...(x + 0.4), z: (z - 0.25)...(z + 0.25), opacity: 0.45, fade: 0.25)
      )
      plan.things += Furniture.any(x: x, z: z, floor: floor, using: &random)
    }
    for _ in 0..<random.index(below: isLarge ? 5 : 2) {
      let z = random.uniform(-walls.left...walls.right) * 0.9
      let x = random.uniform(2...max(walls.ahead - 0.5, 2.1))
      plan.things += People.legs(x: x, z: z, floor: floor, using: &random)
    }
    if random.happens(0.35) { cable(&plan, floor, using: &random) }
    if random.happens(0.3) { mat(&plan, floor, kind, using: &random) }
    if kind == .treadmill {
      plan.setting += treadmill.base(z: 0)
      let parts = treadmill.parts(z: 0, travel: travel)
      plan.underFoot += parts.level
      plan.things += parts.things.map { thing in
        var thing = thing
        thing.standsOnTheWay = true
        return thing
      }
      if isLarge, random.happens(0.7) {
        for neighbour in [-1.0, 1] where random.happens(0.7) {
          let z = neighbour * (2 * treadmill.halfWidth + random.uniform(0.25...0.7))
          plan.setting += treadmill.base(z: z)
          let other = treadmill.parts(z: z, travel: 0)
          plan.setting += other.level
          plan.things += other.things
          if random.happens(0.4) {
            plan.things += People.legs(x: random.uniform(0...0.4), z: z, floor: 0, using: &random)
          }
        }
      }
    } else {
      stripes(&plan, using: &random)
    }
    return plan
  }

  /// Soft bright places on the floor: lamps and windows mirrored in it, or sun on it.
  private static func lightPools(
    _ plan: inout ScenePlan, _ walls: Walls, using random: inout SplitMix64
  ) {
    for _ in 0..<random.index(below: 5) {
      let (x, z) = (random.uniform(-1...walls.ahead), random.uniform(-walls.left...walls.right))
      let (long, wide) = (random.uniform(0.3...1.6), random.uniform(0.15...0.8))
      plan.setting.append(
        Panel.level(
          y: walls.floor, x: (x - long)...(x + long), z: (z - wide)...(z + wide),
          SIMD3(0.9, 0.88, 0.82)
        ).with {
          $0.shape = .ellipse
          $0.opacity = random.single(0.06...0.28)
          $0.fade = Float(wide) * 0.9
        })
    }
    if random.happens(0.2) {
      // The sun through a window.
      let (x, z) = (random.uniform(-0.5...walls.ahead), random.within(walls.right))
      let turn = random.within(0.7)
      let along = Vector3(1, 0, turn).normalised ?? Vector3(1, 0, 0)
      plan.setting.append(
        Panel(
          origin: Vector3(x, walls.floor, z), across: Vector3(-along.z, 0, along.x), along: along,
          to: SIMD2(random.single(0.3...0.9), random.single(0.6...1.8)),
          colour: SIMD3(1, 0.93, 0.8)
        ).with {
          $0.opacity = random.single(0.3...0.7)
          $0.fade = 0.02
          $0.glow = 0.7
        })
    }
  }

  private static func cable(
    _ plan: inout ScenePlan, _ floor: Double, using random: inout SplitMix64
  ) {
    let colour = random.colour([0x141416, 0xE4E4E0, 0xFF7A1A])
    var at = Vector3(random.uniform(0...3), floor, random.within(2))
    var heading = random.uniform(0...6)
    for _ in 0..<24 {
      let along = Vector3(cos(heading), 0, sin(heading))
      plan.setting.append(
        Panel(
          origin: at, across: Vector3(-along.z, 0, along.x), along: along, from: SIMD2(-0.005, 0),
          to: SIMD2(0.005, 0.12), colour: colour
        ).with { $0.isGround = floor == 0 })
      at += along * 0.115
      heading += random.within(0.5)
    }
  }

  private static func mat(
    _ plan: inout ScenePlan, _ floor: Double, _ kind: Surroundings.Kind,
    using random: inout SplitMix64
  ) {
    let z = random.within(1.5)
    let x = random.uniform(-1...3)
    let colour = random.colour(Palette.brights + Palette.carpets)
    plan.setting.append(
      Panel.level(
        y: floor, x: x...(x + random.uniform(0.8...2)), z: z...(z + random.uniform(0.5...1.2)),
        colour
      ).with {
        $0.isGround = floor == 0
        $0.layers = [.grain(.fine, size: SIMD2(0.004, 0.004), amount: 0.1, at: .zero)]
      })
  }

  /// Lines and dots on the floor where people are filmed as they walk.
  private static func stripes(_ plan: inout ScenePlan, using random: inout SplitMix64) {
    for _ in 0..<random.index(below: 4) {
      let z = random.within(0.8)
      let colour = random.colour(Palette.brights)
      if random.happens(0.5) {
        plan.setting.append(
          Panel.level(y: 0, x: -6...6, z: z...(z + random.uniform(0.02...0.06)), colour).with {
            $0.isGround = true
            $0.opacity = 0.9
          })
      } else {
        let size = random.uniform(0.008...0.05)
        let x = random.uniform(-0.8...3)
        plan.setting.append(
          Panel.level(y: 0, x: (x - size)...(x + size), z: (z - size)...(z + size), colour).with {
            $0.isGround = true
            $0.shape = random.happens(0.7) ? .ellipse : .rectangle
          })
      }
    }
  }
}
