import Foundation
import GaitMath
import GaitModel
import RearfootRenderer

/// Cameras, lights and legs for the tests of places.
enum Place {
  static let size = PixelSize(width: 120, height: 180)

  /// A camera behind the legs, as phones are held.
  static func camera(
    size: PixelSize = size, height: Double = 0.5, distance: Double = 2, pitch: Double = -8,
    distortion: Double = 0
  ) -> Camera {
    Camera(
      position: Vector3(-distance, height, 0), pitch: pitch,
      focalLength: 1.2 * Double(size.height), distortion: distortion, size: size)
  }

  /// A light that makes a white level surface 1.
  static let plain = Light(
    toSun: Vector3(0, 1, 0), sun: SIMD3(repeating: 0.5), sky: SIMD3(repeating: 0.5),
    ground: SIMD3(repeating: 0.5))

  /// A leg that stands upright.
  static func leg(_ side: Side, lift: Double = 0) -> LegPose {
    let z = side == .right ? 0.1 : -0.1
    func frame(_ x: Double, _ y: Double) -> RigidFrame {
      RigidFrame(
        origin: Vector3(x, y + lift, z), forward: Vector3(1, 0, 0), up: Vector3(0, 1, 0),
        lateral: Vector3(0, 0, side == .right ? 1 : -1))
    }
    return LegPose(
      side: side, shank: frame(0.05, 0.08), shankLength: 0.4, thigh: frame(0.05, 0.48),
      heel: frame(0, 0), forefoot: frame(0.18, 0), footLength: 0.27, stancePercent: nil,
      isFootFlat: lift == 0)
  }

  static let legs = [leg(.left), leg(.right)]

  /// The mean of the three colours of a pixel.
  static func grey(_ image: LinearImage, x: Int, y: Int) -> Float {
    let pixel = image.pixels[y * image.size.width + x]
    return (pixel.x + pixel.y + pixel.z) / 3
  }

  /// An image whose pixels a body says.
  static func image(_ size: PixelSize, _ body: (Int, Int) -> SIMD3<Float>) -> LinearImage {
    var image = LinearImage(size: size)
    for y in 0..<size.height {
      for x in 0..<size.width { image.pixels[y * size.width + x] = SIMD4(body(x, y), 1) }
    }
    return image
  }

  /// The mean difference of two images of the same size.
  static func difference(_ first: LinearImage, _ second: LinearImage) -> Float {
    let sum = zip(first.pixels, second.pixels).reduce(Float(0)) { sum, pair in
      let gap = pair.0 - pair.1
      return sum + abs(gap.x) + abs(gap.y) + abs(gap.z)
    }
    return sum / Float(3 * first.pixels.count)
  }
}

extension Surroundings {
  /// The place with nothing before it.
  func paint(
    camera: Camera, light: Light, legs: [LegPose], travel: Double = 0
  ) -> LinearImage {
    var image = LinearImage(size: camera.size)
    paint(behind: &image, camera: camera, light: light, legs: legs, travel: travel)
    return image
  }
}
