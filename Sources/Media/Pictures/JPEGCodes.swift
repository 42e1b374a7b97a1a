/// A set of Huffman codes of a JPEG file (ITU-T T.81, annex C).
struct JPEGCodes {
  /// How many codes have 1, 2, ... 16 bits.
  let counts: [UInt8]
  /// What the codes stand for, shortest first.
  let values: [UInt8]
  /// The code of each value, in its low bits, and above them (from bit 16) how many bits it has.
  let codes: [UInt32]

  /// - Parameters:
  ///   - counts: see the property.
  ///   - values: two hexadecimal digits each.
  init(counts: [UInt8], values: String) {
    self.counts = counts
    let digits = values.utf8.map { UInt8($0 >= 65 ? $0 - 55 : $0 - 48) }
    let values = stride(from: 0, to: digits.count, by: 2).map { 16 * digits[$0] + digits[$0 + 1] }
    self.values = values
    var codes = [UInt32](repeating: 0, count: 256)
    var (code, next) = (UInt32(0), 0)
    for (index, count) in counts.enumerated() {
      for _ in 0..<count {
        codes[Int(values[next])] = UInt32(index + 1) << 16 | code
        code += 1
        next += 1
      }
      code <<= 1
    }
    self.codes = codes
  }
}

/// The codes that annex K.3 of ITU-T T.81 proposes, and libjpeg uses.
extension JPEGCodes {
  /// Differences of the means of lightness (table K.3).
  static let lumaMeans = JPEGCodes(
    counts: [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0],
    values:
      "000102030405060708090A0B")

  /// Differences of the means of colour (table K.4).
  static let chromaMeans = JPEGCodes(
    counts: [0, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0],
    values:
      "000102030405060708090A0B")

  /// All other coefficients of lightness (table K.5).
  static let luma = JPEGCodes(
    counts: [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 125],
    values:
      "01020300041105122131410613516107227114328191A1082342B1C11552D1F0243362728209"
      + "0A161718191A25262728292A3435363738393A434445464748494A535455565758595A636465"
      + "666768696A737475767778797A838485868788898A92939495969798999AA2A3A4A5A6A7A8A9"
      + "AAB2B3B4B5B6B7B8B9BAC2C3C4C5C6C7C8C9CAD2D3D4D5D6D7D8D9DAE1E2E3E4E5E6E7E8E9EA"
      + "F1F2F3F4F5F6F7F8F9FA")

  /// All other coefficients of colour (table K.6).
  static let chroma = JPEGCodes(
    counts: [0, 2, 1, 2, 4, 4, 3, 4, 7, 5, 4, 4, 0, 1, 2, 119],
    values:
      "000102031104052131061241510761711322328108144291A1B1C109233352F0156272D10A16"
      + "2434E125F11718191A262728292A35363738393A434445464748494A535455565758595A6364"
      + "65666768696A737475767778797A82838485868788898A92939495969798999AA2A3A4A5A6A7"
      + "A8A9AAB2B3B4B5B6B7B8B9BAC2C3C4C5C6C7C8C9CAD2D3D4D5D6D7D8D9DAE2E3E4E5E6E7E8E9"
      + "EAF2F3F4F5F6F7F8F9FA")
}
