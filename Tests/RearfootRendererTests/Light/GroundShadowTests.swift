import Foundation
import GaitMath
import GaitModel
import RearfootRenderer
import Testing

@Suite struct GroundShadowTests {
  private static func light(elevation: Double, azimuth: Double, softness: Double = 0.0047) -> Light
  {
    let (up, round) = (elevation * .pi / 180, azimuth * .pi / 180)
    return Light(
      toSun: Vector3(cos(up) * cos(round), sin(up), cos(up) * sin(round)),
      sun: SIMD3(repeating: 1), sky: SIMD3(repeating: 0.2), ground: .zero, softness: softness)
  }

  /// A rod from 0.3 m to 0.8 m above the origin, 3 cm thick.
  private static let rod = GroundShadow.Capsule(
    first: Vector3(0, 0.3, 0), second: Vector3(0, 0.8, 0), radius: 0.03)

  @Test(arguments: [0.0, 37, 90, 143, -120], [35.0, 45, 70])
  func anUprightRodDarkensTheGroundAwayFromTheSun(azimuth: Double, elevation: Double) {
    let light = Self.light(elevation: elevation, azimuth: azimuth)
    let shadow = GroundShadow(capsules: [Self.rod], light: light)
    let away = Vector2(-cos(azimuth * .pi / 180), -sin(azimuth * .pi / 180))
    let side = Vector2(-away.y, away.x)
    let flat = 1 / tan(elevation * .pi / 180)
    for height in [0.35, 0.5, 0.75] {
      let middle = away * (height * flat)
      #expect(shadow(x: middle.x, z: middle.y).x < 0.02)
      // Beside it, more than the radius away, it is light.
      for way in [-1.0, 1] {
        let beside = middle + side * (way * 0.05)
        #expect(shadow(x: beside.x, z: beside.y).x > 0.98)
        let within = middle + side * (way * 0.015)
        #expect(shadow(x: within.x, z: within.y).x < 0.1)
      }
    }
    // Neither below the rod's foot, nor beyond its top, nor towards the sun.
    for height in [0.15, 1.0, -0.5] {
      let place = away * (height * flat)
      #expect(shadow(x: place.x, z: place.y).x > 0.98)
    }
  }

  /// The edge is half dark at the radius, and as wide as the light seen from the ground.
  @Test(arguments: [0.03, 0.06, 0.1]) func theEdgeIsAsWideAsTheLight(softness: Double) {
    // The sun overhead and a long rod lying 0.5 m above the ground.
    let light = Self.light(elevation: 90, azimuth: 0, softness: softness)
    let lying = GroundShadow.Capsule(
      first: Vector3(-1, 0.5, 0), second: Vector3(1, 0.5, 0), radius: 0.2)
    let shadow = GroundShadow(capsules: [lying], light: light)
    #expect(abs(shadow(x: 0, z: 0.2).x - 0.5) < 0.02)
    #expect(abs(shadow(x: 0, z: -0.2).x - 0.5) < 0.02)
    // 2 softness t wide, t = 0.5: a quarter of it to each side is 0.25 and 0.75.
    let quarter = 2 * softness * 0.5 / 4
    #expect(abs(shadow(x: 0, z: 0.2 + quarter).x - 0.75) < 0.04)
    #expect(abs(shadow(x: 0, z: 0.2 - quarter).x - 0.25) < 0.04)
    #expect(shadow(x: 0, z: 0.2 + 2.6 * quarter).x > 0.99)
  }

  @Test func aThinRodBeforeAWideLampHidesOnlyAPartOfIt() {
    let light = Self.light(elevation: 90, azimuth: 0, softness: 0.2)
    let lying = GroundShadow.Capsule(
      first: Vector3(-1, 0.5, 0), second: Vector3(1, 0.5, 0), radius: 0.02)
    let shadow = GroundShadow(capsules: [lying], light: light)
    // 2 r / (2 softness t) = 0.04 / 0.2 of the lamp, at half the ramp and more.
    let left = shadow(x: 0, z: 0).x
    #expect(left > 0.8 && left < 0.95)
  }

  @Test func whatTouchesTheGroundTakesTheLightFromAround() {
    let light = Self.light(elevation: 60, azimuth: 180)
    let near = GroundShadow.Capsule(
      first: Vector3(0, 0.03, 0), second: Vector3(0.2, 0.03, 0), radius: 0.03)
    let shadow = GroundShadow(capsules: [near], light: light)
    let (below, beside, away) = (
      shadow(x: 0.1, z: 0).y, shadow(x: 0.1, z: 0.07).y, shadow(x: 0.1, z: 0.5).y
    )
    #expect(below < 0.5)
    #expect(beside > below && beside < 0.97)
    #expect(away == 1)
    var high = near
    high.first.y = 0.6
    high.second.y = 0.6
    #expect(GroundShadow(capsules: [high], light: light)(x: 0.1, z: 0).y == 1)
  }

  @Test func aLowSunAndNothingThrowNoShadow() {
    let low = Self.light(elevation: 1, azimuth: 0)
    #expect(GroundShadow(capsules: [Self.rod], light: low)(x: -0.5, z: 0).x == 1)
    let none = GroundShadow(capsules: [], light: Self.light(elevation: 45, azimuth: 0))
    #expect(none(x: 0, z: 0) == SIMD2(1, 1))
    #expect(GroundShadow.none(x: .nan, z: .infinity) == SIMD2(1, 1))
  }

  @Test func farAwayFromTheLegsItIsLight() {
    let shadow = GroundShadow(capsules: [Self.rod], light: Self.light(elevation: 50, azimuth: 0))
    for place in [Vector2(100, 0), Vector2(0, -100), Vector2(.nan, 0), Vector2(-1e300, 1e300)] {
      #expect(shadow(x: place.x, z: place.y) == SIMD2(1, 1))
    }
  }

  @Test(arguments: [
    GroundShadow.Capsule(first: Vector3(.nan, 0, 0), second: .zero, radius: 0.1),
    GroundShadow.Capsule(first: .zero, second: Vector3(0, .infinity, 0), radius: 0.1),
    GroundShadow.Capsule(first: .zero, second: Vector3(0, 1, 0), radius: -1),
    GroundShadow.Capsule(first: .zero, second: Vector3(0, 1e9, 0), radius: 0.1),
  ])
  func capsulesThatMeanNothingAreLeftOut(capsule: GroundShadow.Capsule) {
    let shadow = GroundShadow(capsules: [capsule], light: Self.light(elevation: 45, azimuth: 0))
    #expect(shadow(x: 0, z: 0) == SIMD2(1, 1))
  }

  @Test func aLegIsAChainFromHeelToHip() {
    let leg = Place.leg(.right)
    let capsules = GroundShadow.capsules(leg)
    #expect(capsules.allSatisfy { $0.radius > 0.02 && $0.radius < 0.1 })
    // The lower leg reaches from the ankle to the knee without a gap.
    let ankle = leg.shank.origin
    let knee = leg.shank(Vector3(0, leg.shankLength, 0))
    #expect(capsules.contains { $0.first == ankle })
    #expect(capsules.contains { ($0.second - knee).length < 1e-12 })
    #expect(capsules.contains { ($0.first - knee).length < 1e-12 })
    // Nothing below the ground.
    #expect(capsules.allSatisfy { min($0.first.y, $0.second.y) > 0 })
  }

  @Test func aLegOfTheLeftThrowsTheMirroredShadow() {
    let light = Self.light(elevation: 50, azimuth: 180)
    let left = GroundShadow(legs: [Place.leg(.left)], light: light)
    let right = GroundShadow(legs: [Place.leg(.right)], light: light)
    for x in stride(from: -0.3, through: 0.6, by: 0.1) {
      for z in stride(from: -0.3, through: 0.3, by: 0.05) {
        let (first, second) = (left(x: x, z: z), right(x: x, z: -z))
        #expect(abs(first.x - second.x) < 0.25)
      }
    }
  }
}
