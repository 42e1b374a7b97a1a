/// How the machine that wrote a C3D file stored its numbers.
enum C3DProcessor: UInt8 {
  /// Little-endian, IEEE 754.
  case intel = 84
  /// Little-endian words, VAX F floating point.
  case dec = 85
  /// Big-endian, IEEE 754.
  case mips = 86
}

/// The bytes of a C3D file, read as its machine wrote them; nil behind the end.
struct C3DNumbers {
  let bytes: [UInt8]
  let processor: C3DProcessor

  /// An unsigned word of 16 bits.
  func word(_ place: Int) -> Int? {
    guard place >= 0, place + 2 <= bytes.count else { return nil }
    let (first, second) = (Int(bytes[place]), Int(bytes[place + 1]))
    return processor == .mips ? first << 8 | second : second << 8 | first
  }

  /// A signed word of 16 bits.
  func integer(_ place: Int) -> Int? {
    word(place).map { Int(Int16(truncatingIfNeeded: $0)) }
  }

  /// A floating-point number of 32 bits.
  ///
  /// VAX F keeps the half with sign, exponent (offset 128, fraction from 0.5 on) and upper
  /// fraction first; an exponent of zero is zero.
  func float(_ place: Int) -> Double? {
    guard let first = word(place), let second = word(place + 2) else { return nil }
    switch processor {
    case .intel: return Double(Float(bitPattern: UInt32(second << 16 | first)))
    case .mips: return Double(Float(bitPattern: UInt32(first << 16 | second)))
    case .dec:
      let exponent = first >> 7 & 0xFF
      guard exponent > 0 else { return 0 }
      let fraction = Double((first & 0x7F) << 16 | second) / 8_388_608
      let value = Double(sign: .plus, exponent: exponent - 129, significand: 1 + fraction)
      return first & 0x8000 == 0 ? value : -value
    }
  }
}
