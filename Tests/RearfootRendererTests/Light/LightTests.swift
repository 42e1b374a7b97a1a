import Foundation
import GaitMath
import RearfootRenderer
import Testing

@Suite struct LightTests {
  private let light = Light(
    toSun: Vector3(0, 0.6, 0.8), sun: SIMD3(1, 0.9, 0.8), sky: SIMD3(0.2, 0.3, 0.4),
    ground: SIMD3(0.1, 0.1, 0))

  @Test func aLevelSurfaceGetsSunAndSky() {
    let falling = light.falling(on: Vector3(0, 1, 0))
    #expect(abs(falling.x - (0.6 + 0.2)) < 1e-6)
    #expect(abs(falling.y - (0.54 + 0.3)) < 1e-6)
    #expect(abs(falling.z - (0.48 + 0.4)) < 1e-6)
  }

  @Test func aSurfaceTurnedAwayGetsNoSun() {
    let falling = light.falling(on: Vector3(0, 0, -1))
    #expect(abs(falling.x - 0.15) < 1e-6)
    #expect(abs(falling.z - 0.2) < 1e-6)
    let below = light.falling(on: Vector3(0, -1, 0))
    #expect(below == light.ground)
  }

  /// CIE standard illuminant A is a black body of 2855.54 K at x 0.44758, y 0.40745 (ISO/CIE
  /// 11664-2); the curves' authors give no more than three places.
  @Test func illuminantALiesWhereTheStandardSays() {
    let point = LightColour.chromaticity(kelvin: 2855.54)
    #expect(abs(point.x - 0.44758) < 0.001)
    #expect(abs(point.y - 0.40745) < 0.001)
  }

  /// Points of the Planckian locus (Wyszecki and Stiles 1982, Color Science, 2nd edition).
  @Test(arguments: [
    (2000.0, 0.5267, 0.4133), (4000, 0.3804, 0.3767), (6500, 0.3135, 0.3236),
    (10000, 0.2807, 0.2884),
  ])
  func blackBodiesLieOnTheLocus(kelvin: Double, x: Double, y: Double) {
    let point = LightColour.chromaticity(kelvin: kelvin)
    #expect(abs(point.x - x) < 0.001)
    #expect(abs(point.y - y) < 0.001)
  }

  @Test func theColourHasLuminanceOne() {
    for kelvin in stride(from: 2000.0, through: 20000, by: 500) {
      let colour = LightColour.blackBody(kelvin: kelvin)
      if colour.min() > 0 {
        let luminance = 0.2126 * colour.x + 0.7152 * colour.y + 0.0722 * colour.z
        #expect(abs(luminance - 1) < 0.002)
      }
    }
  }

  @Test func lowTemperaturesAreRedAndHighOnesBlue() {
    let (warm, cold) = (LightColour.blackBody(kelvin: 2700), LightColour.blackBody(kelvin: 12000))
    #expect(warm.x > warm.y && warm.y > warm.z)
    #expect(cold.z > cold.y && cold.y > cold.x)
  }

  @Test(arguments: [Double.nan, -5, 0, 1e9, .infinity])
  func temperaturesBeyondTheLimitsAreTakenAsTheLimits(kelvin: Double) {
    let colour = LightColour.blackBody(kelvin: kelvin)
    #expect(colour.min() >= 0 && colour.max() < 10)
  }

  @Test func aPerfectWhiteBalanceLeavesNoColour() {
    let colour = LightColour.balanced(kelvin: 3000, left: 0)
    #expect(colour == SIMD3(1, 1, 1))
    let all = LightColour.balanced(kelvin: 3000, left: 1)
    let half = LightColour.balanced(kelvin: 3000, left: 0.5)
    #expect(abs(half.x * half.x - all.x) < 1e-4)
  }

  @Test(arguments: Light.Source.allCases) func lightsAreOfTheirSource(source: Light.Source) {
    var random = SplitMix64(seed: 15)
    for _ in 0..<300 {
      let light = Light.sampled(source, using: &random)
      #expect(abs(light.toSun.length - 1) < 1e-9)
      #expect(light.sun.min() >= 0 && light.sky.min() > 0 && light.ground.min() > 0)
      let level = light.falling(on: Vector3(0, 1, 0))
      #expect(level.max() < 3 && level.max() > 0.3)
      let key = light.sun.y * Float(light.toSun.y)
      switch source {
      case .sun:
        #expect(light.softness == 0.0047)
        #expect(key > light.sky.y * 0.6)
      case .overcast: #expect(key < 0.5 * light.sky.y)
      case .window: #expect(abs(light.toSun.z) > 0.1)
      case .lamps: #expect(light.toSun.y > 0.8)
      }
    }
  }

  @Test func oneSeedGivesOneLight() {
    var (first, second) = (SplitMix64(seed: 8), SplitMix64(seed: 8))
    for source in Light.Source.allCases {
      #expect(
        Light.sampled(source, using: &first) == Light.sampled(source, using: &second))
    }
  }
}
