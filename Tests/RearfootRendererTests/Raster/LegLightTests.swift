import Foundation
import GaitMath
import RearfootRenderer
import Testing

@Suite struct LegLightTests {
  private let eye = SIMD4<Float>(-3, 0.5, 0, 0)
  private let up = SIMD4<Float>(0, 1, 0, 0)

  private func scene(
    sun: Float = 0, sky: Float = 0, ground: Float = 0, toSun: Vector3 = Vector3(0, 1, 0)
  ) -> Light {
    Light(
      toSun: toSun, sun: SIMD3(repeating: sun), sky: SIMD3(repeating: sky),
      ground: SIMD3(repeating: ground))
  }

  private func capsule(
    _ x: Float, _ z: Float, radius: Float = 0.06, leg: Int = 1, isAboveFoot: Bool = true
  ) -> LegLight.Capsule {
    LegLight.Capsule(
      start: SIMD4(x, 0.1, z, 0), end: SIMD4(x, 0.5, z, 0), radius: radius, leg: leg,
      isAboveFoot: isAboveFoot)
  }

  @Test func softLightIsThatOfTwoHalves() {
    let light = LegLight(scene(sky: 0.8, ground: 0.2), eye: eye, capsules: [])
    // High above the ground, where nothing is in the way.
    let place = SIMD4<Float>(0, 3, 0, 0)
    let above = light(place, up, .cloth, leg: 0, isFoot: false)
    #expect(abs(above.x - 0.8) < 1e-5)
    let aside = light(place, SIMD4(0, 0, 1, 0), .cloth, leg: 0, isFoot: false)
    #expect(abs(aside.x - 0.5) < 1e-5)
    let below = light(place, -up, .cloth, leg: 0, isFoot: false)
    #expect(abs(below.x - 0.2) < 1e-5)
  }

  @Test func keyLightIsFullWhereItIsFacedAndNoneBehind() {
    let light = LegLight(scene(sun: 1), eye: eye, capsules: [])
    let place = SIMD4<Float>(0, 3, 0, 0)
    #expect(abs(light(place, up, .shoe, leg: 0, isFoot: false).x - 1) < 1e-5)
    #expect(light(place, -up, .shoe, leg: 0, isFoot: false).x == 0)
  }

  @Test func skinLetsRedInDeepest() {
    let light = LegLight(scene(sun: 1), eye: eye, capsules: [])
    // At the edge of the shade.
    let edge = light(SIMD4(0, 3, 0, 0), SIMD4(-1, 0, 0, 0), .skin, leg: 0, isFoot: false)
    #expect(edge.x > edge.y)
    #expect(edge.y > edge.z)
    #expect(edge.z > 0)
    let cloth = light(SIMD4(0, 3, 0, 0), SIMD4(-1, 0, 0, 0), .cloth, leg: 0, isFoot: false)
    #expect(cloth.x == cloth.z)
  }

  @Test func otherLegShadesWhatLiesBehindIt() {
    let toSun = Vector3(0, 0, 1)
    let alone = LegLight(scene(sun: 1, toSun: toSun), eye: eye, capsules: [])
    let shaded = LegLight(
      scene(sun: 1, toSun: toSun), eye: eye, capsules: [capsule(0, 0.3)])
    let normal = SIMD4<Float>(0, 0, 1, 0)
    func red(_ light: LegLight, _ x: Float, _ height: Float, leg: Int = 0) -> Float {
      light(SIMD4(x, height, 0, 0), normal, .cloth, leg: leg, isFoot: false).x
    }
    #expect(red(alone, 0, 0.3) == 1)
    #expect(red(shaded, 0, 0.3) < 0.01)
    // Beside the shade and above it.
    #expect(red(shaded, 0.1, 0.3) == 1)
    #expect(red(shaded, 0, 0.65) == 1)
    // A leg does not shade itself; a leg on the far side shades nothing.
    #expect(red(shaded, 0, 0.3, leg: 1) == 1)
    let behind = LegLight(
      scene(sun: 1, toSun: toSun), eye: eye, capsules: [capsule(0, -0.3)])
    #expect(red(behind, 0, 0.3) == 1)
  }

  @Test func legShadesItsFootAlone() {
    let light = LegLight(
      scene(sun: 1), eye: eye,
      capsules: [capsule(0, 0, leg: 0), capsule(5, 0, leg: 0, isAboveFoot: false)])
    let place = SIMD4<Float>(0, 0.01, 0, 0)
    #expect(light(place, up, .shoe, leg: 0, isFoot: true).x < 0.01)
    #expect(light(place, up, .shoe, leg: 0, isFoot: false).x == 1)
  }

  @Test func softLightFadesNearTheOtherLeg() {
    let normal = SIMD4<Float>(0, 0, 1, 0)
    let place = SIMD4<Float>(0, 0.3, 0, 0)
    var before = 0.0 as Float
    for distance in [0.09, 0.12, 0.2, 0.5, 2] as [Float] {
      let cover = LegLight.cover(place, normal, capsule(0, distance))
      if before > 0 { #expect(cover < before) }
      #expect(cover >= 0 && cover <= 0.85)
      before = cover
    }
    #expect(before < 0.002)
    // What the surface turns away from takes little.
    let away = LegLight.cover(place, -normal, capsule(0, 0.12))
    #expect(away < LegLight.cover(place, normal, capsule(0, 0.12)) / 3)
  }

  @Test func nearTheGroundItIsDarker() {
    let light = LegLight(scene(sky: 1, ground: 1), eye: eye, capsules: [])
    let normal = SIMD4<Float>(-1, 0, 0, 0)
    let low = light(SIMD4(0, 0, 0, 0), normal, .shoe, leg: 0, isFoot: true)
    let high = light(SIMD4(0, 0.4, 0, 0), normal, .shoe, leg: 0, isFoot: true)
    #expect(low.x < 0.75 * high.x)
    #expect(light(SIMD4(0, -9, 0, 0), normal, .shoe, leg: 0, isFoot: true).x == low.x)
  }

  @Test func shineComesWhereTheMirrorWouldBe() {
    // Sun and eye on either side of the normal.
    let light = LegLight(
      scene(sun: 1, toSun: Vector3(0, 1, 0)), eye: SIMD4(-3, 3, 0, 0), capsules: [])
    let half = SIMD4<Float>(-1, 1, 0, 0).unit3
    let place = SIMD4<Float>(0, 3, 0, 0)
    let mirror = light(place, half, .shoe, leg: 0, isFoot: false).w
    let beside = light(place, SIMD4(-1, 0, 0, 0), .shoe, leg: 0, isFoot: false).w
    #expect(mirror > 0.99)
    #expect(beside < 0.01)
  }

  @Test func lightWithoutDirectionIsLightFromAbove() {
    let light = LegLight(scene(sun: 1, toSun: .zero), eye: eye, capsules: [])
    #expect(light(SIMD4(0, 3, 0, 0), up, .cloth, leg: 0, isFoot: false).x == 1)
  }
}
