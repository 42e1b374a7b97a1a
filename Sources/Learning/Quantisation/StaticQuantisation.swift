import ONNXGraph

/// Puts `QuantizeLinear` and `DequantizeLinear` around what shall be computed on eight-bit numbers;
/// a runtime makes one eight-bit operation of each such group.
///
/// Weights: eight bits with sign, a scale for each output. Activations: eight bits without sign,
/// one scale. Biases stay as they are.
struct StaticQuantisation {
  private var result: RewrittenNetwork
  private let plan: QuantisationPlan

  /// The network with the nodes put in.
  ///
  /// - Parameters:
  ///   - network: the network.
  ///   - plan: made for this network.
  ///   - scales: for the values of the plan; one that is missing stays as it is.
  /// - Returns: the new network.
  /// - Throws: `model` if a rule of the format would be broken.
  static func rewrite(
    _ network: ONNXNetwork, plan: QuantisationPlan, scales: [String: ActivationScale]
  ) throws(QuantisationError) -> ONNXNetwork {
    var rewrite = StaticQuantisation(network, plan: plan)
    rewrite.run(network, scales: Self.tied(scales, in: network))
    return rewrite.result.network
  }

  /// Gives what only hands numbers on the scale of what it takes.
  private static func tied(
    _ scales: [String: ActivationScale], in network: ONNXNetwork
  ) -> [String: ActivationScale] {
    var tied = scales
    // In the order of the nodes, so that a chain takes the scale of its beginning.
    for node in network.nodes where QuantisationPlan.passing.contains(node.operation) {
      guard let input = node.inputs.first, let output = node.outputs.first,
        let scale = tied[input], tied[output] != nil
      else { continue }
      tied[output] = scale
    }
    return tied
  }

  private init(_ network: ONNXNetwork, plan: QuantisationPlan) {
    result = RewrittenNetwork(of: network)
    self.plan = plan
  }

  private mutating func run(_ network: ONNXNetwork, scales: [String: ActivationScale]) {
    let quantised = Set(plan.values.filter { scales[$0] != nil })
    var rounded: [String: String] = [:]
    func wrap(_ value: String, _ rewrite: inout StaticQuantisation) {
      guard quantised.contains(value), let scale = scales[value] else { return }
      rounded[value] = rewrite.round(value, scale)
    }
    for input in network.inputs { wrap(input.name, &self) }
    for (index, node) in network.nodes.enumerated() {
      var changed = node
      if let (layer, weights) = plan.layers[index] {
        changed.inputs[0] = rounded[node.inputs[0]] ?? node.inputs[0]
        changed.inputs[1] = dequantise(layer, weights)
      } else if takesEightBits(node) {
        changed.inputs = node.inputs.map { rounded[$0] ?? $0 }
      }
      result.append(changed)
      for output in node.outputs { wrap(output, &self) }
    }
    result.network.dropUnused()
  }

  private func takesEightBits(_ node: ONNXNode) -> Bool {
    switch node.operation {
    case "Add", "MatMul":
      // With a constant on one side it is a bias or a product that was left out.
      node.inputs.count == 2 && node.inputs.allSatisfy { result.network.weights[$0] == nil }
    case "MaxPool", "AveragePool", "GlobalAveragePool": true
    default: false
    }
  }

  /// Sends a value to eight bits and back.
  private mutating func round(_ value: String, _ scale: ActivationScale) -> String {
    var parameters = [result.put(ONNXTensor(scalar: scale.scale), value + "_s")]
    // Left out, the zero is 0 and the format uint8.
    if scale.zero != 0, let zero = ONNXTensor(shape: [], integers: [scale.zero]) {
      parameters.append(result.put(zero, value + "_z"))
    }
    let code = result.fresh(value + "_q")
    let back = result.fresh(value + "_d")
    result.append(
      ONNXNode("QuantizeLinear", inputs: [value] + parameters, outputs: [code]))
    result.append(
      ONNXNode("DequantizeLinear", inputs: [code] + parameters, outputs: [back]))
    return back
  }

  /// States a layer's weights in eight bits.
  private mutating func dequantise(_ layer: ONNXLayer, _ weights: EightBitWeights) -> String {
    let name = layer.weight.name
    guard let codes = ONNXTensor(shape: layer.weight.shape, integers: weights.codes) else {
      return name
    }
    let inputs = [
      result.put(codes, name + "_q"), result.put(ONNXTensor(floats: weights.scales), name + "_s"),
    ]
    let back = result.fresh(name + "_d")
    result.append(
      ONNXNode(
        "DequantizeLinear", inputs: inputs, outputs: [back],
        attributes: [ONNXAttribute("axis", layer.axis)]))
    return back
  }
}
