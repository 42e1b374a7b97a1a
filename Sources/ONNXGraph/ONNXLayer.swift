/// A node that multiplies what comes in by constant weights: `Conv`, `Gemm`, or `MatMul` with
/// constants on its right.
package struct ONNXLayer: Sendable {
  /// What kind of product it is.
  package enum Kind: Hashable, Sendable {
    /// Weights *(out, in / groups, size …)*.
    case convolution
    /// Weights *(out, in)* where they are transposed, else *(in, out)*.
    case dense(transposed: Bool)
    /// Weights *(in, out)*.
    case product
  }

  /// What kind of product it is.
  package let kind: Kind
  /// The constant weights, f32.
  package let weight: ONNXTensor
  /// The constant bias, f32 with one value a channel; nil for none.
  package let bias: ONNXTensor?
  /// The factor of the product (`Gemm` only).
  package let alpha: Double
  /// The factor of the bias (`Gemm` only).
  package let beta: Double

  /// Nil if the node is of another kind, its weights are not constant f32, or it takes its bias or
  /// its input in a form that is not handled.
  ///
  /// - Parameters:
  ///   - node: the node.
  ///   - weights: the network's initialisers.
  package init?(_ node: ONNXNode, weights: [String: ONNXTensor]) {
    guard node.domain.isEmpty || node.domain == "ai.onnx", (2...3).contains(node.inputs.count),
      let weight = weights[node.inputs[1]], weight.element == .float32
    else { return nil }
    switch node.operation {
    case "Conv":
      guard weight.shape.count >= 3 else { return nil }
      kind = .convolution
    case "Gemm":
      guard weight.shape.count == 2, node["transA"] ?? .int(0) == .int(0) else { return nil }
      kind = .dense(transposed: node["transB"] == .int(1))
    case "MatMul":
      guard weight.shape.count == 2, node.inputs.count == 2 else { return nil }
      kind = .product
    default: return nil
    }
    self.weight = weight
    alpha = Self.factor(node["alpha"])
    beta = Self.factor(node["beta"])
    guard node.inputs.count == 3, !node.inputs[2].isEmpty else {
      bias = nil
      return
    }
    guard let bias = weights[node.inputs[2]], bias.element == .float32 else { return nil }
    self.bias = bias
    guard bias.count == channels, bias.shape.last == bias.count else { return nil }
  }

  private static func factor(_ value: ONNXAttribute.Value?) -> Double {
    if case .float(let factor) = value { Double(factor) } else { 1 }
  }

  /// The dimension of the weights that counts the layer's outputs.
  package var axis: Int {
    switch kind {
    case .convolution, .dense(transposed: true): 0
    case .dense(transposed: false), .product: 1
    }
  }

  /// The number of the layer's outputs.
  package var channels: Int { weight.shape[axis] }

  /// The bias, zeros where there is none.
  package var biasValues: [Float]? {
    if let bias { return bias.floats }
    return [Float](repeating: 0, count: channels)
  }

  /// The position in `factors` of each weight's channel is the same for runs of this many weights.
  package var run: Int { weight.shape[(axis + 1)...].reduce(1, *) }

  /// The weights, each multiplied by the factor of its channel.
  func scaled(by factors: [Double]) -> ONNXTensor? {
    guard let values = weight.floats else { return nil }
    let run = run
    let scaled = values.indices.map {
      Float(Double(values[$0]) * factors[$0 / run % factors.count])
    }
    return ONNXTensor(weight.name, shape: weight.shape, floats: scaled)
  }
}
