package import Foundation

extension ONNXModel {
  /// The most bytes that are read of a file: the limit of Protocol Buffers themselves.
  package static let largest = Int(Int32.max)

  /// Reads a file of ONNX and checks it.
  ///
  /// Comments, the annotations of tools and fields that ONNX does not know are left behind. Weights
  /// in other files, sparse and text tensors, functions, sequences and maps are refused.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - limit: the most bytes it may have.
  /// - Throws: `cannotRead`; what `init(decoding:limit:)` throws.
  package init(contentsOf file: URL, limit: Int = Self.largest) throws(ONNXError) {
    let data: Data
    do {
      let size = try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
      if size > limit { throw ONNXError.tooLarge(bytes: size, limit: limit) }
      data = try Data(contentsOf: file)
    } catch let error as ONNXError {
      throw error
    } catch {
      throw .cannotRead(path: file.path, reason: error.localizedDescription)
    }
    try self.init(decoding: [UInt8](data), limit: limit)
  }

  /// Reads the bytes of a file of ONNX and checks what was read.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - limit: the most bytes it may have.
  /// - Throws: `truncated`, `malformed`, `unsupported`, `externalData`, `tooLarge`, `tooDeep`; what
  ///   `check()` throws.
  package init(decoding bytes: [UInt8], limit: Int = Self.largest) throws(ONNXError) {
    guard bytes.count <= limit else { throw .tooLarge(bytes: bytes.count, limit: limit) }
    var reader = ProtobufReader(bytes)
    var network: ONNXNetwork?
    self.init(ONNXNetwork(name: ""), irVersion: 0, opsets: [], producer: "")
    while let field = try reader.next() {
      switch field.number {
      case 1: irVersion = try reader.int(field)
      case 2: producer = try reader.text(field)
      case 3: producerVersion = try reader.text(field)
      case 7:
        guard network == nil else {
          throw .malformed(offset: field.offset, reason: "there are two networks")
        }
        network = try ONNXNetwork(from: reader.message(field), depth: 0)
      case 8: opsets.append(try Opset(from: reader.message(field)))
      case 14: metadata.append(try Metadata(from: reader.message(field)))
      case 25: throw .unsupported(offset: field.offset, what: "functions of its own")
      default: break
      }
    }
    guard let network else {
      throw .malformed(offset: 0, reason: "there is no network; is it an ONNX file?")
    }
    self.network = network
    try check()
  }
}

extension ONNXModel.Opset {
  init(from message: ProtobufReader) throws(ONNXError) {
    var reader = message
    self.init(version: 1)
    while let field = try reader.next() {
      switch field.number {
      case 1: domain = try reader.text(field)
      case 2: version = try reader.int(field)
      default: break
      }
    }
  }
}

extension ONNXModel.Metadata {
  init(from message: ProtobufReader) throws(ONNXError) {
    var reader = message
    self.init("", "")
    while let field = try reader.next() {
      switch field.number {
      case 1: key = try reader.text(field)
      case 2: value = try reader.text(field)
      default: break
      }
    }
  }
}

extension ONNXNetwork {
  init(from message: ProtobufReader, depth: Int) throws(ONNXError) {
    var reader = message
    guard depth <= Self.deepest else {
      throw .tooDeep(offset: reader.offset, limit: Self.deepest)
    }
    self.init(name: "")
    while let field = try reader.next() {
      switch field.number {
      case 1: nodes.append(try ONNXNode(from: reader.message(field), depth: depth))
      case 2: name = try reader.text(field)
      case 5: initialisers.append(try ONNXTensor(from: reader.message(field)))
      case 11: inputs.append(try ONNXValue(from: reader.message(field)))
      case 12: outputs.append(try ONNXValue(from: reader.message(field)))
      case 13:
        // A remark only: one about a value of another kind is left behind.
        do throws(ONNXError) {
          values.append(try ONNXValue(from: reader.message(field)))
        } catch .unsupported {
          continue
        }
      case 15: throw .unsupported(offset: field.offset, what: "sparse weights")
      default: break
      }
    }
  }
}

extension ONNXNode {
  init(from message: ProtobufReader, depth: Int) throws(ONNXError) {
    var reader = message
    self.init("", inputs: [], outputs: [])
    while let field = try reader.next() {
      switch field.number {
      case 1: inputs.append(try reader.text(field))
      case 2: outputs.append(try reader.text(field))
      case 3: name = try reader.text(field)
      case 4: operation = try reader.text(field)
      case 5: attributes.append(try ONNXAttribute(from: reader.message(field), depth: depth))
      case 7: domain = try reader.text(field)
      case 8:
        guard try reader.range(field).isEmpty else {
          throw .unsupported(offset: field.offset, what: "an overloaded operator")
        }
      default: break
      }
    }
  }
}
