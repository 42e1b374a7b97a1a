import GaitModel

/// What is drawn into: a part of a picture with depth, for one exposure.
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
  /// Red, green and blue in linear light, and a number of no meaning; not to be read where nothing
  /// was drawn.
  package let colour: UnsafeMutablePointer<SIMD4<Float>>

  /// A target for the pixels from (left, top) on; a size below 1 counts as 1.
  package init(left: Int, top: Int, width: Int, height: Int) {
    (self.left, self.top) = (left, top)
    (self.width, self.height) = (max(width, 1), max(height, 1))
    let count = self.width * self.height
    nearness = .allocate(capacity: count)
    colour = .allocate(capacity: count)
    nearness.initialize(repeating: 0, count: count)
  }

  deinit {
    nearness.deallocate()
    colour.deallocate()
  }

  /// Adds a share of what was drawn to a picture, and clears the target for the next exposure.
  package func endExposure(into image: inout LinearImage, share: Float) {
    let (imageWidth, imageHeight) = (image.size.width, image.size.height)
    let rows = max(-top, 0)..<max(min(height, imageHeight - top), max(-top, 0))
    let columns = max(-left, 0)..<max(min(width, imageWidth - left), max(-left, 0))
    image.pixels.withUnsafeMutableBufferPointer { pixels in
      for row in rows {
        let source = row * width
        let goal = (row + top) * imageWidth + left
        for column in columns where nearness[source + column] != 0 {
          var pixel = colour[source + column]
          pixel.w = 1
          pixels[goal + column] += pixel * share
        }
      }
    }
    nearness.update(repeating: 0, count: width * height)
  }
}
