import Foundation
import GaitMath
import GaitModel
import RearfootRenderer
import Testing

/// What stands in places, before it is painted.
@Suite struct SceneTests {
  private static let indoor: [Surroundings.Kind] = [.treadmill, .gym, .practice]
  private static let outdoor: [Surroundings.Kind] = [.track, .road, .grass, .forest]

  private func plans(_ kind: Surroundings.Kind, count: Int = 40) -> [ScenePlan] {
    (0..<count).map { seed in
      var random = SplitMix64(seed: UInt64(seed))
      return Self.indoor.contains(kind)
        ? Indoors.plan(kind, camera: Place.camera(), travel: 0, using: &random)
        : Outdoors.plan(kind, using: &random)
    }
  }

  @Test(arguments: indoor + outdoor) func panelsAreRectanglesOfTheWorld(kind: Surroundings.Kind) {
    for plan in plans(kind) {
      for panel in plan.panels(seenFrom: Vector3(-2, 0.5, 0)) {
        #expect(abs(panel.across.length - 1) < 1e-9 && abs(panel.along.length - 1) < 1e-9)
        #expect(abs(panel.across.dot(panel.along)) < 1e-9)
        #expect(panel.from.x <= panel.to.x && panel.from.y <= panel.to.y)
        #expect(panel.colour.min() >= 0)
        #expect(panel.opacity >= 0 && panel.opacity <= 1)
      }
    }
  }

  /// Nothing sends back more light than falls on it, but what shines by itself.
  @Test(arguments: indoor + outdoor) func materialsSendBackLessThanTheyGet(
    kind: Surroundings.Kind
  ) {
    for plan in plans(kind) {
      for panel in plan.panels(seenFrom: Vector3(-2, 0.5, 0)) where panel.glow < 0.5 {
        #expect(panel.colour.max() < 1.25)
      }
    }
  }

  @Test(arguments: outdoor) func theGroundOutdoorsIsAtZeroAndTakesShadows(
    kind: Surroundings.Kind
  ) throws {
    for plan in plans(kind) {
      let ground = try #require(plan.setting.first { $0.isGround })
      #expect(ground.normal.y == 0 || abs(abs(ground.normal.y) - 1) < 1e-9)
      #expect(plan.setting.filter(\.isGround).allSatisfy { $0.origin.y == 0 })
    }
  }

  @Test func theBeltLiesOnTheGroundAndTheFloorBelowIt() throws {
    for plan in plans(.treadmill) {
      let belt = try #require(plan.underFoot.first { $0.isGround })
      #expect(belt.origin.y == 0)
      // Wide and long enough for two feet: 0.42 m and more, half a metre behind the heel.
      #expect(belt.to.x - belt.from.x > 0.42)
      #expect(belt.from.y < -0.5 && belt.to.y > 0.5)
      let floor = try #require(plan.setting.first)
      #expect(floor.origin.y <= -0.12 && floor.origin.y >= -0.26)
      #expect(!floor.isGround)
    }
  }

  @Test(arguments: [Surroundings.Kind.gym, .practice]) func floorsWithoutTreadmillAreTheGround(
    kind: Surroundings.Kind
  ) throws {
    for plan in plans(kind) {
      let floor = try #require(plan.setting.first)
      #expect(floor.origin.y == 0 && floor.isGround)
      #expect(plan.underFoot.isEmpty)
    }
  }

  /// A camera stands within the walls, whatever room the seed wants.
  @Test(arguments: [-7.5, -1.0, 3], [0.0, 2, -5]) func aRoomHoldsItsCamera(x: Double, z: Double) {
    for seed in 0..<30 {
      var random = SplitMix64(seed: UInt64(seed))
      let camera = Camera(position: Vector3(x, 0.5, z), focalLength: 300, size: Place.size)
      let plan = Indoors.plan(.practice, camera: camera, travel: 0, using: &random)
      let floor = plan.setting[0]
      #expect(Double(floor.from.x) < z && Double(floor.to.x) > z)
      #expect(Double(floor.from.y) < x && Double(floor.to.y) > x + 1)
    }
  }

  @Test func nearThingsComeAfterFarOnes() {
    var plan = ScenePlan()
    let panel = Panel.facing(x: 0, y: 0...1, z: 0...1, SIMD3(repeating: 0.5))
    for x in [3.0, 9, 1, 6] {
      plan.things.append(
        Thing(middle: Vector3(x, 0, 0), panels: [panel.with { $0.origin.x = x }]))
    }
    let order = plan.panels(seenFrom: Vector3(-2, 0, 0)).map(\.origin.x)
    #expect(order == [9, 6, 3, 1])
    #expect(plan.panels(seenFrom: Vector3(20, 0, 0)).map(\.origin.x) == [1, 3, 6, 9])
  }

  @Test func whatStandsOnTheBeltHidesIt() {
    var plan = ScenePlan()
    let panel = Panel.facing(x: 0, y: 0...1, z: 0...1, SIMD3(repeating: 0.5))
    func named(_ x: Double) -> Panel { panel.with { $0.origin.x = x } }
    plan.setting = [named(100)]
    plan.underFoot = [named(50)]
    var hood = Thing(middle: Vector3(8, 0, 0), panels: [named(8)])
    hood.standsOnTheWay = true
    plan.things = [hood, Thing(middle: Vector3(1, 0, 0), panels: [named(1)])]
    #expect(plan.panels(seenFrom: .zero).map(\.origin.x) == [100, 1, 50, 8])
  }

  @Test func ofABoxOnlyTheFacesTowardsTheCameraAreSeen() {
    let box = Thing.box(x: 1...2, y: 0...1, z: -1...1, SIMD3(repeating: 0.5))
    func normals(_ from: Vector3) -> Set<Vector3> { Set(box.panels(seenFrom: from).map(\.normal)) }
    #expect(normals(Vector3(-3, 0.5, 0)) == [Vector3(-1, 0, 0)])
    #expect(normals(Vector3(-3, 4, 0)) == [Vector3(-1, 0, 0), Vector3(0, 1, 0)])
    #expect(normals(Vector3(-3, 0.5, 5)) == [Vector3(-1, 0, 0), Vector3(0, 0, 1)])
    #expect(normals(Vector3(-3, 0.5, -5)) == [Vector3(-1, 0, 0), Vector3(0, 0, -1)])
    #expect(normals(Vector3(5, 0.5, 0)) == [Vector3(1, 0, 0)])
  }

  /// The corners of a box are where its ranges say.
  @Test func aBoxFillsItsRanges() {
    let box = Thing.box(x: 1...2, y: 0.25...1, z: -1...3, SIMD3(repeating: 0.5))
    #expect(box.middle == Vector3(1.5, 0.625, 1))
    for panel in box.panels {
      for u in [panel.from.x, panel.to.x] {
        for v in [panel.from.y, panel.to.y] {
          let corner = panel.point(SIMD2(u, v))
          #expect(corner.x == 1 || corner.x == 2)
          #expect(corner.y == 0.25 || corner.y == 1)
          #expect(corner.z == -1 || corner.z == 3)
        }
      }
    }
  }

  @Test func aPostRunsFromFootToTop() {
    let (foot, top) = (Vector3(1, 0, 0.2), Vector3(1, 2, 0.5))
    let post = Thing.post(from: foot, to: top, radius: 0.05, SIMD3(repeating: 0.3))
    let panel = post.panels[0]
    #expect((panel.point(SIMD2(0, panel.from.y)) - foot).length < 1e-6)
    #expect((panel.point(SIMD2(0, panel.to.y)) - top).length < 1e-6)
    #expect(panel.to.x - panel.from.x == 0.1)
    // A post of no length is none, but does no harm.
    let none = Thing.post(from: foot, to: foot, radius: 0.05, .zero)
    #expect(none.panels[0].to.y == 0)
  }

  /// A pole's shadow lies away from the sun, as long as its height over the tangent of the sun's.
  @Test(arguments: [30.0, 45, 60]) func polesThrowShadowsByTheSun(elevation: Double) throws {
    let up = elevation * .pi / 180
    let light = Light(
      toSun: Vector3(0, sin(up), cos(up)), sun: SIMD3(repeating: 1), sky: SIMD3(repeating: 0.2),
      ground: .zero)
    var plan = ScenePlan()
    var pole = Thing.post(
      from: Vector3(4, 0, 1), to: Vector3(4, 2, 1), radius: 0.1, SIMD3(repeating: 0.3))
    pole.cast = (0.1, 2)
    plan.things = [pole, Thing.disc(at: Vector3(5, 1, 0), radius: 0.1, .zero)]
    let shadows = plan.shadows(in: light)
    #expect(shadows.count == 1)
    let shadow = try #require(shadows.first)
    let foot = shadow.point(SIMD2(0, shadow.from.y))
    let tip = shadow.point(SIMD2(0, shadow.to.y))
    #expect((foot - Vector3(4, 0, 1)).length < 1e-6)
    #expect((tip - Vector3(4, 0, 1 - 2 / tan(up))).length < 1e-5)
    // What is dark there is the sun's share of the light.
    let key = Float(sin(up))
    #expect(abs(shadow.opacity - 0.9 * key / (key + 0.2)) < 1e-5)
  }

  @Test func withoutASunAboveThereAreNoShadows() {
    var plan = ScenePlan()
    var pole = Thing.disc(at: .zero, radius: 0.1, .zero)
    pole.cast = (0.1, 2)
    plan.things = [pole]
    for sun in [Vector3(1, 0, 0), Vector3(0, 1, 0), Vector3(1, 0.05, 0)] {
      let light = Light(toSun: sun, sun: SIMD3(repeating: 1), sky: .zero, ground: .zero)
      #expect(plan.shadows(in: light).isEmpty)
    }
  }

  /// Seven of ten places have bright spots, up to eight, as small as markers.
  @Test func distractorsAreAsSmallAsMarkers() {
    var random = SplitMix64(seed: 12)
    var counts = [Int](repeating: 0, count: 9)
    for _ in 0..<2000 {
      let things = Distractors.things(floor: 0, using: &random)
      counts[things.count] += 1
      for thing in things {
        #expect(thing.middle.y > 0 && thing.middle.x > 0.8)
        for panel in thing.panels { #expect((panel.to - panel.from).max() <= 0.121) }
      }
    }
    // 0.3 + 0.7 / 9 have none.
    #expect(abs(Double(counts[0]) / 2000 - 0.3778) < 0.06)
    #expect(counts.allSatisfy { $0 > 80 })
  }

  /// sRGB's curve backwards (IEC 61966-2-1).
  @Test(arguments: [
    (UInt32(0x000000), Float(0)), (0xFFFFFF, 1), (0x767676, 0.18116), (0x0A0A0A, 0.003035),
  ])
  func coloursAreReadAsOnAScreen(bytes: UInt32, light: Float) {
    let colour = Palette.hex(bytes)
    #expect(abs(colour.x - light) < 1e-4)
    #expect(colour.x == colour.y && colour.y == colour.z)
  }

  @Test func theOrderOfColoursIsRedGreenBlue() {
    #expect(Palette.hex(0xFF0000) == SIMD3(1, 0, 0))
    #expect(Palette.hex(0x00FF00) == SIMD3(0, 1, 0))
    #expect(Palette.hex(0x0000FF) == SIMD3(0, 0, 1))
  }
}

@Suite struct NoiseTableTests {
  @Test(arguments: [true, false]) func theFinestGridHasMeanZeroAndVarianceOne(isFine: Bool) {
    let table = isFine ? NoiseTable.fine : NoiseTable.cloud
    let finest = table.values.prefix(NoiseTable.side * NoiseTable.side).map(Double.init)
    let mean = finest.reduce(0, +) / Double(finest.count)
    let variance = finest.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(finest.count)
    #expect(abs(mean) < 1e-3)
    #expect(abs(variance - 1) < 1e-2)
  }

  @Test func coarserGridsAreMeansOfFourTexels() {
    let values = NoiseTable.fine.values
    for level in 1..<NoiseTable.levels {
      let (fine, coarse) = (
        NoiseTable.start(ofLevel: level - 1), NoiseTable.start(ofLevel: level)
      )
      let side = NoiseTable.side >> level
      for place in [(0, 0), (1, side - 1), (side / 2, side / 3)] {
        let corner = fine + 2 * place.1 * 2 * side + 2 * place.0
        let mean =
          (values[corner] + values[corner + 1] + values[corner + 2 * side]
            + values[corner + 2 * side + 1]) / 4
        #expect(abs(values[coarse + place.1 * side + place.0] - mean) < 1e-6)
      }
    }
    #expect(values.count == NoiseTable.start(ofLevel: NoiseTable.levels))
  }

  /// Clouds are smooth: neighbours are alike, also across the seam; grains are not.
  @Test func cloudsAreTiedToTheirNeighboursAndGrainsAreNot() {
    func tie(_ table: NoiseTable, column: Int) -> Float {
      let side = NoiseTable.side
      let next = (column + 1) % side
      let sum = (0..<side).reduce(Float(0)) {
        $0 + table.values[$1 * side + column] * table.values[$1 * side + next]
      }
      let own = (0..<side).reduce(Float(0)) {
        $0 + table.values[$1 * side + column] * table.values[$1 * side + column]
      }
      return sum / own
    }
    for column in [3, 100, 255] {
      #expect(tie(.cloud, column: column) > 0.5)
      #expect(abs(tie(.fine, column: column)) < 0.35)
    }
  }
}
