package import Torch

/// `relu(norm(conv(x)))`, the size kept or divided by the stride.
package final class ConvolutionBlock: Module, Layer {
  private let conv: Conv2d
  private let bn: BatchNorm2d

  /// - Throws: `TorchError.invalid` for sizes below 1 or groups that do not divide the channels;
  ///   `library`.
  package init(
    _ inputs: Int, _ outputs: Int, kernel: Int = 3, stride: Int = 1, groups: Int = 1
  ) throws(TorchError) {
    conv = try Conv2d(
      inputs, outputs, kernel: kernel, stride: stride, padding: kernel / 2, groups: groups,
      bias: false)
    bn = try BatchNorm2d(outputs)
  }

  /// - Throws: `TorchError.library` for another number of channels.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    try bn(conv(input)).relu()
  }
}

/// Three convolutions 1 x 1, 3 x 3, 1 x 1, of which the middle one works on half of the outputs:
/// `relu(F(x))`, or `relu(x' + F(x))` with a residual connection, where `x'` is `x`, or a
/// convolution 1 x 1 of it where the number of channels changes.
package final class BottleneckBlock: Module, Layer {
  private let reduce: ConvolutionBlock
  private let filter: ConvolutionBlock
  private let expand: Conv2d
  private let bn: BatchNorm2d
  private let downsample: Sequential?
  /// Whether the input is added to the result.
  package let isResidual: Bool

  /// - Throws: `TorchError.invalid` for fewer than one input or two outputs; `library`.
  package init(_ inputs: Int, _ outputs: Int, isResidual: Bool) throws(TorchError) {
    let middle = outputs / 2
    reduce = try ConvolutionBlock(inputs, middle, kernel: 1)
    filter = try ConvolutionBlock(middle, middle)
    expand = try Conv2d(middle, outputs, kernel: 1, bias: false)
    bn = try BatchNorm2d(outputs)
    downsample =
      isResidual && inputs != outputs
      ? Sequential([
        try Conv2d(inputs, outputs, kernel: 1, bias: false), try BatchNorm2d(outputs),
      ]) : nil
    self.isResidual = isResidual
  }

  /// - Throws: `TorchError.library` for another number of channels.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    let change = try bn(expand(filter(reduce(input))))
    guard isResidual else { return try change.relu() }
    let kept = if let downsample { try downsample(input) } else { input }
    return try (change + kept).relu()
  }
}
