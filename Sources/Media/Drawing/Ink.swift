/// A colour to draw with: sRGB, 0 to 255, and an opacity from 0 to 1.
package struct Ink: Sendable, Hashable {
  /// 0 to 255.
  package var red: UInt8
  /// 0 to 255.
  package var green: UInt8
  /// 0 to 255.
  package var blue: UInt8
  /// 0 (not seen) to 1 (covers what is below).
  package var opacity: Float

  package init(red: UInt8, green: UInt8, blue: UInt8, opacity: Float = 1) {
    self.red = red
    self.green = green
    self.blue = blue
    self.opacity = opacity
  }

  /// Full brightness.
  package static let white = Ink(red: 255, green: 255, blue: 255)
  /// No brightness.
  package static let black = Ink(red: 0, green: 0, blue: 0)

  /// The same colour with another opacity.
  package func opacity(_ value: Float) -> Ink {
    var ink = self
    ink.opacity = value
    return ink
  }
}

/// A colour in the Y'CbCr of a picture.
struct PlaneInk {
  let luma: Int32
  let cb: Int32
  let cr: Int32
  /// Opacity in 256ths.
  let opacity: Float

  init(_ ink: Ink, _ matrix: ColourMatrix) {
    let (kr, kb) = (matrix.primaries.red, matrix.primaries.blue)
    let (red, blue) = (Float(ink.red), Float(ink.blue))
    let y = kr * red + kb * blue + (1 - kr - kb) * Float(ink.green)
    luma = Int32((y / matrix.lumaScale + matrix.lumaOffset).rounded())
    cb = min(255, max(0, Int32(((blue - y) / matrix.blueCb + 128).rounded())))
    cr = min(255, max(0, Int32(((red - y) / matrix.redCr + 128).rounded())))
    opacity = 256 * min(max(ink.opacity.isFinite ? ink.opacity : 0, 0), 1)
  }

  /// A byte of a plane under `coverage` (0 to 1) of a value.
  @inline(__always)
  func blend(_ byte: UInt8, _ value: Int32, _ coverage: Float) -> UInt8 {
    let weight = Int32(coverage * opacity + 0.5)
    let old = Int32(byte)
    return UInt8(truncatingIfNeeded: old &+ (((value &- old) &* weight &+ 128) &>> 8))
  }
}
