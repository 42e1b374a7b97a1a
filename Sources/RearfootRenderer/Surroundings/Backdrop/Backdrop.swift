import Foundation
import GaitMath
import GaitModel

/// A picture of the user's own behind the legs: a part of it, larger or smaller, mirrored or not,
/// more or less out of focus.
struct Backdrop: Sendable, Hashable {
  /// Pixels of the larger side that are kept.
  static let largest = 1400

  private let width: Int
  private let height: Int
  private let pixels: [SIMD4<Float>]

  init(_ picture: RGBPicture) {
    let light = (0..<256).map { Palette.hex(UInt32($0)).z }
    var width = picture.size.width
    var height = picture.size.height
    var pixels = (0..<width * height).map { index in
      SIMD4(
        light[Int(picture.bytes[3 * index])], light[Int(picture.bytes[3 * index + 1])],
        light[Int(picture.bytes[3 * index + 2])], 1)
    }
    while max(width, height) > Self.largest {
      (pixels, width, height) = Self.halved(pixels, width, height)
    }
    (self.pixels, self.width, self.height) = (pixels, width, height)
  }

  /// Means of two by two pixels; a side of one pixel stays.
  private static func halved(
    _ pixels: [SIMD4<Float>], _ width: Int, _ height: Int
  ) -> ([SIMD4<Float>], Int, Int) {
    let (newWidth, newHeight) = (max(width / 2, 1), max(height / 2, 1))
    let half = (0..<newWidth * newHeight).map { index in
      let (x, y) = (2 * (index % newWidth), 2 * (index / newWidth))
      let (right, below) = (min(x + 1, width - 1), min(y + 1, height - 1))
      let upper = pixels[y * width + x] + pixels[y * width + right]
      return (upper + pixels[below * width + x] + pixels[below * width + right]) * 0.25
    }
    return (half, newWidth, newHeight)
  }

  /// Fills an image with a part of the picture that a seed chooses.
  func paint(onto image: inout LinearImage, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let fit = min(
      Double(width) / Double(image.size.width), Double(height) / Double(image.size.height))
    // Picture pixels for one pixel of the image: a part of what fits.
    let step = fit / random.uniform(1...2.2)
    let isMirrored = random.happens(0.5)
    let light = random.single(0.7...1.3)
    let left = random.unit() * (Double(width) - step * Double(image.size.width))
    let top = random.unit() * (Double(height) - step * Double(image.size.height))
    // Out of focus: from a smaller copy.
    let blur = random.unit()
    var source = (pixels, width, height)
    var scale = 1.0
    let least = blur < 0.5 ? 1.5 : blur < 0.85 ? 0.7 : 0.3
    while step * scale > least, min(source.1, source.2) > 8 {
      source = Self.halved(source.0, source.1, source.2)
      scale /= 2
    }
    let (values, columns, rows) = source
    let size = image.size
    values.withUnsafeBufferPointer { values in
      for y in 0..<size.height {
        let (above, below, ty) = Self.neighbours(
          (top + (Double(y) + 0.5) * step) * scale - 0.5, rows)
        for x in 0..<size.width {
          let column = isMirrored ? size.width - 1 - x : x
          let (near, far, tx) = Self.neighbours(
            (left + (Double(column) + 0.5) * step) * scale - 0.5, columns)
          let upper =
            values[above * columns + near] * (1 - tx) + values[above * columns + far] * tx
          let lower =
            values[below * columns + near] * (1 - tx) + values[below * columns + far] * tx
          var pixel = (upper * (1 - ty) + lower * ty) * light
          pixel.w = 1
          image.pixels[y * size.width + x] = pixel
        }
      }
    }
  }

  private static func neighbours(_ place: Double, _ count: Int) -> (Int, Int, Float) {
    let inside = min(max(place, 0), Double(count - 1))
    let first = Int(inside)
    return (first, min(first + 1, count - 1), Float(inside - Double(first)))
  }

  /// Darkens what would be the ground where legs keep the light off it.
  static func shade(
    _ image: inout LinearImage, camera: Camera, light: Light, shadow: GroundShadow
  ) {
    guard let rays = ViewRays(camera), image.size == camera.size, camera.position.y > 0 else {
      return
    }
    let key = light.sun.y * Float(max(light.toSun.y, 0))
    let share = key / max(key + light.sky.y, 1e-6)
    let width = camera.size.width
    var right = [Float](repeating: 0, count: width)
    var down = right
    let (forward, across, below) = rays.axes
    for row in 0..<camera.size.height {
      right.withUnsafeMutableBufferPointer { right in
        down.withUnsafeMutableBufferPointer { down in
          guard let right = right.baseAddress, let down = down.baseAddress else { return }
          rays.fill(row: row, right, down)
        }
      }
      for x in 0..<width {
        let (side, drop) = (Double(right[x]), Double(down[x]))
        let fall = forward.y + side * across.y + drop * below.y
        guard fall < -1e-4 else { continue }
        let way = -camera.position.y / fall
        let left = shadow(
          x: camera.position.x + way * (forward.x + side * across.x + drop * below.x),
          z: camera.position.z + way * (forward.z + side * across.z + drop * below.z))
        guard left != SIMD2(1, 1) else { continue }
        let factor = left.x * share + left.y * (1 - share)
        image.pixels[row * width + x] *= SIMD4(factor, factor, factor, 1)
      }
    }
  }
}
