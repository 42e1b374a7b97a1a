/// Reading decimal numbers out of bytes, the same in every locale.
enum DecimalNumber {
  /// The number that a range of bytes spells (`-12`, `+3.5`, `.5`, `1e-7`), or nil where it is no
  /// number or too large for a `Double`.
  ///
  /// Up to 19 digits and powers of ten up to 22 are put together exactly (Clinger 1990,
  /// doi:10.1145/93542.93557); rarer forms go through the standard library.
  static func parse(_ bytes: [UInt8], _ range: Range<Int>) -> Double? {
    var position = range.lowerBound
    let end = range.upperBound
    guard position < end else { return nil }
    let isNegative = bytes[position] == minus
    if isNegative || bytes[position] == plus { position += 1 }

    var mantissa: UInt64 = 0
    var digits = 0
    var exponent = 0
    var isExact = true
    func take(_ byte: UInt8) {
      digits += 1
      if mantissa < 1_000_000_000_000_000_000 {
        mantissa = mantissa * 10 + UInt64(byte - zero)
      } else {
        isExact = false
      }
    }
    while position < end, isDigit(bytes[position]) {
      take(bytes[position])
      position += 1
    }
    if position < end, bytes[position] == point {
      position += 1
      while position < end, isDigit(bytes[position]) {
        take(bytes[position])
        exponent -= 1
        position += 1
      }
    }
    guard digits > 0 else { return nil }
    if position < end, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      var power = 0
      let isDown = position < end && bytes[position] == minus
      if isDown || (position < end && bytes[position] == plus) { position += 1 }
      guard position < end else { return nil }
      while position < end, isDigit(bytes[position]) {
        power = min(100_000, power * 10 + Int(bytes[position] - zero))
        position += 1
      }
      exponent += isDown ? -power : power
    }
    guard position == end else { return nil }
    guard isExact, mantissa < 1 << 53, abs(exponent) <= 22 else {
      let text = String(decoding: bytes[range], as: UTF8.self)
      guard let value = Double(text), value.isFinite else { return nil }
      return value
    }
    let scale = powersOfTen[abs(exponent)]
    let value = exponent < 0 ? Double(mantissa) / scale : Double(mantissa) * scale
    return isNegative ? -value : value
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- zero < 10 }

  private static let zero = UInt8(ascii: "0")
  private static let minus = UInt8(ascii: "-")
  private static let plus = UInt8(ascii: "+")
  private static let point = UInt8(ascii: ".")

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}
