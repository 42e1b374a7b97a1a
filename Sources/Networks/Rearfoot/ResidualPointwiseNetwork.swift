package import Torch

/// Residual blocks, each followed by a convolution 1 x 1 and a maximum, then fully connected layers.
///
/// 947,804 parameters with six points.
package final class ResidualPointwiseNetwork: PointRegression {
  /// - Throws: `TorchError.invalid` for fewer than one point or no probability; `library`.
  package init(points: Int, dropout: Double = 0) throws(TorchError) {
    try super.init(
      backbone: RearfootBackbone(pointwise: true) { (inputs, outputs) throws(TorchError) in
        try ResidualBlock(inputs, outputs, stride: 1)
      },
      points: points, dropout: dropout)
  }
}
