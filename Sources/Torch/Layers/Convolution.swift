/// What convolutions of any number of dimensions share: filters, biases, steps.
///
/// `y[n, o] = b[o] + sum over c of W[o, c] * x[n, c]`, where `*` is the cross-correlation over the
/// dimensions behind the channels, and `c` runs over the channels of the group of `o`. A dimension
/// of the size `s` becomes `floor((s + 2 padding - dilation (kernel - 1) - 1) / stride) + 1`.
package class Convolution: Module {
  /// `W`, `[outputs, inputs / groups, kernel...]`; at first uniform within `+-1 / sqrt(f)`, where
  /// `f` is the number of inputs of one output.
  package let weight: Parameter
  /// `b`, `[outputs]`; at first uniform within `+-1 / sqrt(f)`.
  package let bias: Parameter?
  /// Steps of the filter, one for each dimension.
  package let stride: [Int]
  /// Zeros on both sides of each dimension.
  package let padding: [Int]
  /// Distances between what two neighbouring entries of the filter look at.
  package let dilation: [Int]
  /// Number of groups that channels are split into; an output sees one of them.
  package let groups: Int

  init(
    _ inputs: Int, _ outputs: Int, kernel: [Int], stride: [Int], padding: [Int], dilation: [Int],
    groups: Int, bias: Bool
  ) throws(TorchError) {
    try Initial.requirePositive(
      ("number of inputs", inputs), ("number of outputs", outputs), ("number of groups", groups))
    for size in kernel { try Initial.requirePositive(("kernel", size)) }
    let rank = kernel.count
    guard inputs % groups == 0, outputs % groups == 0 else {
      throw .invalid(
        reason: "\(inputs) inputs and \(outputs) outputs cannot be split into \(groups) groups.")
    }
    guard stride.count == rank, padding.count == rank, dilation.count == rank else {
      throw .invalid(
        reason: "A convolution needs a kernel, stride, padding and dilation for each dimension.")
    }
    let fanIn = kernel.reduce(inputs / groups, *)
    weight = try Parameter(
      Initial.scaled([outputs, inputs / groups] + kernel, fanIn: fanIn))
    self.bias = bias ? try Parameter(Initial.bias(outputs, fanIn: fanIn)) : nil
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
    self.groups = groups
  }

  func convolve(_ input: Tensor, with op: Operator) throws(TorchError) -> Tensor {
    try op.tensor(
      .tensor(input), .tensor(weight.tensor), .optional(bias?.tensor), .ints(stride),
      .ints(padding), .ints(dilation), .int(groups))
  }
}
