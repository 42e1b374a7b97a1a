package import Torch

/// Fully connected layers from a map to numbers in pixels: `[N, C, H, W]` to `[N, outputs]`.
///
/// A convolution 1 x 1 with batch norm and ReLU leaves 32 channels; they are flattened, so that where
/// something lies is kept; a layer of 256 follows with layer norm, ReLU and dropout, then one of the
/// outputs: `y = side (1 / 2 + (W x + b) / 4)`. The first answer is near the middle of the picture,
/// and none is out of reach: a leg may stand at the edge. Without the norm the first steps of Adam
/// move all of some thousand weights at once, and answers leave the picture.
package final class RegressionHead: Module, Layer {
  private let reduce: ConvolutionBlock
  private let fc1: Linear
  private let norm: LayerNorm
  private let dropout: Dropout
  private let fc2: Linear
  private let side: Double

  /// Channels that are flattened.
  package static let channels = 32
  /// Width of the layer between.
  package static let hidden = 256

  /// - Parameters:
  ///   - channels: C.
  ///   - cells: `H W`.
  ///   - outputs: how many numbers.
  ///   - side: width and height of a picture, pixels.
  ///   - dropout: probability of dropout before the last layer.
  /// - Throws: `TorchError.invalid` for sizes below 1 or no probability; `library`.
  package init(
    _ channels: Int, cells: Int, _ outputs: Int, side: Double, dropout: Double
  ) throws(TorchError) {
    reduce = try ConvolutionBlock(channels, Self.channels, kernel: 1)
    fc1 = try Linear(Self.channels * cells, Self.hidden)
    norm = try LayerNorm([Self.hidden])
    self.dropout = try Dropout(dropout)
    fc2 = try Linear(Self.hidden, outputs)
    self.side = side
    super.init()
    try fc2.weight.tensor.fillNormal(standardDeviation: 0.01)
    try fc2.bias?.tensor.assign(.zeros([outputs]))
  }

  /// - Throws: `TorchError.library` for a map of another size.
  package func callAsFunction(_ map: Tensor) throws(TorchError) -> Tensor {
    let hidden = try norm(fc1(reduce(map).flattened(from: 1))).relu()
    return try (fc2(dropout(hidden)) * 0.25 + 0.5) * side
  }
}

extension RegressionHead {
  /// A head on what `RearfootBackbone` gives.
  convenience init(outputs: Int, dropout: Double) throws(TorchError) {
    try self.init(
      RearfootBackbone.channels, cells: RearfootBackbone.gridSide * RearfootBackbone.gridSide,
      outputs, side: Double(RearfootBackbone.side), dropout: dropout)
  }
}
