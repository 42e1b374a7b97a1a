/// Means of `size` parts of nearly equal length: `[N, C, L] -> [N, C, size]`.
///
/// Part `i` reaches from `floor(i L / size)` to before `ceil((i + 1) L / size)`.
package final class AdaptiveAvgPool1d: Module, Layer {
  /// Number of parts.
  package let size: Int

  package init(_ size: Int = 1) { self.size = size }

  /// - Throws: `TorchError.library` for another rank.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    try Operators.adaptiveAveragePool1d.tensor(.tensor(input), .ints([size]))
  }
}

/// Means of `size x size` parts of nearly equal extent:
/// `[N, C, H, W] -> [N, C, size, size]`; the parts are those of `AdaptiveAvgPool1d`.
package final class AdaptiveAvgPool2d: Module, Layer {
  /// Number of parts of the height, and of the width.
  package let size: Int

  package init(_ size: Int = 1) { self.size = size }

  /// - Throws: `TorchError.library` for another rank.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    try Operators.adaptiveAveragePool2d.tensor(.tensor(input), .ints([size, size]))
  }
}
