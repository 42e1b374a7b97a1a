/// Reads the JSON that a header of safetensors may hold: objects, texts and whole numbers.
struct JSONScanner {
  private let bytes: [UInt8]
  private var offset: Int
  private let limit: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    offset = range.lowerBound
    limit = range.upperBound
  }

  /// The next byte that is no white space, not consumed; nil at the end.
  private mutating func peek() -> UInt8? {
    while offset < limit, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset]) { offset += 1 }
    return offset < limit ? bytes[offset] : nil
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(WeightFileError) {
    guard let byte = peek() else { throw .truncated(offset: offset) }
    guard UInt32(byte) == character.value else {
      throw .malformed(offset: offset, reason: "“\(character)” was expected in the header")
    }
    offset += 1
  }

  /// Nothing but white space may follow.
  mutating func end() throws(WeightFileError) {
    if peek() != nil {
      throw .malformed(offset: offset, reason: "something follows the header's last bracket")
    }
  }

  /// An object; `read` takes the value that follows each key.
  mutating func object(
    _ read: (inout JSONScanner, _ key: String, _ offset: Int) throws(WeightFileError) -> Void
  ) throws(WeightFileError) {
    try expect("{")
    if peek() == 0x7D {
      offset += 1
      return
    }
    while true {
      _ = peek()
      let start = offset
      let key = try string()
      try expect(":")
      try read(&self, key, start)
      if peek() == 0x2C {
        offset += 1
      } else {
        return try expect("}")
      }
    }
  }

  /// A list of numbers from 0 on.
  mutating func numbers() throws(WeightFileError) -> [Int] {
    try expect("[")
    var numbers: [Int] = []
    if peek() == 0x5D {
      offset += 1
      return []
    }
    while true {
      numbers.append(try number())
      if peek() == 0x2C {
        offset += 1
      } else {
        try expect("]")
        return numbers
      }
    }
  }

  private mutating func number() throws(WeightFileError) -> Int {
    _ = peek()
    let start = offset
    var value = 0
    while offset < limit, (0x30...0x39).contains(bytes[offset]) {
      let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tens.addingReportingOverflow(Int(bytes[offset] - 0x30))
      guard !overflow, !carry else {
        throw .malformed(offset: start, reason: "a number of the header is too large")
      }
      value = sum
      offset += 1
    }
    guard offset > start, offset == start + 1 || bytes[start] != 0x30 else {
      throw .malformed(offset: start, reason: "a whole number was expected in the header")
    }
    return value
  }

  /// A text, with its escapes resolved.
  mutating func string() throws(WeightFileError) -> String {
    try expect("\"")
    let start = offset
    var text: [UInt8] = []
    while offset < limit {
      let byte = bytes[offset]
      offset += 1
      switch byte {
      case 0x22:
        guard let string = String(validating: text, as: UTF8.self) else {
          throw .malformed(offset: start, reason: "a text is not UTF-8")
        }
        return string
      case 0x5C: text.append(contentsOf: String(try escape()).utf8)
      case 0..<0x20: throw .malformed(offset: offset - 1, reason: "a text holds a control byte")
      default: text.append(byte)
      }
    }
    throw .truncated(offset: start)
  }

  private mutating func escape() throws(WeightFileError) -> Unicode.Scalar {
    guard offset < limit else { throw .truncated(offset: offset) }
    let kind = bytes[offset]
    offset += 1
    switch kind {
    case 0x22, 0x5C, 0x2F: return Unicode.Scalar(kind)
    case 0x62: return "\u{8}"
    case 0x66: return "\u{C}"
    case 0x6E: return "\n"
    case 0x72: return "\r"
    case 0x74: return "\t"
    case 0x75: return try unicode()
    default: throw .malformed(offset: offset - 1, reason: "a text holds an unknown escape")
    }
  }

  private mutating func unicode() throws(WeightFileError) -> Unicode.Scalar {
    let start = offset
    let first = try hexadecimal()
    var code = first
    if (0xD800..<0xDC00).contains(first) {
      guard limit - offset >= 2, bytes[offset] == 0x5C, bytes[offset + 1] == 0x75 else {
        throw .malformed(offset: start, reason: "half a character in a text")
      }
      offset += 2
      let second = try hexadecimal()
      guard (0xDC00..<0xE000).contains(second) else {
        throw .malformed(offset: start, reason: "half a character in a text")
      }
      code = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else {
      throw .malformed(offset: start, reason: "half a character in a text")
    }
    return scalar
  }

  private mutating func hexadecimal() throws(WeightFileError) -> UInt32 {
    guard limit - offset >= 4 else { throw .truncated(offset: offset) }
    var value: UInt32 = 0
    for byte in bytes[offset..<offset + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        throw .malformed(offset: offset, reason: "four hexadecimal digits were expected")
      }
      value = value << 4 | UInt32(digit)
    }
    offset += 4
    return value
  }
}
