package import GaitModel

/// A picture with its labels.
package struct RenderedPicture: Sendable, Hashable {
  /// The pixels, before any compression.
  package var pixels: RGBPicture
  /// The label.
  package var label: RearfootPicture
  /// The quality to store it with as a JPEG, 1 to 100.
  package var jpegQuality: Int

  package init(pixels: RGBPicture, label: RearfootPicture, jpegQuality: Int) {
    self.pixels = pixels
    self.label = label
    self.jpegQuality = jpegQuality
  }
}
