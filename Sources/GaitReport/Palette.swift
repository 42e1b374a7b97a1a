/// A colour of eight bits a channel.
package struct RGB: Sendable, Hashable {
  /// 0 to 255.
  package var red: UInt8
  /// 0 to 255.
  package var green: UInt8
  /// 0 to 255.
  package var blue: UInt8

  package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// The colour as style sheets write it: `#1a7fd0`.
  package var hex: String {
    let digits = Array("0123456789abcdef")
    return [red, green, blue].reduce(into: "#") { text, channel in
      text.append(digits[Int(channel >> 4)])
      text.append(digits[Int(channel & 15)])
    }
  }
}

/// The colours of the report and of the annotated pictures.
///
/// Left and right are a blue and an orange that people with any common colour blindness tell
/// apart, and that keep a contrast of 3 : 1 or more on white and on black.
package enum Palette {
  /// The left side of the body.
  package static let left = RGB(26, 127, 208)
  /// The right side of the body.
  package static let right = RGB(222, 94, 6)
}
