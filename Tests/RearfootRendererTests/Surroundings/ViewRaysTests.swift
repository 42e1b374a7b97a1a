import Foundation
import GaitMath
import GaitModel
import RearfootRenderer
import Testing

@Suite struct ViewRaysTests {
  private static let cameras = [
    Camera(
      position: Vector3(-3, 0.6, 0.2), focalLength: 900, size: PixelSize(width: 640, height: 960)),
    Camera(
      position: Vector3(-2, 0.3, -0.4), yaw: 8, pitch: -11, roll: 5, focalLength: 1400,
      size: PixelSize(width: 640, height: 960)),
    Camera(
      position: Vector3(-1.5, 1.1, 0), yaw: -6, pitch: -20, roll: -3, focalLength: 700,
      distortion: -0.06, size: PixelSize(width: 640, height: 960)),
    Camera(
      position: Vector3(-5, 0.5, 0), pitch: 2, focalLength: 1800, distortion: 0.05,
      size: PixelSize(width: 480, height: 270)),
  ]

  @Test(arguments: cameras) func aRayLeadsBackToItsPixel(camera: Camera) throws {
    let rays = try #require(ViewRays(camera))
    var random = SplitMix64(seed: 41)
    for _ in 0..<200 {
      let pixel = Vector2(
        random.uniform(0...Double(camera.size.width)),
        random.uniform(0...Double(camera.size.height)))
      let direction = rays.direction(pixel)
      let seen = try #require(camera.project(camera.position + random.uniform(0.5...9) * direction))
      #expect((seen.pixel - pixel).length < 1e-6)
    }
  }

  @Test func aBarrelThatFoldsOverEndsAtItsFold() {
    // r (1 - 0.5 r^2) is largest at r = sqrt(2/3), where it is 0.5443; nothing is seen beyond.
    let fold = (2.0 / 3).squareRoot()
    #expect(abs(ViewRays.straightened(0.8, -0.5) * 0.8 - fold) < 1e-9)
    #expect(ViewRays.straightened(0, -0.5) == 1)
    #expect(ViewRays.straightened(0.3, 0) == 1)
  }

  @Test(arguments: [-0.08, -0.01, 0.02, 0.2]) func straighteningUndoesTheBend(distortion: Double) {
    for radius in stride(from: 0.05, through: 0.9, by: 0.05) {
      let bent = radius * (1 + distortion * radius * radius)
      #expect(abs(ViewRays.straightened(bent, distortion) * bent - radius) < 1e-9)
    }
  }

  @Test(arguments: [
    Camera(position: Vector3(.nan, 0, 0), focalLength: 900, size: Place.size),
    Camera(position: .zero, yaw: .infinity, focalLength: 900, size: Place.size),
    Camera(position: .zero, focalLength: 0, size: Place.size),
    Camera(position: .zero, focalLength: -5, size: Place.size),
    Camera(position: .zero, focalLength: 900, size: PixelSize(width: 0, height: 10)),
  ])
  func aCameraThatMeansNothingHasNoRays(camera: Camera) {
    #expect(ViewRays(camera) == nil)
  }
}
