/// One entry of a list in a COCO file: its fields by name, and where it stands, for errors.
struct COCOObject {
  /// What a field can hold; anything else is passed over.
  enum Value {
    case number(Double)
    case text(String)
    case numbers([Double])
    case texts([String])
    case words([String: String])
    case other
  }

  let file: String
  /// The name of the list.
  let list: String
  /// Its position in the list, from 0.
  let row: Int
  private(set) var fields: [String: Value] = [:]

  /// Reads the next value, which must be an object.
  init(_ reader: inout JSONReader, list: String, row: Int) throws(FormatError) {
    (file, self.list, self.row) = (reader.file, list, row)
    try reader.beginObject()
    while let key = try reader.nextKey() { fields[key] = try Self.value(&reader) }
  }

  /// `annotations[4] (id 12)`, with a field where one is meant.
  func place(_ field: String? = nil) -> String {
    var place = "\(list)[\(row)]"
    if case .number(let id)? = fields["id"], let whole = Int(exactly: id) {
      place += " (id \(whole))"
    }
    return place + (field.map { ", \($0)" } ?? "")
  }

  func fault(_ field: String?, _ problem: String) -> FormatError {
    FormatError(file: file, place: place(field), problem: problem)
  }

  func has(_ field: String) -> Bool { fields[field] != nil }

  func number(_ field: String) throws(FormatError) -> Double {
    guard case .number(let value) = try value(field) else {
      throw fault(field, "a number is expected here")
    }
    guard value.isFinite else { throw fault(field, "\(value) is no finite number") }
    return value
  }

  func integer(_ field: String) throws(FormatError) -> Int {
    let value = try number(field)
    guard let whole = Int(exactly: value) else {
      throw fault(field, "\(value) is no whole number")
    }
    return whole
  }

  func text(_ field: String) throws(FormatError) -> String {
    guard case .text(let value) = try value(field) else {
      throw fault(field, "a text is expected here")
    }
    guard !value.isEmpty else { throw fault(field, "the text is empty") }
    return value
  }

  /// Finite numbers, as many as are asked for.
  func numbers(_ field: String, count: Int) throws(FormatError) -> [Double] {
    guard case .numbers(let values) = try value(field) else {
      throw fault(field, "a list of \(count) numbers is expected here")
    }
    guard values.count == count else {
      throw fault(field, "\(values.count) numbers, where \(count) are expected")
    }
    if let place = values.firstIndex(where: { !$0.isFinite }) {
      throw fault(field, "number \(place + 1) is \(values[place]), no finite number")
    }
    return values
  }

  func texts(_ field: String) throws(FormatError) -> [String] {
    switch try value(field) {
    case .texts(let values): return values
    case .numbers(let values) where values.isEmpty: return []
    default: throw fault(field, "a list of texts is expected here")
    }
  }

  /// Texts by name; empty where the field is missing.
  func words(_ field: String) throws(FormatError) -> [String: String] {
    guard has(field) else { return [:] }
    guard case .words(let values) = try value(field) else {
      throw fault(field, "an object of texts is expected here")
    }
    return values
  }

  private func value(_ field: String) throws(FormatError) -> Value {
    guard let value = fields[field] else { throw fault(field, "the field is missing") }
    return value
  }

  private static func value(_ reader: inout JSONReader) throws(FormatError) -> Value {
    switch try reader.peek() {
    case .number: return .number(try reader.readNumber())
    case .string: return .text(try reader.readString())
    case .array: return try list(&reader)
    case .object:
      var words: [String: String] = [:]
      var isWords = true
      try reader.beginObject()
      while let key = try reader.nextKey() {
        if try reader.peek() == .string {
          words[key] = try reader.readString()
        } else {
          isWords = false
          try reader.skip()
        }
      }
      return isWords ? .words(words) : .other
    case .bool, .null:
      try reader.skip()
      return .other
    }
  }

  private static func list(_ reader: inout JSONReader) throws(FormatError) -> Value {
    var numbers: [Double] = []
    var texts: [String] = []
    var others = 0
    try reader.beginArray()
    while try reader.nextElement() {
      switch try reader.peek() {
      case .number: numbers.append(try reader.readNumber())
      case .string: texts.append(try reader.readString())
      default:
        try reader.skip()
        others += 1
      }
    }
    if others == 0, texts.isEmpty { return .numbers(numbers) }
    return others == 0 && numbers.isEmpty ? .texts(texts) : .other
  }
}
