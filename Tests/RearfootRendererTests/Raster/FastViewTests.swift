import Foundation
import GaitMath
import GaitModel
import RearfootRenderer
import Testing

@Suite struct FastViewTests {
  @Test(arguments: [0.0, -0.08, 0.05])
  func seesAsTheCameraDoes(distortion: Double) throws {
    var random = SplitMix64(seed: 3)
    let camera = Camera(
      position: Vector3(-3, 0.7, 0.1), yaw: 4, pitch: -9, roll: 2, focalLength: 1_400,
      distortion: distortion, size: PixelSize(width: 640, height: 960))
    let view = FastView(camera)
    for _ in 0..<200 {
      let point = Vector3(random.within(0.5), random.uniform(0...0.6), random.within(0.3))
      let exact = try #require(camera.project(point))
      let seen = view(SIMD4<Float>(point))
      #expect(abs(Double(seen.x) - exact.pixel.x) < 2e-3)
      #expect(abs(Double(seen.y) - exact.pixel.y) < 2e-3)
      #expect(abs(1 / Double(seen.z) - exact.depth) < 1e-5)
      #expect(seen.w == 1)
    }
  }

  @Test func nothingIsSeenBehindOrFarAside() {
    let view = FastView(
      Camera(position: .zero, focalLength: 500, size: PixelSize(width: 100, height: 100)))
    #expect(view(SIMD4(-1, 0, 0, 0)) == .zero)
    #expect(view(SIMD4(0.005, 0, 0, 0)) == .zero)
    #expect(view(SIMD4(1, 100, 0, 0)) == .zero)
    #expect(view(SIMD4(.nan, 0, 0, 0)) == .zero)
    #expect(view(SIMD4(1, .nan, 0, 0)) == .zero)
  }

  @Test func vectorsOfFourActOnThree() {
    let (a, b) = (SIMD4<Float>(1, 2, 3, 9), SIMD4<Float>(-2, 0.5, 4, 7))
    #expect(a.sum3 == 6)
    let cross = Vector3(1, 2, 3).cross(Vector3(-2, 0.5, 4))
    #expect(a.cross3(b) == SIMD4<Float>(cross))
    let unit = SIMD4<Float>(3, 0, 4, 0).unit3
    #expect(abs((unit - SIMD4(0.6, 0, 0.8, 0)).sum3) < 1e-6)
    #expect(SIMD4<Float>.zero.unit3 == .zero)
  }

  @Test func smoothStepIsFlatAtItsEnds() {
    #expect(smoothStep(0.0, 1.0, -3.0) == 0)
    #expect(smoothStep(0.0, 1.0, 0.5) == 0.5)
    #expect(smoothStep(0.0, 1.0, 4.0) == 1)
    #expect(smoothStep(2.0, 1.0, 1.25) == 0.84375)
    #expect(smoothStep(Float(1), 3, 2) == 0.5)
    #expect(abs(smoothStep(0.0, 1.0, 1e-4)) < 4e-8)
  }
}
