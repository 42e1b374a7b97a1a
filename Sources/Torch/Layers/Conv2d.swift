/// A convolution over pictures: `[N, inputs, H, W] -> [N, outputs, H', W']`; see `Convolution`.
package final class Conv2d: Convolution, Layer {
  /// A square filter.
  ///
  /// - Throws: `TorchError.invalid` for sizes below 1 or groups that do not divide the channels;
  ///   `library`.
  package convenience init(
    _ inputs: Int, _ outputs: Int, kernel: Int, stride: Int = 1, padding: Int = 0,
    dilation: Int = 1, groups: Int = 1, bias: Bool = true
  ) throws(TorchError) {
    try self.init(
      inputs, outputs, kernel: [kernel, kernel], stride: [stride, stride],
      padding: [padding, padding], dilation: [dilation, dilation], groups: groups, bias: bias)
  }

  /// A filter whose sizes are given for height and width.
  ///
  /// - Throws: as the square one; `TorchError.invalid` for lists of another length than 2.
  package override init(
    _ inputs: Int, _ outputs: Int, kernel: [Int], stride: [Int] = [1, 1],
    padding: [Int] = [0, 0], dilation: [Int] = [1, 1], groups: Int = 1, bias: Bool = true
  ) throws(TorchError) {
    guard kernel.count == 2 else {
      throw .wrongShape(what: "A kernel over pictures", expected: [2], found: [kernel.count])
    }
    try super.init(
      inputs, outputs, kernel: kernel, stride: stride, padding: padding, dilation: dilation,
      groups: groups, bias: bias)
  }

  /// - Throws: `TorchError.library` for another number of channels, or a kernel that is larger
  ///   than the padded input.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    try convolve(input, with: Operators.conv2d)
  }
}
