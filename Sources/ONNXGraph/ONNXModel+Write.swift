package import Foundation

extension ONNXModel {
  /// The model as a file of ONNX: the same model gives the same bytes.
  ///
  /// Fields go in the order of their numbers, and every tensor as its raw bytes. Field numbers are
  /// those of `onnx.proto` (ONNX, IR version 8).
  package func encoded() -> [UInt8] {
    var file = ProtobufWriter()
    file.int(1, irVersion)
    file.text(2, producer)
    file.text(3, producerVersion)
    file.message(7) { network.write(to: &$0) }
    for opset in opsets {
      file.message(8) {
        $0.string(1, opset.domain)
        $0.int(2, opset.version)
      }
    }
    for entry in metadata {
      file.message(14) {
        $0.string(1, entry.key)
        $0.string(2, entry.value)
      }
    }
    return file.bytes
  }

  /// Checks the model and writes it: beside its place first, then renamed, so that a full disk
  /// leaves what was there before.
  ///
  /// - Parameter file: where to.
  /// - Throws: what `check()` throws; `cannotWrite`.
  package func write(to file: URL) throws(ONNXError) {
    try check()
    do {
      try Data(encoded()).write(to: file, options: .atomic)
    } catch {
      throw .cannotWrite(path: file.path, reason: error.localizedDescription)
    }
  }
}

extension ONNXNetwork {
  func write(to file: inout ProtobufWriter) {
    for node in nodes { file.message(1) { node.write(to: &$0) } }
    file.text(2, name)
    for tensor in initialisers { file.message(5) { tensor.write(to: &$0) } }
    for value in inputs { file.message(11) { value.write(to: &$0) } }
    for value in outputs { file.message(12) { value.write(to: &$0) } }
    for value in values { file.message(13) { value.write(to: &$0) } }
  }
}

extension ONNXNode {
  func write(to file: inout ProtobufWriter) {
    for input in inputs { file.string(1, input) }
    for output in outputs { file.string(2, output) }
    file.text(3, name)
    file.string(4, operation)
    for attribute in attributes { file.message(5) { attribute.write(to: &$0) } }
    file.text(7, domain)
  }
}

extension ONNXAttribute {
  func write(to file: inout ProtobufWriter) {
    file.string(1, name)
    switch value {
    case .float(let value): file.float(2, value)
    case .int(let value): file.int(3, value)
    case .string(let value): file.string(4, value)
    case .tensor(let tensor): file.message(5) { tensor.write(to: &$0) }
    case .network(let network): file.message(6) { network.write(to: &$0) }
    case .floats(let values): for value in values { file.float(7, value) }
    case .ints(let values): for value in values { file.int(8, value) }
    case .strings(let values): for value in values { file.string(9, value) }
    }
    file.int(20, value.type)
  }
}

extension ONNXAttribute.Value {
  /// `AttributeProto.AttributeType`.
  var type: Int64 {
    switch self {
    case .float: 1
    case .int: 2
    case .string: 3
    case .tensor: 4
    case .network: 5
    case .floats: 6
    case .ints: 7
    case .strings: 8
    }
  }
}

extension ONNXTensor {
  func write(to file: inout ProtobufWriter) {
    for dimension in shape { file.int(1, Int64(dimension)) }
    file.int(2, Int64(element.rawValue))
    file.text(8, name)
    file.bytes(9, bytes)
  }
}

extension ONNXValue {
  func write(to file: inout ProtobufWriter) {
    file.string(1, name)
    file.message(2) { type in
      type.message(1) { tensor in
        tensor.int(1, Int64(element.rawValue))
        guard let shape else { return }
        tensor.message(2) { for dimension in shape { $0.message(1, dimension.write) } }
      }
    }
  }
}

extension ONNXDimension {
  func write(to file: inout ProtobufWriter) {
    switch self {
    case .fixed(let size): file.int(1, Int64(size))
    case .named(let name): file.string(2, name)
    case .unknown: break
    }
  }
}
