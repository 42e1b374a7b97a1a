import Foundation
import GaitMath
import GaitModel
import RearfootRenderer
import Testing

/// Panels and things by their numbers.
@Suite struct ThingTests {
  private static let grey = SIMD3<Float>(repeating: 0.5)

  private func corners(_ panel: Panel) -> Set<Vector3> {
    Set(
      [panel.from, panel.to, SIMD2(panel.from.x, panel.to.y), SIMD2(panel.to.x, panel.from.y)]
        .map(panel.point))
  }

  @Test func rectanglesHaveTheCornersThatTheyAreAskedFor() {
    #expect(
      corners(.level(y: 0.5, x: -1...2, z: 3...4, Self.grey))
        == [
          Vector3(-1, 0.5, 3), Vector3(2, 0.5, 3), Vector3(-1, 0.5, 4), Vector3(2, 0.5, 4),
        ])
    #expect(
      corners(.facing(x: -2, y: 0...1, z: -0.5...0.25, Self.grey))
        == [
          Vector3(-2, 0, -0.5), Vector3(-2, 1, -0.5), Vector3(-2, 0, 0.25), Vector3(-2, 1, 0.25),
        ])
    #expect(
      corners(.beside(z: 7, x: 0...8, y: -1...1, Self.grey))
        == [Vector3(0, -1, 7), Vector3(8, -1, 7), Vector3(0, 1, 7), Vector3(8, 1, 7)])
    let panel = Panel.level(y: 0, x: 0...2, z: 0...4, Self.grey)
    #expect(panel.middle == Vector3(1, 0, 2))
    #expect(panel.with { $0.glow = 1 }.glow == 1 && panel.glow == 0)
  }

  /// The six faces of a box would be closed; the one below is never seen and left out.
  @Test func theFacesOfABoxLookOutward() {
    let box = Thing.box(x: 1...3, y: 0...1, z: -2...(-1), Self.grey)
    #expect(box.middle == Vector3(2, 0.5, -1.5))
    #expect(box.panels.count == 5)
    for panel in box.panels {
      let outward = panel.middle - box.middle
      #expect(panel.normal.dot(outward) > 0)
      #expect(abs(panel.normal.dot(outward) - outward.length) < 1e-9)
    }
    #expect(box.panels(seenFrom: box.middle).isEmpty)
    #expect(box.panels(seenFrom: Vector3(-5, 5, -1.5)).count == 2)
    #expect(box.panels(seenFrom: Vector3(-5, 5, 5)).count == 3)
  }

  @Test func aDiscIsRoundAndFacesTheCamera() throws {
    let disc = Thing.disc(at: Vector3(1, 2, 3), radius: 0.25, Self.grey, roundness: 0.5, glow: 0.75)
    let panel = try #require(disc.panels.first)
    #expect(panel.shape == .ellipse && panel.glow == 0.75 && panel.roundness == 0.5)
    #expect(abs(abs(panel.normal.x) - 1) < 1e-12)
    #expect(panel.to == SIMD2(0.25, 0.25) && panel.from == -panel.to)
    #expect(panel.point(SIMD2(0.25, 0)) == Vector3(1, 2, 3.25))
    #expect(panel.point(SIMD2(0, -0.25)) == Vector3(1, 1.75, 3))
    #expect(!disc.isClosed && disc.cast == nil)
  }

  /// A post of no length, and one that points at the camera, still are panels of the world.
  @Test(arguments: [Vector3(1, 0, 0), Vector3(4, 0, 0), Vector3(1, 0, 2), Vector3(1, -3, 0)])
  func postsInAnyDirectionAreRectangles(end: Vector3) throws {
    let start = Vector3(1, 0, 0)
    let post = Thing.post(from: start, to: end, radius: 0.02, Self.grey)
    let panel = try #require(post.panels.first)
    #expect(abs(panel.across.length - 1) < 1e-9 && abs(panel.along.length - 1) < 1e-9)
    #expect(abs(panel.across.dot(panel.along)) < 1e-9)
    #expect((panel.point(SIMD2(0, panel.to.y)) - end).length < 1e-6)
    #expect(abs(panel.to.x - panel.from.x - 0.04) < 1e-6)
  }

  /// a + b / (1 + d^2 / r^2), and lamps add up.
  @Test func lampsAddUp() {
    let first = LampField.Lamp(middle: Vector3(0, 2, 0), share: 0.8, reach: 2)
    let second = LampField.Lamp(middle: Vector3(3, 2, 4), share: 0.4, reach: 1)
    let field = LampField(everywhere: 0.5, lamps: [first, second])
    // At the first one: 5 m from the second.
    #expect(abs(field(first.middle) - (0.5 + 0.8 + 0.4 / 26)) < 1e-6)
    // Its reach below the first, so half of it; the second lies sqrt 29 away.
    #expect(abs(field(Vector3(0, 0, 0)) - (0.5 + 0.4 + 0.4 / 30)) < 1e-6)
    #expect(LampField()(Vector3(9, 9, 9)) == 1)
    #expect(abs(field(Vector3(1e6, 0, 0)) - 0.5) < 1e-6)
  }

  /// What has no pattern, no light of its own and hides what is behind gets dust; nothing else does.
  @Test func dustLiesOnPlainThingsAlone() {
    let plain = Panel.level(y: 0, x: 0...1, z: 0...1, Self.grey)
    var plan = ScenePlan()
    plan.setting = [
      plain, plain.with { $0.glow = 1 }, plain.with { $0.opacity = 0.5 },
      plain.with { $0.layers = [.grain(.fine, size: SIMD2(1, 1), amount: 0.1, at: .zero)] },
    ]
    let painted = plan.panels(seenFrom: Vector3(-2, 1, 0))
    #expect(painted.map { $0.layers.count } == [2, 0, 0, 1])
    func bare(_ panel: Panel) -> Panel { panel.with { $0.layers = [] } }
    #expect(painted.map(bare) == plan.setting.map(bare))
  }

  /// Where the sun stands low, shadows end after 12 m.
  @Test func noShadowIsLongerThanTwelveMetres() throws {
    var thing = Thing.disc(at: Vector3(2, 0, 1), radius: 0.1, Self.grey)
    thing.cast = (radius: 0.1, height: 40)
    var plan = ScenePlan()
    plan.things = [thing]
    let light = Light(
      toSun: Vector3(0, 0.6, 0.8), sun: SIMD3(repeating: 1), sky: .zero, ground: .zero)
    let shadow = try #require(plan.shadows(in: light).first)
    #expect(shadow.to.y == 12)
    // In full sun without a sky a shadow is as dark as one can be.
    #expect(abs(shadow.opacity - 0.9) < 1e-6)
  }

  /// The light's edge is soft by its width, and there is no shadow of a thing that throws none.
  @Test func softLightsThrowSoftShadows() throws {
    var thing = Thing.disc(at: .zero, radius: 0.1, Self.grey)
    thing.cast = (radius: 0.1, height: 1)
    var plan = ScenePlan()
    plan.things = [thing]
    let fades = [0.0, 0.3].map { softness in
      plan.shadows(
        in: Light(
          toSun: Vector3(0, 0.6, 0.8), sun: SIMD3(repeating: 1), sky: .zero, ground: .zero,
          softness: softness)
      ).first?.fade ?? -1
    }
    #expect(fades[0] > 0 && abs(fades[1] - fades[0] - 0.3) < 1e-6)
  }
}
