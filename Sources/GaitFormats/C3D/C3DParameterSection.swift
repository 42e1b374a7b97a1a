/// The parameter section of a C3D file while it is being written.
struct C3DParameterSection {
  /// A dimension of a parameter is one byte: longer lists go on in `NAME2`, `NAME3`, ...
  static let listLimit = 255
  /// Bytes of a label; the distance to the next record fits into its word with 255 of them.
  private static let widthLimit = 64

  private var bytes: [UInt8] = [1, 0x50, 0, C3DProcessor.intel.rawValue]
  private var groupNumber: UInt8 = 0

  /// Begins a group.
  mutating func group(_ name: String, _ description: String) {
    groupNumber += 1
    bytes.append(UInt8(name.utf8.count))
    bytes.append(0 &- groupNumber)
    bytes += name.utf8
    bytes.append(word: 3 + description.utf8.count)
    bytes.append(UInt8(description.utf8.count))
    bytes += description.utf8
  }

  /// A number, or a list of them.
  mutating func add(_ name: String, _ values: [Int], dimensions: [Int] = []) {
    var data: [UInt8] = []
    for value in values { data.append(word: value) }
    record(name, type: 2, dimensions, data)
  }

  /// A number, or a list of them.
  mutating func add(_ name: String, _ values: [Float], dimensions: [Int] = []) {
    var data: [UInt8] = []
    for value in values { data.append(little: value) }
    record(name, type: 4, dimensions, data)
  }

  /// A text.
  mutating func add(_ name: String, text: String) {
    let cut = Self.cut(text)
    record(name, type: -1, [cut.count], cut)
  }

  /// A list of texts, filled up with blanks to one width.
  mutating func add(_ name: String, list: [String]) {
    let cut = list.map(Self.cut)
    let width = max(1, cut.map(\.count).max() ?? 1)
    for (part, start) in stride(from: 0, to: max(1, cut.count), by: Self.listLimit).enumerated() {
      let chunk = cut[start..<min(cut.count, start + Self.listLimit)]
      let data = chunk.flatMap { $0 + [UInt8](repeating: 0x20, count: width - $0.count) }
      record(part == 0 ? name : "\(name)\(part + 1)", type: -1, [width, chunk.count], data)
    }
  }

  /// The whole section, in blocks.
  consuming func closed() -> [UInt8] {
    bytes += [0, 0]
    bytes.fillBlock()
    bytes[2] = UInt8(truncatingIfNeeded: bytes.count / C3DReader.block)
    return bytes
  }

  private mutating func record(
    _ name: String, type: Int8, _ dimensions: [Int], _ data: [UInt8]
  ) {
    bytes.append(UInt8(name.utf8.count))
    bytes.append(groupNumber)
    bytes += name.utf8
    bytes.append(word: 5 + dimensions.count + data.count)
    bytes.append(UInt8(bitPattern: type))
    bytes.append(UInt8(dimensions.count))
    bytes += dimensions.map { UInt8($0) }
    bytes += data
    bytes.append(0)
  }

  /// A text that fits, without half characters.
  private static func cut(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    for character in text where result.count + character.utf8.count <= widthLimit {
      result += character.utf8
    }
    return result
  }
}

extension [UInt8] {
  /// A word of 16 bits, lower byte first.
  mutating func append(word value: Int) {
    append(UInt8(truncatingIfNeeded: value))
    append(UInt8(truncatingIfNeeded: value >> 8))
  }

  /// A floating-point number of 32 bits, lowest byte first.
  mutating func append(little value: Float) {
    let bits = value.bitPattern
    append(UInt8(truncatingIfNeeded: bits))
    append(UInt8(truncatingIfNeeded: bits >> 8))
    append(UInt8(truncatingIfNeeded: bits >> 16))
    append(UInt8(truncatingIfNeeded: bits >> 24))
  }

  /// Zeros up to the end of the block.
  mutating func fillBlock() {
    let rest = count % C3DReader.block
    if rest > 0 { append(contentsOf: repeatElement(0, count: C3DReader.block - rest)) }
  }
}
