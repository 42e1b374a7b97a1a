extension ONNXModel {
  /// Checks what a runtime relies on: every node takes initialisers, inputs of the network or
  /// outputs of earlier nodes; no name is given twice; every output is given; every operator's
  /// set is named.
  ///
  /// - Throws: `duplicateName`, `undefinedInput`, `undefinedOutput`, `invalid`.
  package func check() throws(ONNXError) {
    var domains: Set<String> = []
    for opset in opsets where !domains.insert(opset.domain).inserted {
      throw .invalid(reason: "the operator set “\(opset.domain)” is named twice")
    }
    try network.check(outer: [], domains: domains, depth: 0)
  }
}

extension ONNXNetwork {
  /// How deep networks may lie within nodes of networks.
  static let deepest = 8

  func check(outer: Set<String>, domains: Set<String>, depth: Int) throws(ONNXError) {
    guard depth <= Self.deepest else { throw .tooDeep(offset: 0, limit: Self.deepest) }
    var own: Set<String> = []
    for input in inputs where !own.insert(input.name).inserted {
      throw .duplicateName(input.name)
    }
    // Files before IR version 4 list initialisers among the inputs, too.
    var weights: Set<String> = []
    for tensor in initialisers {
      guard !tensor.name.isEmpty else { throw .invalid(reason: "an initialiser has no name") }
      guard weights.insert(tensor.name).inserted else { throw .duplicateName(tensor.name) }
    }
    own.formUnion(weights)
    var known = outer.union(own)
    for (index, node) in nodes.enumerated() {
      try node.check(index: index, known: known, domains: domains, depth: depth)
      for output in node.outputs where !output.isEmpty {
        guard own.insert(output).inserted else { throw .duplicateName(output) }
        known.insert(output)
      }
    }
    for output in outputs where !known.contains(output.name) {
      throw .undefinedOutput(output.name)
    }
  }
}

extension ONNXNode {
  /// How a message calls the node: by its name, or by its operator and place.
  package func label(at index: Int) -> String {
    name.isEmpty ? "\(index) (\(operation))" : "“\(name)” (\(operation))"
  }

  fileprivate func check(
    index: Int, known: Set<String>, domains: Set<String>, depth: Int
  ) throws(ONNXError) {
    let label = label(at: index)
    // "ai.onnx" is the long name of ONNX's own set.
    guard domains.contains(domain == "ai.onnx" ? "" : domain) || domains.contains(domain) else {
      throw .invalid(reason: "the node \(label) is of the operator set “\(domain)”, not listed")
    }
    guard !operation.isEmpty else { throw .invalid(reason: "the node \(label) has no operator") }
    for input in inputs where !input.isEmpty && !known.contains(input) {
      throw .undefinedInput(node: label, input: input)
    }
    var names: Set<String> = []
    for attribute in attributes {
      guard names.insert(attribute.name).inserted else {
        throw .invalid(reason: "the node \(label) has two attributes “\(attribute.name)”")
      }
      if case .network(let inner) = attribute.value {
        try inner.check(outer: known, domains: domains, depth: depth + 1)
      }
    }
  }
}
