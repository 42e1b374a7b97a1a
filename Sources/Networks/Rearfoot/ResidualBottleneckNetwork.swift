package import Torch

/// Bottlenecks 1 x 1, 3 x 3, 1 x 1 whose input is added to their result, each followed by a
/// maximum, then fully connected layers.
///
/// 628,444 parameters with six points.
package final class ResidualBottleneckNetwork: PointRegression {
  /// - Throws: `TorchError.invalid` for fewer than one point or no probability; `library`.
  package init(points: Int, dropout: Double = 0) throws(TorchError) {
    try super.init(
      backbone: RearfootBackbone { (inputs, outputs) throws(TorchError) in
        try BottleneckBlock(inputs, outputs, isResidual: true)
      },
      points: points, dropout: dropout)
  }
}
