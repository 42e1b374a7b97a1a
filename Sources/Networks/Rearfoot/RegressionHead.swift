package import Torch

/// Fully connected layers from a map to numbers in pixels: `[N, C, H, W]` to `[N, outputs]`.
///
/// The map is flattened, so that where something lies is kept; a layer of 256 with ReLU and dropout
/// follows, then one of the outputs: `y = side (1 / 2 + W x + b)`. The first answer is near the
/// middle of the picture, and no answer is out of reach: a leg may stand at the edge.
package final class RegressionHead: Module, Layer {
  private let fc1: Linear
  private let dropout: Dropout
  private let fc2: Linear
  private let side: Double

  /// Width of the layer between.
  package static let hidden = 256

  /// - Parameters:
  ///   - inputs: elements of a map, `C H W`.
  ///   - outputs: how many numbers.
  ///   - side: pixels that one stands for.
  ///   - dropout: probability of dropout before the last layer.
  /// - Throws: `TorchError.invalid` for sizes below 1 or no probability; `library`.
  package init(
    _ inputs: Int, _ outputs: Int, side: Double, dropout: Double
  ) throws(TorchError) {
    fc1 = try Linear(inputs, Self.hidden)
    self.dropout = try Dropout(dropout)
    fc2 = try Linear(Self.hidden, outputs)
    self.side = side
    super.init()
    try fc2.weight.tensor.fillNormal(standardDeviation: 0.01)
    try fc2.bias?.tensor.assign(.zeros([outputs]))
  }

  /// - Throws: `TorchError.library` for a map of another size.
  package func callAsFunction(_ map: Tensor) throws(TorchError) -> Tensor {
    try (fc2(dropout(fc1(map.flattened(from: 1)).relu())) + 0.5) * side
  }
}
