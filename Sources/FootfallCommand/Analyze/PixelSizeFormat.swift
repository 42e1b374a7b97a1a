import CommandKit
import GaitModel

extension ValueFormat where Value == PixelSize {
  /// A picture's width and height: `1920x1080`.
  static let pixelSize = ValueFormat(placeholder: "WIDTHxHEIGHT") { text throws(ValueError) in
    let sides = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard sides.count == 2, let width = sides[0], let height = sides[1] else {
      throw ValueError(reason: "not a size (write width and height in pixels, such as 1920x1080)")
    }
    let limits = 1...100_000
    guard limits.contains(width), limits.contains(height) else {
      throw ValueError(reason: "not a size between 1x1 and 100000x100000")
    }
    return PixelSize(width: width, height: height)
  }
}
