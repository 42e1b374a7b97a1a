package import GaitModel

/// What is drawn into: a part of a picture with depth, for one exposure, and the sum of the exposures.
///
/// A class, for it owns its memory: the loops over pixels run on bare pointers.
package final class RasterTarget {
  /// The left edge of the part, in pixels of the picture.
  package let left: Int
  /// The upper edge.
  package let top: Int
  /// Pixels from left to right.
  package let width: Int
  /// Pixels from top to bottom.
  package let height: Int
  /// 1 / depth of the nearest surface, 0 where there is none.
  package let nearness: UnsafeMutablePointer<Float>
  /// Red, green and blue in linear light, and 1 where something was drawn.
  package let colour: UnsafeMutablePointer<SIMD4<Float>>
  private let sum: UnsafeMutablePointer<SIMD4<Float>>
  private var exposures: Float = 0

  /// A target for the pixels from (left, top) on; a size below 1 counts as 1.
  package init(left: Int, top: Int, width: Int, height: Int) {
    (self.left, self.top) = (left, top)
    (self.width, self.height) = (max(width, 1), max(height, 1))
    let count = self.width * self.height
    nearness = .allocate(capacity: count)
    colour = .allocate(capacity: count)
    sum = .allocate(capacity: count)
    nearness.initialize(repeating: 0, count: count)
    colour.initialize(repeating: .zero, count: count)
    sum.initialize(repeating: .zero, count: count)
  }

  deinit {
    nearness.deallocate()
    colour.deallocate()
    sum.deallocate()
  }

  /// Adds what was drawn to the sum, and clears it for the next exposure.
  package func endExposure() {
    for index in 0..<width * height where nearness[index] != 0 {
      sum[index] += colour[index]
      nearness[index] = 0
      colour[index] = .zero
    }
    exposures += 1
  }

  /// The mean of the exposures in a picture of the given size.
  package func image(_ size: PixelSize) -> LinearImage {
    var image = LinearImage(size: size)
    guard exposures > 0 else { return image }
    let share = 1 / exposures
    let (imageWidth, imageHeight) = (image.size.width, image.size.height)
    image.pixels.withUnsafeMutableBufferPointer { pixels in
      for row in 0..<height {
        let y = row + top
        guard y >= 0, y < imageHeight else { continue }
        for column in 0..<width {
          let x = column + left
          guard x >= 0, x < imageWidth else { continue }
          pixels[y * imageWidth + x] = sum[row * width + column] * share
        }
      }
    }
    return image
  }
}
