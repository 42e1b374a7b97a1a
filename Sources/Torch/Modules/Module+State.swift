extension Module {
  /// One entry of a state dict.
  package struct StateEntry {
    /// The name, with the names of the modules around it: `layer1.0.conv1.weight`.
    package let name: String
    /// The very tensor of the module.
    package let tensor: Tensor
    /// Whether it is a parameter; otherwise it is a buffer.
    package let isParameter: Bool
  }

  /// Parameters and buffers with their names, in PyTorch's order.
  package var state: [StateEntry] {
    var own: [StateEntry] = []
    var buffers: [StateEntry] = []
    var inner: [StateEntry] = []
    for (name, child) in children {
      switch child {
      case .parameter(let parameter):
        own.append(StateEntry(name: name, tensor: parameter.tensor, isParameter: true))
      case .buffer(let buffer):
        buffers.append(StateEntry(name: name, tensor: buffer.tensor, isParameter: false))
      case .module(let module):
        inner += module.state.map {
          StateEntry(name: "\(name).\($0.name)", tensor: $0.tensor, isParameter: $0.isParameter)
        }
      }
    }
    return own + buffers + inner
  }

  /// The tensors that are learned, without the frozen ones.
  package var learnedParameters: [Tensor] {
    state.filter { $0.isParameter && $0.tensor.requiresGradient }.map(\.tensor)
  }

  /// Number of learnable numbers, frozen ones included.
  package var parameterCount: Int {
    state.filter(\.isParameter).reduce(0) { $0 + $1.tensor.count }
  }

  /// Overwrites parameters and buffers.
  ///
  /// - Parameters:
  ///   - tensors: by the names of the state dict.
  ///   - strict: whether names that are missing or unknown are an error.
  /// - Throws: `TorchError.wrongState`, or `wrongShape` with the name; nothing has changed then.
  package func load(
    _ tensors: [String: Tensor], strict: Bool = true
  ) throws(TorchError) {
    let own = state
    if strict {
      let missing = own.map(\.name).filter { tensors[$0] == nil }
      let unexpected = Set(tensors.keys).subtracting(own.map(\.name)).sorted()
      guard missing.isEmpty, unexpected.isEmpty else {
        throw .wrongState(missing: missing, unexpected: unexpected)
      }
    }
    for entry in own {
      guard let given = tensors[entry.name], given.shape != entry.tensor.shape else { continue }
      throw .wrongShape(what: entry.name, expected: entry.tensor.shape, found: given.shape)
    }
    for entry in own {
      if let given = tensors[entry.name] { try entry.tensor.assign(given) }
    }
  }

  /// Copies of all parameters and buffers: what training may go back to.
  package func copiedState() throws(TorchError) -> [String: Tensor] {
    var copies: [String: Tensor] = [:]
    for entry in state { copies[entry.name] = try entry.tensor.detached().copied() }
    return copies
  }
}
