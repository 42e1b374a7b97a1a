/// A convolution run backwards: `[N, inputs, H, W] -> [N, outputs, H', W']`.
///
/// Each input pixel adds its value times the filter to the output around it:
/// `y[n, o, stride i + k - padding] += x[n, c, i] W[c, o, k]`, to which `b[o]` is added. A dimension
/// of the size `s` becomes `(s - 1) stride - 2 padding + kernel`.
package final class ConvTranspose2d: Module, Layer {
  /// `W`, `[inputs, outputs, kernel, kernel]`; at first uniform within `+-1 / sqrt(outputs kernel^2)`.
  package let weight: Parameter
  /// `b`, `[outputs]`; at first uniform within the same bound.
  package let bias: Parameter
  /// Steps between what neighbouring input pixels write to.
  package let stride: Int
  /// What is cut off at each edge of the output.
  package let padding: Int

  /// - Throws: `TorchError.invalid` for sizes below 1; `library`.
  package init(
    _ inputs: Int, _ outputs: Int, kernel: Int, stride: Int = 1, padding: Int = 0
  ) throws(TorchError) {
    try Initial.requirePositive(
      ("number of inputs", inputs), ("number of outputs", outputs), ("kernel", kernel),
      ("stride", stride))
    let fanIn = outputs * kernel * kernel
    weight = try Parameter(Initial.scaled([inputs, outputs, kernel, kernel], fanIn: fanIn))
    bias = try Parameter(Initial.bias(outputs, fanIn: fanIn))
    self.stride = stride
    self.padding = padding
  }

  /// - Throws: `TorchError.library` for another number of channels.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    try Operators.convTranspose2d.tensor(
      .tensor(input), .tensor(weight.tensor), .tensor(bias.tensor), .ints([stride, stride]),
      .ints([padding, padding]))
  }
}
