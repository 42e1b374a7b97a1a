/// Numbers and times as people write them on a command line, the same in every locale.
package enum DecimalText {
  /// A finite decimal number such as `2.5`, `-3` or `1e3`, or nil.
  ///
  /// Stricter than `Double.init`, which also takes `nan`, `inf` and hexadecimal forms.
  package static func number(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ isDigit($0) || "+-.eE".utf8.contains($0) }),
      let value = Double(text), value.isFinite
    else { return nil }
    return value
  }

  /// Seconds of a time such as `2.5`, `1:02.5` or `1:00:02.5`, or nil. Below an hour or a minute
  /// that is written out, minutes and seconds have two digits and stay under 60.
  package static func time(_ text: String) -> Double? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), let last = parts.last else { return nil }
    var total = 0.0
    for (index, part) in parts.dropLast().enumerated() {
      guard !part.isEmpty, part.count <= 6, part.utf8.allSatisfy(isDigit),
        let value = Double(part), index == 0 || (part.count == 2 && value < 60)
      else { return nil }
      total = total * 60 + value
    }
    guard last.utf8.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ".") }),
      let seconds = Double(last), seconds.isFinite
    else { return nil }
    if parts.count > 1 {
      guard last.prefix(while: { $0 != "." }).count == 2, seconds < 60 else { return nil }
    }
    return total * 60 + seconds
  }

  /// A number without a needless fraction: `2`, `2.5`.
  package static func short(_ value: Double) -> String {
    guard let whole = Int(exactly: value) else { return String(value) }
    return String(whole)
  }

  /// What to say of a text that would be a number with a decimal point in place of its comma.
  static func hint(_ text: String) -> String {
    let pointed = String(text.map { $0 == "," ? "." : $0 })
    return pointed != text && number(pointed) != nil ? " (write \(pointed))" : ""
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
