import Foundation
import GaitMath
import GaitModel
import RearfootRenderer
import Testing

/// What optics says of pictures of legs, whatever the legs look like.
@Suite struct LegSimilarityTests {
  private let camera = StandingLeg.camera(size: PixelSize(width: 160, height: 240))

  private func legs(_ seed: UInt64, forward: Double = 0, aside: Double = 0) -> [DressedLeg] {
    Side.allCases.map { side in
      var random = SplitMix64(seed: seed)
      let dress = LegDress.sampled(using: &random, skinTone: 4)
      let shape = LegShape.sampled(
        using: &random, shankLength: 0.4, footLength: 0.26, footwear: dress.footwear)
      var pose = StandingLeg.pose(side, shape, forward: forward)
      for part in [\LegPose.shank, \.thigh, \.heel, \.forefoot] {
        pose[keyPath: part].origin = pose[keyPath: part].origin + Vector3(0, 0, aside)
      }
      let marker = StandingLeg.marker(
        PointName(rawValue: "\(side.rawValue)_leg_marker"),
        shape.shankBack(height: 0.2, lateral: 0), kind: .disc)
      return DressedLeg(pose: pose, shape: shape, dress: dress, markers: [marker])
    }
  }

  private func paint(_ legs: [DressedLeg], _ camera: Camera, _ light: Light) -> LegLayer {
    LegPainter.paint([legs], camera: camera, light: light, seed: 1)
  }

  private static let light = Light(
    toSun: Vector3(-0.8, 0.6, 0), sun: SIMD3(0.9, 0.7, 0.5), sky: SIMD3(0.3, 0.4, 0.5),
    ground: SIMD3(0.2, 0.1, 0.1))

  @Test(arguments: [1, 2, 3] as [UInt64]) func lightsAddUp(seed: UInt64) {
    let light = Self.light
    let legs = legs(seed)
    let both = paint(legs, camera, light)
    let sun = paint(
      legs, camera, Light(toSun: light.toSun, sun: light.sun, sky: .zero, ground: .zero))
    let soft = paint(
      legs, camera, Light(toSun: light.toSun, sun: .zero, sky: light.sky, ground: light.ground))
    var most: Float = 0
    for index in both.image.pixels.indices {
      let (one, other) = (sun.image.pixels[index], soft.image.pixels[index])
      let pixel = both.image.pixels[index]
      #expect(one.w == pixel.w && other.w == pixel.w)
      let gap = one + other - pixel
      most = max(most, abs(gap.x), abs(gap.y), abs(gap.z))
    }
    #expect(most < 5e-3)
    #expect(sun.seen == both.seen && soft.seen == both.seen)
  }

  @Test func withoutLightEverythingIsBlack() {
    let dark = Light(toSun: Vector3(0, 1, 0), sun: .zero, sky: .zero, ground: .zero)
    let image = paint(legs(4), camera, dark).image
    #expect(image.area > 500)
    #expect(image.pixels.allSatisfy { $0.x == 0 && $0.y == 0 && $0.z == 0 })
  }

  @Test(arguments: [5, 6] as [UInt64]) func finerPixelsSeeTheSameLegs(seed: UInt64) throws {
    let fine = StandingLeg.camera(size: PixelSize(width: 320, height: 480))
    let (small, large) = (
      paint(legs(seed), camera, Self.light), paint(legs(seed), fine, Self.light)
    )
    #expect(abs(large.image.area / 4 / small.image.area - 1) < 0.005)
    let (here, there) = (
      try #require(small.image.middle(\.w)), try #require(large.image.middle(\.w))
    )
    #expect((here - there / 2).length < 0.1)
    for (point, share) in small.seen {
      #expect(abs(share - (large.seen[point] ?? 0)) < 0.15, "\(point)")
    }
  }

  /// Along the ground the world has no marks of its own: legs and camera may stand anywhere.
  @Test func whereTheLegsStandDoesNotMatter() {
    let there = Vector3(1.5, 0, -2.25)
    var other = camera
    other.position = camera.position + there
    let one = paint(legs(7), camera, Self.light).image
    let two = paint(legs(7, forward: there.x, aside: there.z), other, Self.light).image
    #expect(abs(one.area - two.area) < 2)
    #expect(Place.difference(one, two) < 3e-4)
  }

  /// The width on the picture goes with 1 / depth.
  @Test func legsTwiceAsFarAwayAreHalfAsLarge() {
    let leg = StandingLeg.leg(aside: 0)
    let near = Camera(
      position: Vector3(-2.5, 0.27, 0), focalLength: 700, size: PixelSize(width: 320, height: 480))
    var far = near
    far.position.x = -5
    let areas = [near, far].map { paint([leg], $0, Self.light).image.area }
    // The back of the calf lies about 0.02 m behind the ankle, whose depths are 2.56 and 5.06.
    let depths = [2.5, 5.0].map { $0 + leg.shape.ankleInHeel.x }
    let expected = (depths[1] / depths[0]) * (depths[1] / depths[0])
    #expect(abs(areas[0] / areas[1] / expected - 1) < 0.03)
  }
}

/// The cut through the heel.
@Suite struct HeelSectionTests {
  private static let shapes = Footwear.allCases.map(StandingLeg.shape)

  @Test(arguments: shapes) func theBackIsRoundAndAlikeOnBothSides(shape: LegShape) {
    for height in stride(from: 0.005, through: 0.08, by: 0.015) {
      let section = HeelSection(shape, height: height)
      #expect(section.halfWidth > 0 && section.halfWidth < 0.06)
      #expect(section.back(0) == section.start)
      let steps = (0...20).map { Double($0) / 20 * section.halfWidth }
      for (inner, outer) in zip(steps, steps.dropFirst()) {
        #expect(section.back(inner) <= section.back(outer))
        #expect(section.back(outer) == section.back(-outer))
      }
      // Where the section is widest its sides begin; beyond them there is no more of it.
      #expect(abs(section.back(section.halfWidth) - section.start - section.depth) < 1e-12)
      #expect(section.back(9) == section.back(section.halfWidth))
    }
  }

  @Test func theSoleStandsOutByItsFlare() {
    var shape = StandingLeg.shape()
    shape.soleFlare = 0.008
    #expect(abs(HeelSection(shape, height: 0).halfWidth - shape.heelWidth / 2 - 0.008) < 1e-9)
    let above = shape.soleThickness + (shape.counterHeight - shape.soleThickness) / 4
    #expect(abs(HeelSection(shape, height: above).halfWidth - shape.heelWidth / 2) < 1e-9)
  }

  /// The outline of the leg has no gap where back and front meet.
  @Test(arguments: shapes) func theOutlineCloses(shape: LegShape) {
    for height in stride(from: 0, through: 0.5, by: 0.05) {
      let section = LegSection(shape, height: height)
      for side in [-1.0, 1] {
        let (back, front) = (
          section.outline(side * (.pi / 2 - 1e-7)), section.outline(side * (.pi / 2 + 1e-7))
        )
        #expect(abs(back.forward - front.forward) < 1e-3)
        #expect(abs(back.lateral - front.lateral) < 1e-9)
      }
      let ends = (section.outline(.pi), section.outline(-.pi))
      #expect(abs(ends.0.forward - section.frontDepth) < 1e-12)
      #expect(abs(ends.0.forward - ends.1.forward) < 1e-12)
      #expect(abs(ends.0.lateral) < 1e-12 && abs(ends.1.lateral) < 1e-12)
    }
  }
}
