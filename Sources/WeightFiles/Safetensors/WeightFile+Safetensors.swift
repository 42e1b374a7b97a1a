package import Foundation

/// safetensors: eight bytes with the length of a header in JSON, the header, the numbers without
/// gaps.
///
/// Source: the format's description at github.com/huggingface/safetensors.
extension WeightFile {
  /// The longest header that is read, as in the format's own library.
  package static let longestSafetensorsHeader = 100_000_000

  /// Reads a file of safetensors.
  ///
  /// - Throws: `WeightFileError`: also for tensors that overlap or leave holes, names that come
  ///   twice, and bytes that belong to no tensor.
  package init(safetensors bytes: [UInt8]) throws(WeightFileError) {
    var reader = ByteReader(bytes)
    let length = try reader.int(8)
    guard length <= Self.longestSafetensorsHeader else {
      throw .tooMuch(
        what: "bytes of a header", limit: Self.longestSafetensorsHeader, offset: 0)
    }
    let header = try SafetensorsHeader(bytes, try reader.range(length))
    let start = reader.offset
    var reached = 0
    for entry in header.entries.sorted(by: { ($0.begin, $0.end) < ($1.begin, $1.end) }) {
      guard entry.begin == reached else {
        throw .malformed(
          offset: entry.offset,
          reason: "“\(entry.name)” begins at \(entry.begin), and \(reached) is where it must")
      }
      guard WeightTensor.byteCount(entry.element, entry.shape) == entry.end - entry.begin else {
        throw .malformed(
          offset: entry.offset, reason: "the bytes of “\(entry.name)” do not fit its shape")
      }
      guard entry.end <= bytes.count - start else { throw .truncated(offset: start + entry.begin) }
      reached = entry.end
    }
    guard reached == bytes.count - start else {
      throw .malformed(offset: start + reached, reason: "bytes follow that belong to no tensor")
    }
    var tensors: [WeightTensor] = []
    for entry in header.entries {
      tensors.append(
        try WeightTensor(
          name: entry.name, element: entry.element, shape: entry.shape,
          bytes: Array(bytes[start + entry.begin..<start + entry.end])))
    }
    try self.init(tensors, metadata: header.metadata)
  }

  /// The file's bytes as safetensors, the same as those of the format's own library: wide elements
  /// first, then by name.
  ///
  /// - Throws: `WeightFileError.invalid` for a tensor of the name `__metadata__`.
  package func safetensors() throws(WeightFileError) -> [UInt8] {
    if self["__metadata__"] != nil {
      throw .invalid(reason: "no tensor may have the name __metadata__")
    }
    let order = Self.writingOrder
    let sorted = tensors.sorted {
      let (left, right) = (order[$0.element] ?? 0, order[$1.element] ?? 0)
      return left != right
        ? left < right : $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
    }
    var fields: [String] = []
    if !metadata.isEmpty {
      let texts = metadata.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        .map { "\(Self.quoted($0.key)):\(Self.quoted($0.value))" }
      fields.append("\"__metadata__\":{\(texts.joined(separator: ","))}")
    }
    var place = 0
    for tensor in sorted {
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      fields.append(
        "\(Self.quoted(tensor.name)):{\"dtype\":\"\(tensor.element.rawValue)\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(place),\(place + tensor.bytes.count)]}")
      place += tensor.bytes.count
    }
    var header = Array("{\(fields.joined(separator: ","))}".utf8)
    header += [UInt8](repeating: 0x20, count: (8 - header.count % 8) % 8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + header.count + place)
    withUnsafeBytes(of: UInt64(header.count).littleEndian) { bytes.append(contentsOf: $0) }
    bytes += header
    for tensor in sorted { bytes += tensor.bytes }
    return bytes
  }

  /// Writes the weights as safetensors, by a new file that takes the place of the old one.
  ///
  /// - Throws: `WeightFileError.cannotWrite`, `invalid`.
  package func write(to url: URL) throws(WeightFileError) {
    let bytes = try safetensors()
    do { try Data(bytes).write(to: url, options: .atomic) } catch {
      throw .cannotWrite(path: url.path, reason: error.localizedDescription)
    }
  }

  /// Place of each element type in a file.
  private static let writingOrder: [WeightElement: Int] = {
    let order: [WeightElement] = [
      .int64, .float64, .float32, .int32, .bfloat16, .float16, .int16, .int8, .uint8, .bool,
    ]
    return Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
  }()

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\u{8}": quoted += "\\b"
      case "\u{C}": quoted += "\\f"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case "\u{0}"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
