/// A convolution over time: `[N, inputs, L] -> [N, outputs, L']`; see `Convolution`.
package final class Conv1d: Convolution, Layer {
  /// - Throws: `TorchError.invalid` for sizes below 1 or groups that do not divide the channels;
  ///   `library`.
  package init(
    _ inputs: Int, _ outputs: Int, kernel: Int, stride: Int = 1, padding: Int = 0,
    dilation: Int = 1, groups: Int = 1, bias: Bool = true
  ) throws(TorchError) {
    try super.init(
      inputs, outputs, kernel: [kernel], stride: [stride], padding: [padding],
      dilation: [dilation], groups: groups, bias: bias)
  }

  /// - Throws: `TorchError.library` for another number of channels, or a kernel that is longer
  ///   than the padded input.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    try convolve(input, with: Operators.conv1d)
  }
}
