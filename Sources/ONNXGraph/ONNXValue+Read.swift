extension ONNXValue {
  init(from message: ProtobufReader) throws(ONNXError) {
    var reader = message
    let start = reader.offset
    var name = ""
    var type: (element: ONNXElement, shape: [ONNXDimension]?)?
    while let field = try reader.next() {
      switch field.number {
      case 1: name = try reader.text(field)
      case 2: type = try Self.type(from: reader.message(field))
      default: break
      }
    }
    guard !name.isEmpty else { throw .malformed(offset: start, reason: "a value has no name") }
    guard let type else {
      throw .unsupported(offset: start, what: "a value “\(name)” of no stated format")
    }
    self.init(name, type.element, shape: type.shape)
  }

  private static func type(
    from message: ProtobufReader
  ) throws(ONNXError) -> (element: ONNXElement, shape: [ONNXDimension]?)? {
    var reader = message
    var type: (element: ONNXElement, shape: [ONNXDimension]?)?
    while let field = try reader.next() {
      switch field.number {
      case 1: type = try tensorType(from: reader.message(field))
      case 4, 5, 7, 8, 9:
        throw .unsupported(offset: field.offset, what: "a value that is not a tensor")
      default: break
      }
    }
    return type
  }

  private static func tensorType(
    from message: ProtobufReader
  ) throws(ONNXError) -> (element: ONNXElement, shape: [ONNXDimension]?) {
    var reader = message
    let start = reader.offset
    var element: ONNXElement?
    var shape: [ONNXDimension]?
    while let field = try reader.next() {
      switch field.number {
      case 1: element = try ONNXElement(reader.int(field), at: field.offset)
      case 2:
        var inner = try reader.message(field)
        var dimensions: [ONNXDimension] = []
        while let dimension = try inner.next() {
          if dimension.number == 1 {
            dimensions.append(try ONNXDimension(from: inner.message(dimension)))
          }
        }
        shape = dimensions
      default: break
      }
    }
    guard let element else {
      throw .unsupported(offset: start, what: "a value of no stated format")
    }
    return (element, shape)
  }
}

extension ONNXDimension {
  init(from message: ProtobufReader) throws(ONNXError) {
    var reader = message
    self = .unknown
    while let field = try reader.next() {
      switch field.number {
      case 1:
        let size = try reader.int(field)
        // Some tools write -1 or 0 with a name for an open size.
        guard let exact = Int(exactly: size) else {
          throw .malformed(offset: field.offset, reason: "a dimension is too large")
        }
        self = exact < 0 ? .unknown : .fixed(exact)
      case 2:
        let name = try reader.text(field)
        self = name.isEmpty ? .unknown : .named(name)
      default: break
      }
    }
  }
}

extension ONNXElement {
  /// - Throws: `unsupported` for a format that is not read here.
  init(_ code: Int64, at offset: Int) throws(ONNXError) {
    guard let raw = Int32(exactly: code), let element = ONNXElement(rawValue: raw) else {
      let what =
        code == 8 ? "values that are text" : "values of the format \(code)"
      throw .unsupported(offset: offset, what: what)
    }
    self = element
  }
}

extension ONNXAttribute {
  init(from message: ProtobufReader, depth: Int) throws(ONNXError) {
    var reader = message
    let start = reader.offset
    var name = ""
    var type: Int64 = 0
    var value: Value?
    var floats: [UInt8] = []
    var ints: [Int64] = []
    var strings: [String] = []
    while let field = try reader.next() {
      switch field.number {
      case 1: name = try reader.text(field)
      case 2: value = .float(try reader.float(field))
      case 3: value = .int(try reader.int(field))
      case 4: value = .string(try reader.text(field))
      case 5: value = .tensor(try ONNXTensor(from: reader.message(field)))
      case 6: value = .network(try ONNXNetwork(from: reader.message(field), depth: depth + 1))
      case 7: try reader.fixed(field, size: 4, to: &floats)
      case 8: try reader.ints(field, to: &ints)
      case 9: strings.append(try reader.text(field))
      case 10, 11, 14, 15, 22, 23:
        throw .unsupported(offset: field.offset, what: "a setting of another kind")
      case 20: type = try reader.int(field)
      case 21: throw .unsupported(offset: field.offset, what: "a setting by reference")
      default: break
      }
    }
    // A list may be empty, so that only the type tells which one it is.
    if type == 6 || !floats.isEmpty {
      value = .floats(ONNXTensor.floats(floats))
    } else if type == 7 || !ints.isEmpty {
      value = .ints(ints)
    } else if type == 8 || !strings.isEmpty {
      value = .strings(strings)
    }
    guard !name.isEmpty else { throw .malformed(offset: start, reason: "a setting has no name") }
    guard let value = value ?? Self.standard(type) else {
      throw .unsupported(offset: start, what: "a setting “\(name)” of another kind")
    }
    guard type == 0 || value.type == type else {
      throw .malformed(offset: start, reason: "the setting “\(name)” is not of its type")
    }
    self.init(name, value)
  }

  /// What a setting is whose type is stated and whose value is left out.
  private static func standard(_ type: Int64) -> Value? {
    switch type {
    case 1: .float(0)
    case 2: .int(0)
    case 3: .string("")
    default: nil
    }
  }
}
