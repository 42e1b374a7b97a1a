import ONNXGraph

/// Replaces each layer by whole-number products of eight-bit weights and of activations whose range
/// is measured at each run (`DynamicQuantizeLinear`, `MatMulInteger`, `ConvInteger`).
struct DynamicQuantisation {
  private var result: RewrittenNetwork
  /// Eight-bit number, scale and zero of each value that has them.
  private var measured: [String: [String]] = [:]

  /// The network with its layers replaced.
  ///
  /// - Parameters:
  ///   - network: the network.
  ///   - plan: made for this network.
  /// - Returns: the new network.
  static func rewrite(_ network: ONNXNetwork, plan: QuantisationPlan) -> ONNXNetwork {
    var rewrite = DynamicQuantisation(network)
    for (index, node) in network.nodes.enumerated() {
      guard let (layer, weights) = plan.layers[index],
        rewrite.replace(node, layer, weights)
      else {
        rewrite.result.append(node)
        continue
      }
    }
    rewrite.result.network.dropUnused()
    return rewrite.result.network
  }

  private init(_ network: ONNXNetwork) {
    result = RewrittenNetwork(of: network)
  }

  /// With x = s (q − z) and w = t p: x w = s t ((q − z) p), and the bias on top.
  private mutating func replace(
    _ node: ONNXNode, _ layer: ONNXLayer, _ weights: EightBitWeights
  ) -> Bool {
    guard let output = node.outputs.first, let bias = layer.biasValues,
      let codes = Self.codes(layer, weights)
    else { return false }
    let isConvolution = layer.kind == .convolution
    // Channels come second in a convolution's output, last in a product's.
    let shape =
      [layer.channels] + (isConvolution ? layer.weight.shape.dropFirst(2).map { _ in 1 } : [])
    let factors = weights.scales.map { $0 * Float(layer.alpha) }
    let shifts = bias.map { $0 * Float(layer.beta) }
    guard let scale = ONNXTensor(shape: shape, floats: factors),
      let shift = ONNXTensor(shape: shape, floats: shifts)
    else { return false }
    let name = layer.weight.name
    let input = measure(node.inputs[0])
    let whole = add(
      isConvolution ? "ConvInteger" : "MatMulInteger",
      [input[0], result.put(codes, name + "_q"), input[2]],
      output + "_i", isConvolution ? node.attributes : [])
    let float = add("Cast", [whole], output + "_f", [ONNXAttribute("to", 1)])
    let factor = add("Mul", [input[1], result.put(scale, name + "_s")], output + "_s")
    if layer.bias == nil {
      result.append(ONNXNode("Mul", inputs: [float, factor], outputs: [output]))
    } else {
      let product = add("Mul", [float, factor], output + "_m")
      let row = result.put(shift, name + "_b")
      result.append(ONNXNode("Add", inputs: [product, row], outputs: [output]))
    }
    return true
  }

  /// The weights in the order that the whole-number operators take: a dense layer's as *(in, out)*.
  private static func codes(_ layer: ONNXLayer, _ weights: EightBitWeights) -> ONNXTensor? {
    guard layer.kind == .dense(transposed: true) else {
      return ONNXTensor(shape: layer.weight.shape, integers: weights.codes)
    }
    let (outputs, inputs) = (layer.weight.shape[0], layer.weight.shape[1])
    let turned = (0..<inputs).flatMap { input in
      (0..<outputs).map { weights.codes[$0 * inputs + input] }
    }
    return ONNXTensor(shape: [inputs, outputs], integers: turned)
  }

  /// Eight-bit number, scale and zero of a value, measured once for all layers that take it.
  private mutating func measure(_ value: String) -> [String] {
    if let known = measured[value] { return known }
    let outputs = ["_q", "_s", "_z"].map { result.fresh(value + $0) }
    result.append(ONNXNode("DynamicQuantizeLinear", inputs: [value], outputs: outputs))
    measured[value] = outputs
    return outputs
  }

  private mutating func add(
    _ operation: String, _ inputs: [String], _ hint: String, _ attributes: [ONNXAttribute] = []
  ) -> String {
    let name = result.fresh(hint)
    result.append(
      ONNXNode(operation, inputs: inputs, outputs: [name], attributes: attributes))
    return name
  }
}
