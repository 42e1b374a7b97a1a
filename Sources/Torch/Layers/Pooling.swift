/// What pooling over a moving window shares.
///
/// A dimension of the size `s` becomes `floor((s + 2 padding - kernel) / stride) + 1`.
package class Pooling: Module {
  /// Side of the window.
  package let kernel: Int
  /// Step of the window.
  package let stride: Int
  /// What is added on both sides: minus infinity for a maximum, 0 for a mean.
  package let padding: Int

  /// - Parameters:
  ///   - kernel: side of the window.
  ///   - stride: its step; nil for its side.
  ///   - padding: at most half the window.
  /// - Throws: `TorchError.invalid` for a window or step below 1.
  package init(kernel: Int, stride: Int? = nil, padding: Int = 0) throws(TorchError) {
    try Initial.requirePositive(("kernel", kernel), ("stride", stride ?? kernel))
    self.kernel = kernel
    self.stride = stride ?? kernel
    self.padding = padding
  }

  func pool(_ input: Tensor, with op: Operator, rank: Int) throws(TorchError) -> Tensor {
    func each(_ size: Int) -> Argument { .ints(Array(repeating: size, count: rank)) }
    return try op.tensor(.tensor(input), each(kernel), each(stride), each(padding))
  }
}

/// The largest of each window: `[N, C, L] -> [N, C, L']`.
package final class MaxPool1d: Pooling, Layer {
  /// - Throws: `TorchError.library` for an input that is smaller than the window.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    try pool(input, with: Operators.maxPool1d, rank: 1)
  }
}

/// The largest of each window: `[N, C, H, W] -> [N, C, H', W']`.
package final class MaxPool2d: Pooling, Layer {
  /// - Throws: `TorchError.library` for an input that is smaller than the window.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    try pool(input, with: Operators.maxPool2d, rank: 2)
  }
}

/// The mean of each window, padding counted as 0: `[N, C, L] -> [N, C, L']`.
package final class AvgPool1d: Pooling, Layer {
  /// - Throws: `TorchError.library` for an input that is smaller than the window.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    try pool(input, with: Operators.averagePool1d, rank: 1)
  }
}

/// The mean of each window, padding counted as 0: `[N, C, H, W] -> [N, C, H', W']`.
package final class AvgPool2d: Pooling, Layer {
  /// - Throws: `TorchError.library` for an input that is smaller than the window.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    try pool(input, with: Operators.averagePool2d, rank: 2)
  }
}
