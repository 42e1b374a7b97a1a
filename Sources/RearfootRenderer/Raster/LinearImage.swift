package import GaitModel

/// A picture in linear light: colours are amounts of light (1 is what white paper sends under the
/// scene's own light), so that adding and mixing them is physics.
package struct LinearImage: Sendable, Hashable {
  /// Pixels from left to right and from top to bottom.
  package let size: PixelSize
  /// Red, green and blue, premultiplied by the coverage, and the coverage from 0 to 1; row by row
  /// from the top.
  package var pixels: [SIMD4<Float>]

  /// An image of one colour; of nothing where none is given. A size below 1 counts as 1.
  package init(size: PixelSize, filledWith pixel: SIMD4<Float> = .zero) {
    self.size = PixelSize(width: max(size.width, 1), height: max(size.height, 1))
    pixels = [SIMD4<Float>](repeating: pixel, count: self.size.width * self.size.height)
  }

  /// Adds a colour behind everything, by the share of each pixel that nothing covers.
  package mutating func fill(behind colour: SIMD4<Float>) {
    for index in pixels.indices { pixels[index] += colour * (1 - pixels[index].w) }
  }

  /// Lays another image of the same size over this one (Porter and Duff 1984,
  /// doi:10.1145/800031.808606): what it covers hides, the rest shows through. An image of another
  /// size changes nothing.
  package mutating func lay(_ upper: LinearImage) {
    guard upper.size == size else { return }
    for index in pixels.indices {
      let above = upper.pixels[index]
      pixels[index] = above + pixels[index] * (1 - above.w)
    }
  }
}
