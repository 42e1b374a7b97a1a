/// Walks over the fields of a message of Protocol Buffers, never beyond its end.
///
/// Source: Protocol Buffers, Encoding (protobuf.dev/programming-guides/encoding).
struct ProtobufReader {
  let bytes: [UInt8]
  private(set) var offset: Int
  private let end: Int

  init(_ bytes: [UInt8]) { self.init(bytes, 0..<bytes.count) }

  private init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    offset = range.lowerBound
    end = range.upperBound
  }

  /// One field: its number, where it begins, and what it holds.
  struct Field {
    let number: Int
    let offset: Int
    let payload: Payload

    enum Payload {
      case varint(UInt64)
      case fixed64(UInt64)
      case fixed32(UInt32)
      case bytes(Range<Int>)
    }
  }

  /// The next field; nil at the end of the message.
  mutating func next() throws(ONNXError) -> Field? {
    guard offset < end else { return nil }
    let start = offset
    let key = try varint(from: start)
    guard let number = Int(exactly: key >> 3), (1..<1 << 29).contains(number) else {
      throw .malformed(offset: start, reason: "no field has the number \(key >> 3)")
    }
    guard let type = ProtobufWireType(rawValue: UInt8(key & 7)) else {
      throw .malformed(offset: start, reason: "no field is stored in the way \(key & 7)")
    }
    let payload: Field.Payload
    switch type {
    case .varint: payload = .varint(try varint(from: start))
    case .fixed32: payload = .fixed32(UInt32(truncatingIfNeeded: try fixed(4, from: start)))
    case .fixed64: payload = .fixed64(try fixed(8, from: start))
    case .lengthDelimited:
      let length = try varint(from: start)
      guard length <= UInt64(end - offset) else { throw .truncated(offset: start) }
      payload = .bytes(offset..<offset + Int(length))
      offset += Int(length)
    }
    return Field(number: number, offset: start, payload: payload)
  }

  private mutating func varint(from start: Int) throws(ONNXError) -> UInt64 {
    var value: UInt64 = 0
    for place in 0..<10 {
      guard offset < end else { throw .truncated(offset: start) }
      let byte = bytes[offset]
      offset += 1
      // The tenth byte has room for one bit.
      if place == 9, byte > 1 { break }
      value |= UInt64(byte & 0x7F) << (7 * UInt64(place))
      if byte < 0x80 { return value }
    }
    throw .malformed(offset: start, reason: "a number has more than 64 bits")
  }

  private mutating func fixed(_ count: Int, from start: Int) throws(ONNXError) -> UInt64 {
    guard end - offset >= count else { throw .truncated(offset: start) }
    var value: UInt64 = 0
    for place in 0..<count { value |= UInt64(bytes[offset + place]) << (8 * UInt64(place)) }
    offset += count
    return value
  }

  // MARK: What a field holds

  func int(_ field: Field) throws(ONNXError) -> Int64 {
    guard case .varint(let value) = field.payload else { throw wrongType(field) }
    return Int64(bitPattern: value)
  }

  func float(_ field: Field) throws(ONNXError) -> Float {
    guard case .fixed32(let value) = field.payload else { throw wrongType(field) }
    return Float(bitPattern: value)
  }

  func range(_ field: Field) throws(ONNXError) -> Range<Int> {
    guard case .bytes(let range) = field.payload else { throw wrongType(field) }
    return range
  }

  func text(_ field: Field) throws(ONNXError) -> String {
    guard let text = String(validating: bytes[try range(field)], as: UTF8.self) else {
      throw .malformed(offset: field.offset, reason: "a text is not UTF-8")
    }
    return text
  }

  func message(_ field: Field) throws(ONNXError) -> ProtobufReader {
    ProtobufReader(bytes, try range(field))
  }

  /// Adds the numbers of a repeated field, which come one by one or packed.
  func ints(_ field: Field, to values: inout [Int64]) throws(ONNXError) {
    guard case .bytes = field.payload else { return values.append(try int(field)) }
    var packed = try message(field)
    while packed.offset < packed.end {
      values.append(Int64(bitPattern: try packed.varint(from: packed.offset)))
    }
  }

  /// Adds the bytes of a repeated field of fixed size, which come one by one or packed.
  func fixed(_ field: Field, size: Int, to values: inout [UInt8]) throws(ONNXError) {
    switch (field.payload, size) {
    case (.fixed32(let value), 4):
      withUnsafeBytes(of: value.littleEndian) { values.append(contentsOf: $0) }
    case (.fixed64(let value), 8):
      withUnsafeBytes(of: value.littleEndian) { values.append(contentsOf: $0) }
    case (.bytes(let range), _) where range.count % size == 0:
      values.append(contentsOf: bytes[range])
    default: throw wrongType(field)
    }
  }

  private func wrongType(_ field: Field) -> ONNXError {
    .malformed(
      offset: field.offset, reason: "the field \(field.number) is not stored as it must be")
  }
}
