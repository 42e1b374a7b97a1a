extension ONNXNetwork {
  /// Makes an initialiser of every node that only states a constant tensor, so that weights are
  /// found in one place.
  package mutating func foldConstants() {
    var kept: [ONNXNode] = []
    for node in nodes {
      if node.operation == "Constant", node.domain.isEmpty, node.outputs.count == 1,
        case .tensor(var tensor) = node["value"]
      {
        tensor.name = node.outputs[0]
        initialisers.append(tensor)
      } else {
        kept.append(node)
      }
    }
    nodes = kept
  }

  /// Takes batch normalisations into the weights of the convolution or dense layer before them.
  ///
  /// With factor *f* = γ / √(σ² + ε) a channel, `BatchNormalization(W x + b)` is
  /// *f* W x + *f* (b − µ) + β: the same function with one node less. A normalisation stays where
  /// what it takes is used elsewhere too, or where its numbers are not constants.
  ///
  /// Source: Jacob et al. 2018, doi:10.1109/CVPR.2018.00286 (section 3.2).
  ///
  /// - Returns: the number of normalisations that are gone.
  @discardableResult
  package mutating func foldBatchNorm() -> Int {
    var folded: Set<Int> = []
    var uses = uses
    for index in nodes.indices {
      guard let norm = Normalisation(nodes[index], weights: weights),
        let layer = producers[norm.input], uses[norm.input] == 1,
        fold(norm, into: layer, uses: uses)
      else { continue }
      folded.insert(index)
      nodes[layer].outputs[0] = norm.output
      nodes[index].outputs = []
      nodes[index].inputs = []
      uses = self.uses
    }
    nodes = nodes.enumerated().filter { !folded.contains($0.offset) }.map(\.element)
    dropUnused()
    return folded.count
  }

  /// Changes the weights of one layer; false if it is not one that can be changed.
  private mutating func fold(
    _ norm: Normalisation, into index: Int, uses: [String: Int]
  ) -> Bool {
    var node = nodes[index]
    guard node.outputs.count == 1, node.inputs.count >= 2,
      let layer = ONNXLayer(node, weights: weights), layer.channels == norm.factors.count,
      let weight = layer.scaled(by: norm.factors.map { $0 * layer.alpha }),
      let bias = layer.biasValues
    else { return false }
    let moved = bias.indices.map {
      Float((Double(bias[$0]) * layer.beta - norm.means[$0]) * norm.factors[$0] + norm.shifts[$0])
    }
    // Weights that other nodes take as well keep their values for those.
    node.inputs[1] = put(weight, alone: uses[weight.name] == 1)
    let old = node.inputs.count > 2 ? node.inputs[2] : ""
    let row = ONNXTensor(old.isEmpty ? freshName(norm.output + "_bias") : old, floats: moved)
    let name = put(row, alone: old.isEmpty || uses[old] == 1)
    node.inputs = Array(node.inputs.prefix(2)) + [name]
    node.attributes.removeAll { $0.name == "alpha" || $0.name == "beta" }
    nodes[index] = node
    return true
  }

  /// Puts a tensor into the place of the one of its name, or beside it under a new name.
  private mutating func put(_ tensor: ONNXTensor, alone: Bool) -> String {
    if alone, let place = initialisers.firstIndex(where: { $0.name == tensor.name }) {
      initialisers[place] = tensor
      return tensor.name
    }
    var renamed = tensor
    renamed.name = freshName(tensor.name)
    initialisers.append(renamed)
    return renamed.name
  }

  /// A name that no value has: the given one, or with a number behind it.
  package func freshName(_ hint: String) -> String {
    let taken = valueNames
    if !taken.contains(hint) { return hint }
    var number = 1
    while taken.contains("\(hint)_\(number)") { number += 1 }
    return "\(hint)_\(number)"
  }
}

/// The numbers of a batch normalisation, as a factor and two shifts a channel.
private struct Normalisation {
  let input: String
  let output: String
  let factors: [Double]
  let means: [Double]
  let shifts: [Double]

  init?(_ node: ONNXNode, weights: [String: ONNXTensor]) {
    guard node.operation == "BatchNormalization", node.domain.isEmpty, node.inputs.count == 5,
      let output = node.outputs.first, node.outputs.dropFirst().allSatisfy(\.isEmpty),
      node["training_mode"] ?? .int(0) == .int(0)
    else { return nil }
    let rows = node.inputs.dropFirst().map { weights[$0]?.floats?.map(Double.init) ?? [] }
    guard let count = rows.first?.count, count > 0, rows.allSatisfy({ $0.count == count }) else {
      return nil
    }
    var epsilon = 1e-5
    if case .float(let value) = node["epsilon"] { epsilon = Double(value) }
    input = node.inputs[0]
    self.output = output
    factors = zip(rows[0], rows[3]).map { $0 / ($1 + epsilon).squareRoot() }
    shifts = rows[1]
    means = rows[2]
    guard factors.allSatisfy(\.isFinite) else { return nil }
  }
}
