package import WeightFiles

extension Module {
  /// What of a file and a module did not meet.
  package struct LoadReport: Hashable, Sendable {
    /// Names of the module that the file lacks; they kept their values.
    package let missing: [String]
    /// Names of the file that the module lacks; they were left out.
    package let unexpected: [String]

    package init(missing: [String], unexpected: [String]) {
      self.missing = missing
      self.unexpected = unexpected
    }
  }

  /// Overwrites parameters and buffers with those of a file; numbers are converted to the module's
  /// element types.
  ///
  /// The counters `num_batches_tracked` of batch norm may be missing, since files of before
  /// PyTorch 0.4.1 have none; they become 0, as in PyTorch.
  ///
  /// - Parameters:
  ///   - weights: by the names of the state dict.
  ///   - strict: whether names that are missing or unknown are an error.
  /// - Returns: what was left out; nothing where `strict` is set.
  /// - Throws: `TorchError.wrongState`, or `wrongShape` with the name; nothing has changed then.
  @discardableResult
  package func load(
    _ weights: WeightFile, strict: Bool = true
  ) throws(TorchError) -> LoadReport {
    let own = state
    var tensors: [String: Tensor] = [:]
    for tensor in weights.tensors { tensors[tensor.name] = try .of(tensor) }
    var missing: [String] = []
    for entry in own where tensors[entry.name] == nil {
      if entry.isBatchCounter {
        tensors[entry.name] = try .zeros(like: entry.tensor)
      } else {
        missing.append(entry.name)
      }
    }
    let names = Set(own.map(\.name))
    let unexpected = weights.tensors.map(\.name).filter { !names.contains($0) }
    if strict, !missing.isEmpty || !unexpected.isEmpty {
      throw .wrongState(missing: missing, unexpected: unexpected)
    }
    try load(tensors, strict: false)
    return LoadReport(missing: missing, unexpected: unexpected)
  }

  /// Parameters and buffers with PyTorch's names, to be written to a file.
  ///
  /// - Throws: `TorchError.library`, `invalid`.
  package func weights(
    metadata: [String: String] = ["format": "pt"]
  ) throws(TorchError) -> WeightFile {
    var tensors: [WeightTensor] = []
    for entry in state { tensors.append(try entry.tensor.weight(named: entry.name)) }
    return try WeightFile(named: tensors, metadata: metadata)
  }
}

extension Module.StateEntry {
  fileprivate var isBatchCounter: Bool {
    !isParameter && tensor.shape.isEmpty && name.split(separator: ".").last == "num_batches_tracked"
  }
}

extension WeightFile {
  /// A file whose faults are told in the words of a computation with tensors.
  ///
  /// - Throws: `TorchError.invalid`.
  package init(
    named tensors: [WeightTensor], metadata: [String: String] = [:]
  ) throws(TorchError) {
    do { try self.init(tensors, metadata: metadata) } catch {
      throw .invalid(reason: error.description)
    }
  }
}

extension Tensor {
  /// The tensor of a file.
  ///
  /// - Throws: `TorchError.library`.
  package static func of(_ weight: WeightTensor) throws(TorchError) -> Tensor {
    let type = ElementType(weight.element)
    let made = weight.bytes.withUnsafeBytes { bytes in
      Result { () throws(TorchError) in
        try Tensor(bytes: bytes, elementType: type, shape: weight.shape)
      }
    }
    return try made.get()
  }

  /// The elements under a name, as they go into a file.
  ///
  /// - Throws: `TorchError.library`, `invalid`.
  package func weight(named name: String) throws(TorchError) -> WeightTensor {
    let (type, bytes) = (try elementType(), try bytes())
    do {
      return try WeightTensor(
        name: name, element: WeightElement(type), shape: shape, bytes: bytes)
    } catch { throw .invalid(reason: error.description) }
  }
}

extension ElementType {
  fileprivate init(_ element: WeightElement) {
    self =
      switch element {
      case .float64: .float64
      case .float32: .float32
      case .float16: .float16
      case .bfloat16: .bfloat16
      case .int64: .int64
      case .int32: .int32
      case .int16: .int16
      case .int8: .int8
      case .uint8: .uint8
      case .bool: .bool
      }
  }
}

extension WeightElement {
  fileprivate init(_ type: ElementType) {
    self =
      switch type {
      case .float64: .float64
      case .float32: .float32
      case .float16: .float16
      case .bfloat16: .bfloat16
      case .int64: .int64
      case .int32: .int32
      case .int16: .int16
      case .int8: .int8
      case .uint8: .uint8
      case .bool: .bool
      }
  }
}
