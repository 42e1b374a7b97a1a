/// Reads JSON (RFC 8259) front to back, one value at a time, without building a tree: pose files
/// are long lists of numbers.
///
/// The caller asks for what it expects and skips what it does not know. Nesting is limited to
/// `depthLimit`. Beyond the standard, `NaN`, `Infinity` and `-Infinity` are taken as numbers,
/// because Python's `json` writes them.
struct JSONReader {
  /// What the next value is.
  enum Kind: String {
    case object = "an object"
    case array = "a list"
    case string = "a string"
    case number = "a number"
    case bool = "true or false"
    case null
  }

  static let depthLimit = 64

  let bytes: [UInt8]
  let file: String
  private(set) var position = 0
  private var depth = 0
  private var isAtFirst = false

  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    // A byte order mark, as some editors write it.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// An error at the place that has been reached.
  func fault(_ problem: String) -> FormatError {
    let end = min(position, bytes.count)
    var line = 1
    var start = 0
    for (index, byte) in bytes[..<end].enumerated() where byte == UInt8(ascii: "\n") {
      line += 1
      start = index + 1
    }
    return FormatError(
      file: file, place: "line \(line), column \(end - start + 1)", problem: problem)
  }

  /// The kind of the next value, which stays unread.
  mutating func peek() throws(FormatError) -> Kind {
    guard let byte = nextByte() else {
      throw fault("the file ends in the middle; it may have been cut off")
    }
    switch byte {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "N"),
      UInt8(ascii: "I"):
      return .number
    default: throw fault("this is not valid JSON")
    }
  }

  mutating func beginObject() throws(FormatError) { try begin(.object) }

  mutating func beginArray() throws(FormatError) { try begin(.array) }

  /// The next key of the object that was begun, with its value next; nil at the object's end.
  mutating func nextKey() throws(FormatError) -> String? {
    guard try advance(to: UInt8(ascii: "}")) else { return nil }
    let key = try readString()
    guard nextByte() == UInt8(ascii: ":") else { throw fault("a colon is missing after a key") }
    position += 1
    return key
  }

  /// Whether another element of the list that was begun is next.
  mutating func nextElement() throws(FormatError) -> Bool { try advance(to: UInt8(ascii: "]")) }

  /// Reads a null if it is next.
  mutating func readNull() throws(FormatError) -> Bool {
    guard try peek() == .null else { return false }
    try expect("null")
    return true
  }

  mutating func readNumber() throws(FormatError) -> Double {
    let kind = try peek()
    guard kind == .number else { throw fault("a number is expected here, not \(kind.rawValue)") }
    let start = position
    while position < bytes.count, Self.isNumberByte(bytes[position]) { position += 1 }
    var digits = start
    if bytes[digits] == UInt8(ascii: "-") { digits += 1 }
    if digits < bytes.count, bytes[digits] == UInt8(ascii: "I") {
      position = digits
      try expect("Infinity")
      return digits > start ? -.infinity : .infinity
    }
    if bytes[start] == UInt8(ascii: "N") {
      try expect("NaN")
      return .nan
    }
    // RFC 8259 wants a digit first and last, and knows neither "+1" nor "007".
    guard digits < position, DecimalNumber.isDigit(bytes[digits]),
      DecimalNumber.isDigit(bytes[position - 1]),
      bytes[digits] != UInt8(ascii: "0") || digits + 1 == position
        || !DecimalNumber.isDigit(bytes[digits + 1]),
      let value = DecimalNumber.parse(bytes, start..<position)
    else {
      position = start
      throw fault("this is no number, or one too large")
    }
    return value
  }

  mutating func readString() throws(FormatError) -> String {
    guard nextByte() == UInt8(ascii: "\"") else { throw fault("a string is expected here") }
    position += 1
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      if bytes[position] == UInt8(ascii: "\\") { return try readEscapedString(from: start) }
      position += 1
    }
    return try endString(bytes[start..<position])
  }

  /// Reads over the next value, whatever it is, and says which bytes it takes up.
  @discardableResult
  mutating func skip() throws(FormatError) -> Range<Int> {
    let kind = try peek()
    let start = position
    switch kind {
    case .object:
      try beginObject()
      while try nextKey() != nil { try skip() }
    case .array:
      try beginArray()
      while try nextElement() { try skip() }
    case .string: _ = try readString()
    case .number: _ = try readNumber()
    case .bool: try expect(bytes[position] == UInt8(ascii: "t") ? "true" : "false")
    case .null: try expect("null")
    }
    return start..<position
  }

  /// Checks that nothing follows the outermost value.
  mutating func finish() throws(FormatError) {
    if nextByte() != nil { throw fault("something follows the end of the JSON text") }
  }

  /// The next byte that is not white space; it stays unread.
  private mutating func nextByte() -> UInt8? {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      case let byte: return byte
      }
    }
    return nil
  }

  private mutating func begin(_ kind: Kind) throws(FormatError) {
    let found = try peek()
    guard found == kind else {
      throw fault("\(kind.rawValue) is expected here, not \(found.rawValue)")
    }
    guard depth < Self.depthLimit else {
      throw fault("lists and objects are nested more than \(Self.depthLimit) deep")
    }
    position += 1
    depth += 1
    isAtFirst = true
  }

  /// Goes to the next member; false, and past the closing byte, if there is none.
  private mutating func advance(to close: UInt8) throws(FormatError) -> Bool {
    let byte = nextByte()
    let isFirst = isAtFirst
    isAtFirst = false
    if byte == close {
      position += 1
      depth -= 1
      return false
    }
    if isFirst { return true }
    guard byte == UInt8(ascii: ",") else {
      throw fault(
        byte == nil
          ? "the file ends in the middle; it may have been cut off"
          : "a comma or the end of a list is expected here")
    }
    position += 1
    if nextByte() == close { throw fault("nothing stands between a comma and the end") }
    return true
  }

  private mutating func expect(_ word: StaticString) throws(FormatError) {
    let count = word.utf8CodeUnitCount
    let matches = word.withUTF8Buffer { bytes[position...].prefix(count).elementsEqual($0) }
    guard matches else { throw fault("this is not valid JSON") }
    position += count
  }

  private static func isNumberByte(_ byte: UInt8) -> Bool {
    DecimalNumber.isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
      || byte | 0x20 == UInt8(ascii: "e") || byte == UInt8(ascii: "+")
  }
}

extension JSONReader {
  /// The rest of a string that holds escapes.
  private mutating func readEscapedString(from start: Int) throws(FormatError) -> String {
    var text = Array(bytes[start..<position])
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      let byte = bytes[position]
      position += 1
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      guard position < bytes.count else { break }
      let escape = bytes[position]
      position += 1
      switch escape {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(escape)
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "u"): text.append(contentsOf: try readCodePoint().utf8)
      default: throw fault("a string holds an unknown escape")
      }
    }
    return try endString(text[...])
  }

  /// The character after `\u`, out of one or two groups of four hexadecimal digits.
  private mutating func readCodePoint() throws(FormatError) -> Character {
    let first = try readHexadecimal()
    if let scalar = Unicode.Scalar(first) { return Character(scalar) }
    guard first < 0xDC00, bytes[position...].starts(with: [0x5C, 0x75]) else {
      throw fault("a string holds half of a surrogate pair")
    }
    position += 2
    let second = try readHexadecimal()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw fault("a string holds half of a surrogate pair") }
    return Character(scalar)
  }

  private mutating func readHexadecimal() throws(FormatError) -> UInt32 {
    let end = position + 4
    guard end <= bytes.count, bytes[position] != UInt8(ascii: "+"),
      let value = UInt32(String(decoding: bytes[position..<end], as: UTF8.self), radix: 16)
    else { throw fault("a string holds an unknown escape") }
    position = end
    return value
  }

  /// Checks and passes the closing quotation mark.
  private mutating func endString(_ text: ArraySlice<UInt8>) throws(FormatError) -> String {
    guard position < bytes.count else {
      throw fault("the file ends in the middle of a string; it may have been cut off")
    }
    guard let string = String(validating: text, as: UTF8.self) else {
      throw fault("a string is not valid UTF-8")
    }
    position += 1
    return string
  }
}
