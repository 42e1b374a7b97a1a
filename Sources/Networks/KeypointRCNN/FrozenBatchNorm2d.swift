package import Torch

/// Batch norm that is kept as it was learned elsewhere: `y = x s + (bias - mean s)` with
/// `s = weight / sqrt(variance + epsilon)`, each for one channel: `[N, C, H, W]`, the shape stays.
///
/// Nothing of it learns, and no statistics are gathered, in training either.
package final class FrozenBatchNorm2d: Module, Layer {
  private let weight: Buffer
  private let bias: Buffer
  private let runningMean: Buffer
  private let runningVar: Buffer
  /// What keeps the root away from 0. Weights that were learned without it want 0.
  package var epsilon: Double

  /// - Throws: `TorchError.invalid` for fewer than one channel; `library`.
  package init(_ channels: Int, epsilon: Double = 1e-5) throws(TorchError) {
    guard channels > 0 else {
      throw .invalid(reason: "A layer cannot have \(channels) as its number of channels.")
    }
    weight = Buffer(try .ones([channels]))
    bias = Buffer(try .zeros([channels]))
    runningMean = Buffer(try .zeros([channels]))
    runningVar = Buffer(try .ones([channels]))
    self.epsilon = epsilon
  }

  /// - Throws: `TorchError.library` for another number of channels.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    let shape = [1, -1, 1, 1]
    let factor =
      try weight.tensor.reshaped(shape)
      * (runningVar.tensor.reshaped(shape) + epsilon).inverseSquareRoot()
    let offset = try bias.tensor.reshaped(shape) - runningMean.tensor.reshaped(shape) * factor
    return try input * factor + offset
  }
}
