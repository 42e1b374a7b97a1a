/// Numbers as text: the same on every machine, whatever its language.
package enum NumberText {
  /// What stands where there is no number.
  package static let none = "–"

  /// A number for a reader, with a fixed number of decimals (0 to 6) and a true minus sign.
  package static func fixed(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite else { return none }
    return digits(value, decimals: decimals, minus: "\u{2212}")
  }

  /// A number for a reader with about three significant digits and no idle zeros.
  package static func compact(_ value: Double) -> String {
    guard value.isFinite else { return none }
    let size = abs(value)
    let decimals = size >= 100 ? 0 : size >= 10 ? 1 : 2
    return trimmed(digits(value, decimals: decimals, minus: "\u{2212}"))
  }

  /// A standard deviation, or another measure of spread, with two significant digits.
  package static func spread(_ value: Double) -> String {
    let size = abs(value)
    return fixed(value, size >= 9.95 ? 0 : size >= 0.995 ? 1 : 2)
  }

  /// A number for a machine: a plain minus, no idle zeros; 0 for what is not finite.
  package static func shortest(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return "0" }
    return trimmed(digits(value, decimals: decimals, minus: "-"))
  }

  /// Decimals with which a value of a given uncertainty is written: the uncertainty keeps one
  /// significant digit, two where the first of them is a 1.
  package static func decimals(forUncertainty uncertainty: Double) -> Int {
    guard uncertainty.isFinite, uncertainty > 0 else { return 1 }
    var decimals = 0
    var scaled = uncertainty
    while scaled < 1.95, decimals < 3 {
      scaled *= 10
      decimals += 1
    }
    return decimals
  }

  /// A value with its 95 % uncertainty (two standard uncertainties), as in `168.4 ± 0.6`.
  package static func withUncertainty(_ value: Double, standard uncertainty: Double?) -> String {
    guard let uncertainty, uncertainty.isFinite, uncertainty > 0 else { return compact(value) }
    let decimals = decimals(forUncertainty: 2 * uncertainty)
    return fixed(value, decimals) + " ± " + fixed(2 * uncertainty, decimals)
  }

  /// Fixed-point digits by whole-number arithmetic (many thousands of them stand in a report).
  private static func digits(_ value: Double, decimals: Int, minus: String) -> String {
    let powers = [1.0, 10, 100, 1_000, 10_000, 100_000, 1_000_000]
    let scale = powers[min(max(decimals, 0), powers.count - 1)]
    let scaled = (abs(value) * scale).rounded()
    // Beyond this, fixed point says nothing; Swift's own description is exact.
    guard scaled < 9e15 else { return value.description }
    let whole = Int(scaled) / Int(scale)
    let fraction = Int(scaled) % Int(scale)
    var text = value < 0 && scaled > 0 ? minus : ""
    text += String(whole)
    if scale > 1 {
      let tail = String(fraction)
      text += "."
      text += String(repeating: "0", count: decimals - tail.utf8.count)
      text += tail
    }
    return text
  }

  private static func trimmed(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: ".")), !text.utf8.contains(UInt8(ascii: "e")) else {
      return text
    }
    var bytes = Substring(text)
    while bytes.last == "0" { bytes.removeLast() }
    if bytes.last == "." { bytes.removeLast() }
    return String(bytes)
  }
}
