/// A JSON value whose objects keep the order of their keys.
indirect enum JSONValue {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])

  fileprivate var isNumber: Bool {
    switch self {
    case .integer, .number: true
    default: false
    }
  }

  private var isScalar: Bool {
    switch self {
    case .array(let items): items.isEmpty
    case .object(let members): members.isEmpty
    default: true
    }
  }

  /// Whether the value holds no lists or objects of its own.
  fileprivate var isFlat: Bool {
    switch self {
    case .array(let items): items.allSatisfy(\.isScalar)
    case .object(let members): members.allSatisfy { $0.value.isScalar }
    default: true
    }
  }
}

extension TextBuffer {
  /// The widest line that a list or object of plain values may take up.
  private static let lineWidth = 96

  /// A JSON value over several lines, two spaces a level; a list or object of plain values that
  /// fits on a line stays on one.
  mutating func append(pretty value: JSONValue, indent: Int = 0) {
    if value.isFlat {
      var line = TextBuffer()
      line.append(compact: value)
      if line.bytes.count + indent <= Self.lineWidth {
        for byte in line.bytes { append(byte) }
        return
      }
    }
    switch value {
    case .array(let items) where items.count > 1 && items.allSatisfy(\.isNumber):
      append(numbers: items, indent: indent + 2)
    case .array(let items) where !items.isEmpty:
      append("[")
      for (index, item) in items.enumerated() {
        startLine(indent: indent + 2, after: index)
        append(pretty: item, indent: indent + 2)
      }
      startLine(indent: indent, after: 0)
      append("]")
    case .object(let members) where !members.isEmpty:
      append("{")
      for (index, member) in members.enumerated() {
        startLine(indent: indent + 2, after: index)
        append(json: member.key)
        append(": ")
        append(pretty: member.value, indent: indent + 2)
      }
      startLine(indent: indent, after: 0)
      append("}")
    default: append(compact: value)
    }
  }

  /// A long list of numbers, as many on a line as fit.
  private mutating func append(numbers: [JSONValue], indent: Int) {
    append("[")
    var column = Self.lineWidth
    for (index, number) in numbers.enumerated() {
      var text = TextBuffer()
      text.append(compact: number)
      if column + text.bytes.count + 2 > Self.lineWidth {
        startLine(indent: indent, after: index)
        column = indent
      } else {
        append(", ")
        column += 2
      }
      for byte in text.bytes { append(byte) }
      column += text.bytes.count
    }
    startLine(indent: indent - 2, after: 0)
    append("]")
  }

  /// A JSON value on one line.
  mutating func append(compact value: JSONValue) {
    switch value {
    case .null: append("null")
    case .bool(let value): append(value ? "true" : "false")
    case .integer(let value): append(Int(value))
    case .number(let value): append(json: value)
    case .string(let text): append(json: text)
    case .array(let items):
      append("[")
      for (index, item) in items.enumerated() {
        if index > 0 { append(", ") }
        append(compact: item)
      }
      append("]")
    case .object(let members):
      append("{")
      for (index, member) in members.enumerated() {
        if index > 0 { append(", ") }
        append(json: member.key)
        append(": ")
        append(compact: member.value)
      }
      append("}")
    }
  }

  /// A number with at most six decimals; one smaller than a thousandth in its shortest form, one
  /// that is not finite as null.
  mutating func append(json value: Double) {
    guard value.isFinite else {
      append("null")
      return
    }
    guard abs(value) >= 1e-3, abs(value) < 1e9 else {
      append(value == 0 ? "0" : "\(value)")
      return
    }
    var number = TextBuffer()
    number.append(value, decimals: 6)
    var digits = number.bytes[...]
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    if digits.last == UInt8(ascii: ".") { digits.removeLast() }
    for byte in digits { append(byte) }
  }

  /// A string in quotation marks, with the escapes that RFC 8259 asks for.
  mutating func append(json text: String) {
    append("\"")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "\\"): append("\\\\")
      case UInt8(ascii: "\n"): append("\\n")
      case UInt8(ascii: "\r"): append("\\r")
      case UInt8(ascii: "\t"): append("\\t")
      case 0..<0x20:
        append("\\u00")
        append(byte < 0x10 ? "0" : "1")
        append(String(byte & 15, radix: 16))
      default: append(byte)
      }
    }
    append("\"")
  }

  private mutating func startLine(indent: Int, after count: Int) {
    if count > 0 { append(",") }
    append("\n")
    append(String(repeating: " ", count: indent))
  }
}
