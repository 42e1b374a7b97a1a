/// `y = (x - m) / sqrt(v + eps) weight + bias`, with mean and variance (divisor `n`) over the last
/// dimensions of each sample (Ba, Kiros and Hinton 2016, arXiv:1607.06450).
///
/// `[..., size] -> [..., size]`; training and use do the same.
package final class LayerNorm: Module, Layer {
  /// Factors, with the shape of what is normalised; at first 1.
  package let weight: Parameter
  /// Offsets, with the same shape; at first 0.
  package let bias: Parameter
  /// Sizes of the last dimensions, over which it normalises.
  package let shape: [Int]
  /// What keeps the root away from 0.
  package let epsilon: Double

  /// - Throws: `TorchError.invalid` for no sizes or sizes below 1; `library`.
  package init(_ shape: [Int], epsilon: Double = 1e-5) throws(TorchError) {
    guard !shape.isEmpty else {
      throw .invalid(reason: "Layer norm needs a dimension to normalise over.")
    }
    for size in shape { try Initial.requirePositive(("size", size)) }
    weight = try Parameter(.ones(shape))
    bias = try Parameter(.zeros(shape))
    self.shape = shape
    self.epsilon = epsilon
  }

  /// Over the last dimension alone.
  ///
  /// - Throws: `TorchError.invalid` for a size below 1; `library`.
  package convenience init(_ size: Int, epsilon: Double = 1e-5) throws(TorchError) {
    try self.init([size], epsilon: epsilon)
  }

  /// - Throws: `TorchError.library` if the last sizes are others.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    try Operators.layerNorm.tensor(
      .tensor(input), .ints(shape), .tensor(weight.tensor), .tensor(bias.tensor),
      .double(epsilon))
  }
}
