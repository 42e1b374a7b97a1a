/// An upright picture with 8 bits a colour, in sRGB.
public struct RGBPicture: Sendable, Hashable {
  /// Pixels from left to right and from top to bottom.
  public let size: PixelSize
  /// Red, green and blue of each pixel, row by row from the top.
  public var bytes: [UInt8]

  /// A picture; nil where there are not three bytes a pixel, or no pixels.
  public init?(size: PixelSize, bytes: [UInt8]) {
    guard size.width > 0, size.height > 0, bytes.count == 3 * size.width * size.height else {
      return nil
    }
    self.size = size
    self.bytes = bytes
  }
}
