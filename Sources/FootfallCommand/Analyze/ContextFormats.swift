import CommandKit
import GaitModel

extension ValueFormat where Value == Double {
  /// A length in metres, or in centimetres with the unit behind it: `1.78`, `1.78m`, `178cm`.
  ///
  /// - Units: metres.
  static func length(_ placeholder: String, in range: ClosedRange<Double>) -> Self {
    ValueFormat(placeholder: placeholder) { text throws(ValueError) in
      let (number, unit) = try split(text, as: "1.78 or 178cm")
      let metres: Double
      switch unit {
      case "", "m": metres = number
      case "cm": metres = number / 100
      default:
        throw ValueError(
          reason: "not a length (write metres, or centimetres with cm: 1.78 or 178cm)")
      }
      guard range.contains(metres) else {
        let hint = unit.isEmpty && range.contains(number / 100)
        throw ValueError(
          reason: outside(range, "m")
            + (hint ? " (write \(DecimalText.short(number))cm for centimetres)" : ""))
      }
      return metres
    }
  }

  /// A number whose one unit may be left out: `70` or `70kg`.
  static func quantity(
    _ placeholder: String, unit expected: String, in range: ClosedRange<Double>
  ) -> Self {
    ValueFormat(placeholder: placeholder) { text throws(ValueError) in
      let (number, unit) = try split(text, as: "70 or 70\(expected)")
      guard unit.isEmpty || unit == expected else {
        throw ValueError(reason: "not in \(expected)")
      }
      guard range.contains(number) else { throw ValueError(reason: outside(range, expected)) }
      return number
    }
  }

  /// A speed, or a pace: `3.5`, `12.6km/h`, `7.8mph`, `4:45/km`, `7:40/mi`.
  ///
  /// - Units: metres per second.
  static let speed = ValueFormat(placeholder: "SPEED") { text throws(ValueError) in
    let pace = try paced(text)
    let value = if let pace { pace } else { try spoken(text) }
    guard CaptureContext.Limits.speed.contains(value) else {
      throw ValueError(
        reason: outside(CaptureContext.Limits.speed, "m/s")
          + (DecimalText.number(text) == nil ? "" : " (write \(text)km/h for kilometres per hour)"))
    }
    return value
  }

  private static let metresPerMile = 1609.344

  /// A pace: minutes and seconds for a kilometre or a mile.
  private static func paced(_ text: String) throws(ValueError) -> Double? {
    guard text.contains(":") else { return nil }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let metres: Double? =
      switch parts.count == 2 ? parts[1].lowercased() : "" {
      case "km": 1000
      case "mi", "mile": metresPerMile
      default: nil
      }
    var clock = parts[0]
    if clock.hasSuffix("min") { clock = String(clock.dropLast(3)) }
    guard let metres, let seconds = DecimalText.time(clock), seconds > 0 else {
      throw ValueError(
        reason: "not a pace (write minutes:seconds for a kilometre or a mile, "
          + "such as 4:45/km or 7:40/mi)")
    }
    return metres / seconds
  }

  /// A number with a unit of speed.
  private static func spoken(_ text: String) throws(ValueError) -> Double {
    let examples = "3.5, 12.6km/h, 7.8mph or 4:45/km"
    let (number, unit) = try split(text, as: examples)
    switch unit {
    case "", "m/s": return number
    case "km/h", "kmh", "kph": return number / 3.6
    case "mph", "mi/h": return number * metresPerMile / 3600
    default: throw ValueError(reason: "not a speed (write \(examples))")
    }
  }

  /// A number and the unit behind it, in small letters; the unit may be missing or stand apart.
  private static func split(
    _ text: String, as examples: String
  ) throws(ValueError) -> (number: Double, unit: String) {
    let number = text.prefix { $0.isNumber || "+-.,".contains($0) }
    let unit = text.dropFirst(number.count).drop { $0 == " " }
    guard let value = DecimalText.number(String(number)) else {
      let pointed = String(number.map { $0 == "," ? "." : $0 })
      throw ValueError(
        reason: DecimalText.number(pointed) == nil
          ? "not a number (write \(examples))" : "not a number (write \(pointed)\(unit))")
    }
    return (value, unit.lowercased())
  }

  private static func outside(_ range: ClosedRange<Double>, _ unit: String) -> String {
    "not between \(DecimalText.short(range.lowerBound)) and "
      + "\(DecimalText.short(range.upperBound)) \(unit)"
  }
}

extension ValueFormat where Value == KnownLength {
  /// Two places and the metres between them: `310,900,1520,905,2.0`.
  static let knownLength = ValueFormat(
    placeholder: "X1,Y1,X2,Y2,METRES"
  ) { text throws(ValueError) in
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map {
      DecimalText.number(String($0))
    }
    guard numbers.count == 5, let x1 = numbers[0], let y1 = numbers[1], let x2 = numbers[2],
      let y2 = numbers[3], let metres = numbers[4]
    else {
      throw ValueError(
        reason: "not two places and a length (write five numbers, such as 310,900,1520,905,2.0)")
    }
    let length = KnownLength(x1: x1, y1: y1, x2: x2, y2: y2, metres: metres)
    guard length.pixels >= 1 else { throw ValueError(reason: "not two different places") }
    let limits = CaptureContext.Limits.knownLength
    guard limits.contains(metres) else {
      throw ValueError(
        reason: "\(DecimalText.short(metres)) m long, which is not between "
          + "\(DecimalText.short(limits.lowerBound)) and \(DecimalText.short(limits.upperBound)) m")
    }
    return length
  }
}
