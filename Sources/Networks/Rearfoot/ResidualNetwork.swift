package import Torch

/// Residual blocks of two convolutions 3 x 3, each followed by a maximum, then fully connected
/// layers.
///
/// 921,580 parameters with six points.
package final class ResidualNetwork: PointRegression {
  /// - Throws: `TorchError.invalid` for fewer than one point or no probability; `library`.
  package init(points: Int, dropout: Double = 0) throws(TorchError) {
    try super.init(
      backbone: RearfootBackbone { (inputs, outputs) throws(TorchError) in
        try ResidualBlock(inputs, outputs, stride: 1)
      },
      points: points, dropout: dropout)
  }
}
