import ONNXGraph

/// Which nodes of a network take eight-bit numbers.
struct QuantisationPlan {
  /// Layers with constant weights, by the position of their node, with their eight-bit weights.
  private(set) var layers: [Int: (layer: ONNXLayer, weights: EightBitWeights)] = [:]
  /// The values that become eight-bit numbers, each once, in the order in which they arise.
  private(set) var values: [String] = []
  /// Layers that cannot be changed, as a message calls them.
  private(set) var leftOut: [String] = []

  /// Operators that only hand on, or only choose among, the numbers of their first input: what
  /// comes out has the scale of what went in.
  static let passing: Set<String> = [
    "MaxPool", "Reshape", "Flatten", "Transpose", "Squeeze", "Unsqueeze", "Identity",
  ]
  /// Operators without weights that are computed on eight-bit numbers.
  private static let pooling: Set<String> = ["MaxPool", "AveragePool", "GlobalAveragePool"]

  /// - Parameters:
  ///   - network: the network.
  ///   - largest: how large the eight-bit weights get.
  ///   - left: the position of a layer that keeps its numbers.
  /// - Throws: `nothingToQuantise`, `unknownOperator`, `notFinite` for a weight.
  init(_ network: ONNXNetwork, largest: Int8, leaving left: Int? = nil) throws(QuantisationError) {
    let constants = network.weights
    var seen: Set<String> = []
    var wanted: Set<String> = []
    for (index, node) in network.nodes.enumerated() {
      guard node.domain.isEmpty || node.domain == "ai.onnx" else {
        throw .unknownOperator(node: node.label(at: index), domain: node.domain)
      }
      let activations = node.inputs.filter { !$0.isEmpty && constants[$0] == nil }
      switch node.operation {
      case "Conv", "Gemm", "MatMul":
        if index == left {
          leftOut.append(node.label(at: index))
        } else if let layer = ONNXLayer(node, weights: constants), activations == [node.inputs[0]] {
          guard let weights = EightBitWeights(layer, largest: largest) else {
            throw .notFinite(value: layer.weight.name)
          }
          layers[index] = (layer, weights)
          wanted.insert(node.inputs[0])
        } else if node.operation == "MatMul", activations.count == 2 {
          wanted.formUnion(activations)
        } else {
          leftOut.append(node.label(at: index))
        }
      case "Add" where activations.count == 2: wanted.formUnion(activations)
      case let name where Self.pooling.contains(name): wanted.formUnion(activations)
      default: break
      }
    }
    guard !layers.isEmpty else { throw .nothingToQuantise }
    for name in network.inputs.map(\.name) + network.nodes.flatMap(\.outputs)
    where wanted.contains(name) && seen.insert(name).inserted {
      values.append(name)
    }
  }

  /// The same plan with the first layer left in 32 bits, where that costs next to nothing: at most
  /// 2 % of the weights. What goes into a network is seldom as even as what its own layers make, so
  /// that its eight bits often cost most.
  ///
  /// - Returns: nil where the first layer is large or the only one.
  /// - Throws: what `init` throws.
  func leavingFirst(
    of network: ONNXNetwork, largest: Int8
  ) throws(QuantisationError) -> QuantisationPlan? {
    guard layers.count > 1, let first = layers.keys.min(), let layer = layers[first] else {
      return nil
    }
    let all = layers.values.reduce(0) { $0 + $1.weights.codes.count }
    guard 50 * layer.weights.codes.count <= all else { return nil }
    return try QuantisationPlan(network, largest: largest, leaving: first)
  }
}
