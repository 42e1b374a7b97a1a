import Foundation
import GaitMath
import GaitModel
import RearfootRenderer
import Testing

@Suite struct SurroundingsTests {
  private static let drawn = Surroundings.Kind.allCases.filter { $0 != .picture }

  private func painted(
    _ place: Surroundings, _ camera: Camera = Place.camera(), legs: [LegPose] = Place.legs,
    travel: Double = 0
  ) -> LinearImage {
    place.paint(camera: camera, light: Place.plain, legs: legs, travel: travel)
  }

  @Test(arguments: Surroundings.Kind.allCases) func everyPixelIsCoveredByLight(
    kind: Surroundings.Kind
  ) {
    for seed in 0..<12 {
      let image = painted(Surroundings(kind, seed: UInt64(seed)))
      #expect(image.size == Place.size)
      let isLight = image.pixels.allSatisfy { pixel in
        abs(pixel.w - 1) < 1e-3 && pixel.min() >= 0 && pixel.max() < 30
      }
      #expect(isLight)
    }
  }

  @Test(arguments: drawn) func oneSeedGivesOnePicture(kind: Surroundings.Kind) {
    let first = painted(Surroundings(kind, seed: 12))
    #expect(first == painted(Surroundings(kind, seed: 12)))
    #expect(Place.difference(first, painted(Surroundings(kind, seed: 13))) > 0.01)
  }

  @Test func noTwoOfManyPlacesAreAlike() {
    let size = PixelSize(width: 24, height: 36)
    var random = SplitMix64(seed: 99)
    let images = (0..<120).map { _ in
      painted(Surroundings.sampled(using: &random), Place.camera(size: size))
    }
    for (index, first) in images.enumerated() {
      for second in images[(index + 1)...] { #expect(Place.difference(first, second) > 0.005) }
    }
  }

  @Test func halfOfThePlacesHaveATreadmill() {
    var random = SplitMix64(seed: 5)
    var counts: [Surroundings.Kind: Int] = [:]
    for _ in 0..<4000 { counts[Surroundings.sampled(using: &random).kind, default: 0] += 1 }
    // Five standard deviations of a binomial count.
    #expect(abs((counts[.treadmill] ?? 0) - 2000) < 160)
    for kind in Self.drawn where kind != .treadmill {
      #expect(abs((counts[kind] ?? 0) - 333) < 90)
    }
    #expect(counts[.picture] == nil)
  }

  @Test func theBeltRunsTowardsTheCamera() {
    let place = Surroundings(.treadmill, seed: 3)
    let camera = Place.camera(height: 0.9, pitch: -22)
    let start = painted(place, camera, legs: [])
    let later = painted(place, camera, legs: [], travel: 0.05)
    #expect(Place.difference(start, later) > 2e-5)
    // Only the belt moves: the upper third of the picture is the same.
    let upper = 60 * Place.size.width
    #expect(start.pixels[..<upper] == later.pixels[..<upper])
  }

  @Test(arguments: [Surroundings.Kind.gym, .practice, .track, .road, .grass, .forest])
  func nothingElseMoves(kind: Surroundings.Kind) {
    let place = Surroundings(kind, seed: 8)
    #expect(painted(place) == painted(place, travel: 1))
  }

  @Test(arguments: drawn) func legsDarkenTheGroundBesideTheirFeet(kind: Surroundings.Kind) throws {
    let camera = Place.camera(height: 0.9, pitch: -22)
    let place = Surroundings(kind, seed: 21)
    let (with, without) = (painted(place, camera), painted(place, camera, legs: []))
    let foot = try #require(camera.project(Vector3(0.05, 0, -0.1))).pixel
    let (x, y) = (Int(foot.x), Int(foot.y))
    #expect(Place.grey(with, x: x, y: y) < 0.8 * Place.grey(without, x: x, y: y))
    // And nothing far from them.
    #expect(Place.grey(with, x: 2, y: 178) == Place.grey(without, x: 2, y: 178))
  }

  @Test(arguments: drawn) func theLightIsOneOfThePlace(kind: Surroundings.Kind) {
    var random = SplitMix64(seed: 77)
    let isOutdoors = [.track, .road, .grass, .forest].contains(kind)
    for _ in 0..<60 {
      let light = Surroundings(kind, seed: 1).light(using: &random)
      #expect(abs(light.toSun.length - 1) < 1e-9)
      #expect(light.toSun.y > 0.2)
      // The sun's hard shadows are found outdoors alone.
      #expect(isOutdoors || light.softness > 0.05)
    }
  }

  /// Cameras that nobody should have: an answer all the same.
  @Test(arguments: [
    Camera(position: Vector3(-2, -0.5, 0), pitch: 10, focalLength: 200, size: Place.size),
    Camera(position: Vector3(-2, 0.5, 0), pitch: 80, focalLength: 200, size: Place.size),
    Camera(position: Vector3(-2, 0.5, 0), pitch: -90, focalLength: 200, size: Place.size),
    Camera(position: Vector3(-2, 0.5, 0), yaw: 180, focalLength: 200, size: Place.size),
    Camera(position: Vector3(-2, 0, 0), focalLength: 200, size: Place.size),
    Camera(position: Vector3(0, 0.001, 0), focalLength: 200, size: Place.size),
    Camera(position: Vector3(-300, 40, 900), yaw: -60, focalLength: 5, size: Place.size),
    Camera(position: Vector3(-2, 0.5, 0), focalLength: 1e9, size: Place.size),
    Camera(position: Vector3(-2, 0.5, 0), focalLength: 90, distortion: -3, size: Place.size),
    Camera(
      position: Vector3(-2, 0.5, 0), focalLength: 200, size: PixelSize(width: 1, height: 1)),
    Camera(
      position: Vector3(-2, 0.5, 0), focalLength: 200, size: PixelSize(width: 777, height: 3)),
  ])
  func strangeCamerasSeeSomething(camera: Camera) {
    for kind in Surroundings.Kind.allCases {
      let image = painted(Surroundings(kind, seed: 4), camera)
      #expect(image.pixels.count == camera.size.width * camera.size.height)
      #expect(image.pixels.allSatisfy { $0.x.isFinite && $0.y.isFinite && $0.z.isFinite })
    }
  }

  @Test(arguments: [
    Camera(position: Vector3(.nan, 0.5, 0), focalLength: 200, size: Place.size),
    Camera(position: Vector3(-2, 0.5, 0), focalLength: 0, size: Place.size),
    Camera(position: Vector3(-2, .infinity, 0), focalLength: 200, size: Place.size),
  ])
  func camerasThatMeanNothingSeeGrey(camera: Camera) {
    for kind in Surroundings.Kind.allCases {
      let image = painted(Surroundings(kind, seed: 4), camera)
      #expect(image == LinearImage(size: Place.size, filledWith: SIMD4(0.18, 0.18, 0.18, 1)))
    }
  }

  @Test func legsThatMeanNothingThrowNoShadow() {
    var broken = Place.leg(.left)
    broken.shank.origin = Vector3(.nan, 0, 0)
    broken.thigh.origin = Vector3(.infinity, 0, 0)
    broken.heel.origin = Vector3(1e300, 0, 0)
    broken.forefoot.origin = Vector3(.nan, .nan, .nan)
    let image = painted(Surroundings(.track, seed: 2), legs: [broken])
    #expect(image.pixels.allSatisfy { $0.x.isFinite })
  }
}
