package import Torch

/// Convolutions 3 x 3 with batch norm, ReLU and a maximum, of growing depth, then fully connected
/// layers.
///
/// 673,868 parameters with six points.
package final class PlainNetwork: PointRegression {
  /// - Throws: `TorchError.invalid` for fewer than one point or no probability; `library`.
  package init(points: Int, dropout: Double = 0) throws(TorchError) {
    try super.init(
      backbone: RearfootBackbone { (inputs, outputs) throws(TorchError) in
        try ConvolutionBlock(inputs, outputs)
      },
      points: points, dropout: dropout)
  }
}
