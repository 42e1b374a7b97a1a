/// The parameter section of a C3D file: named values in named groups.
struct C3DParameters {
  /// A value with its dimensions, the first of which runs fastest.
  struct Parameter {
    let type: Int
    let dimensions: [Int]
    /// Where the values begin in the file.
    let start: Int
    /// Number of values.
    let count: Int
  }

  /// The most groups and parameters that are read; a file with more is damaged.
  private static let recordLimit = 20_000

  private let numbers: C3DNumbers
  private var parameters: [String: Parameter] = [:]

  /// Reads the section from its first record on.
  ///
  /// A record is a name (its length before it, negative where it is locked), the number of its
  /// group (negative for the group itself), the distance to the next record, and the value.
  ///
  /// - Throws: `FormatError` if a record reaches behind the end of the file.
  init(_ numbers: C3DNumbers, at start: Int, file: String) throws(FormatError) {
    self.numbers = numbers
    let bytes = numbers.bytes
    let fault = FormatError(
      file: file, place: "parameters", problem: "they are damaged; the file may have been cut off")
    var groups: [Int: String] = [:]
    var found: [(group: Int, name: String, parameter: Parameter)] = []
    var place = start
    for _ in 0..<Self.recordLimit {
      guard place + 2 <= bytes.count else { throw fault }
      let length = Int(Int8(bitPattern: bytes[place]).magnitude)
      let group = Int(Int8(bitPattern: bytes[place + 1]))
      if length == 0 || group == 0 { break }
      let nameEnd = place + 2 + length
      guard let step = numbers.word(nameEnd) else { throw fault }
      let name = Self.text(bytes[place + 2..<nameEnd]).uppercased()
      if group < 0 {
        groups[-group] = name
      } else {
        guard let parameter = Self.parameter(bytes, at: nameEnd + 2) else { throw fault }
        found.append((group, name, parameter))
      }
      if step == 0 { break }
      place = nameEnd + step
    }
    for (group, name, parameter) in found {
      let key = "\(groups[group] ?? ""):\(name)"
      if parameters[key] == nil { parameters[key] = parameter }
    }
  }

  private static func parameter(_ bytes: [UInt8], at place: Int) -> Parameter? {
    guard place + 2 <= bytes.count else { return nil }
    let type = Int(Int8(bitPattern: bytes[place]))
    let rank = Int(bytes[place + 1])
    let start = place + 2 + rank
    guard rank <= 7, [-1, 1, 2, 4].contains(type), start <= bytes.count else { return nil }
    let dimensions = bytes[place + 2..<start].map { Int($0) }
    var count = 1
    for extent in dimensions {
      count *= extent
      guard count <= bytes.count else { return nil }
    }
    guard count * abs(type) <= bytes.count - start else { return nil }
    return Parameter(type: type, dimensions: dimensions, start: start, count: count)
  }

  /// Text without the blanks and zeros that fill it up.
  static func text(_ bytes: ArraySlice<UInt8>) -> String {
    let isFiller = { (byte: UInt8) in byte == 0x20 || byte == 0 }
    let end = bytes.lastIndex { !isFiller($0) }.map { $0 + 1 } ?? bytes.startIndex
    return String(decoding: bytes[..<end].drop(while: isFiller), as: UTF8.self)
  }

  /// The numbers of a parameter; empty where there is none or it holds text.
  func values(_ name: String) -> [Double] {
    guard let parameter = parameters[name] else { return [] }
    let places = (0..<parameter.count).map { parameter.start + $0 * abs(parameter.type) }
    return switch parameter.type {
    case 1: places.map { Double(numbers.bytes[$0]) }
    case 2: places.compactMap { numbers.integer($0).map { Double($0) } }
    case 4: places.compactMap { numbers.float($0) }
    default: []
    }
  }

  /// The integers of a parameter without regard to their sign: counts of more than 32,767.
  func words(_ name: String) -> [Int] {
    guard let parameter = parameters[name], parameter.type == 2 else { return [] }
    return (0..<parameter.count).compactMap { numbers.word(parameter.start + $0 * 2) }
  }

  /// The strings of a parameter; empty where there is none or it holds numbers.
  func strings(_ name: String) -> [String] {
    guard let parameter = parameters[name], parameter.type == -1 else { return [] }
    let width = parameter.dimensions.first ?? parameter.count
    guard width > 0 else { return [] }
    let count = parameter.count / width
    return (0..<count).map { index in
      let start = parameter.start + index * width
      return Self.text(numbers.bytes[start..<start + width])
    }
  }

  /// A list that goes on under `NAME2`, `NAME3`, ... behind its 255th entry.
  func all<Value>(_ name: String, _ read: (String) -> [Value]) -> [Value] {
    var result = read(name)
    var number = 2
    while parameters["\(name)\(number)"] != nil {
      result += read("\(name)\(number)")
      number += 1
    }
    return result
  }
}
