extension ONNXTensor {
  init(from message: ProtobufReader) throws(ONNXError) {
    var reader = message
    let start = reader.offset
    var name = ""
    var element: ONNXElement?
    var shape: [Int64] = []
    var raw: Range<Int>?
    var isExternal = false
    var words: [UInt8] = []
    var longWords: [UInt8] = []
    var numbers: [Int64] = []
    while let field = try reader.next() {
      switch field.number {
      case 1: try reader.ints(field, to: &shape)
      case 2: element = try ONNXElement(reader.int(field), at: field.offset)
      case 3: throw .unsupported(offset: field.offset, what: "weights in parts")
      case 4: try reader.fixed(field, size: 4, to: &words)
      case 5, 7, 11: try reader.ints(field, to: &numbers)
      case 6: throw .unsupported(offset: field.offset, what: "values that are text")
      case 8: name = try reader.text(field)
      case 9: raw = try reader.range(field)
      case 10: try reader.fixed(field, size: 8, to: &longWords)
      case 13: isExternal = true
      case 14: isExternal = try reader.int(field) == 1
      default: break
      }
    }
    if isExternal { throw .externalData(tensor: name) }
    guard let element else {
      throw .malformed(offset: start, reason: "the weights “\(name)” have no format")
    }
    let bytes: [UInt8]
    if let raw {
      bytes = Array(reader.bytes[raw])
    } else {
      switch element {
      case .float32: bytes = words
      case .float64: bytes = longWords
      default: bytes = try Self.bytes(numbers, element, name: name, at: start)
      }
    }
    guard
      let tensor = ONNXTensor(
        name, element: element, shape: shape.map { Int(truncatingIfNeeded: $0) }, bytes: bytes)
    else {
      throw .malformed(
        offset: start, reason: "the weights “\(name)” are not as many as their shape \(shape) says")
    }
    self = tensor
  }

  /// Numbers that the file holds one by one, in the size of their format.
  private static func bytes(
    _ numbers: [Int64], _ element: ONNXElement, name: String, at offset: Int
  ) throws(ONNXError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(numbers.count * element.size)
    for number in numbers {
      guard element.holds(number) else {
        throw .malformed(
          offset: offset, reason: "the weights “\(name)” hold \(number), too large for their format"
        )
      }
      let pattern = UInt64(bitPattern: number)
      for place in 0..<element.size {
        bytes.append(UInt8(truncatingIfNeeded: pattern >> (8 * UInt64(place))))
      }
    }
    return bytes
  }

  /// The f32 values that these bytes hold.
  static func floats(_ bytes: [UInt8]) -> [Float] {
    bytes.withUnsafeBytes { memory in
      (0..<memory.count / 4).map {
        Float(
          bitPattern: UInt32(
            littleEndian: memory.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self)))
      }
    }
  }
}

extension ONNXElement {
  /// Whether a number that a file holds one by one fits; formats with a fraction come as patterns.
  fileprivate func holds(_ number: Int64) -> Bool {
    switch self {
    case .bool: number == 0 || number == 1
    case .int8: Int8(exactly: number) != nil
    case .uint8: UInt8(exactly: number) != nil
    case .int16: Int16(exactly: number) != nil
    case .uint16, .float16, .bfloat16: UInt16(exactly: number) != nil
    case .int32: Int32(exactly: number) != nil
    case .uint32: UInt32(exactly: number) != nil
    case .int64, .uint64: true
    case .float32, .float64: false
    }
  }
}
