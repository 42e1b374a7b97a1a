/// `y = x W^T + b`, on the last dimension: `[..., inputs] -> [..., outputs]`.
package final class Linear: Module, Layer {
  /// `W`, `[outputs, inputs]`; at first uniform within `+-1 / sqrt(inputs)`.
  package let weight: Parameter
  /// `b`, `[outputs]`; at first uniform within `+-1 / sqrt(inputs)`.
  package let bias: Parameter?

  /// - Throws: `TorchError.invalid` for sizes below 1; `library`.
  package init(_ inputs: Int, _ outputs: Int, bias: Bool = true) throws(TorchError) {
    try Initial.requirePositive(("number of inputs", inputs), ("number of outputs", outputs))
    weight = try Parameter(Initial.scaled([outputs, inputs], fanIn: inputs))
    self.bias = bias ? try Parameter(Initial.bias(outputs, fanIn: inputs)) : nil
  }

  /// - Throws: `TorchError.library` if the last dimension is not `inputs`.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    try Operators.linear.tensor(
      .tensor(input), .tensor(weight.tensor), .optional(bias?.tensor))
  }
}
