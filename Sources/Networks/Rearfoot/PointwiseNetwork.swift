package import Torch

/// Convolutions 3 x 3, each followed by one 1 x 1 and a maximum, then fully connected layers.
///
/// 700,092 parameters with six points.
package final class PointwiseNetwork: PointRegression {
  /// - Throws: `TorchError.invalid` for fewer than one point or no probability; `library`.
  package init(points: Int, dropout: Double = 0) throws(TorchError) {
    try super.init(
      backbone: RearfootBackbone(pointwise: true) { (inputs, outputs) throws(TorchError) in
        try ConvolutionBlock(inputs, outputs)
      },
      points: points, dropout: dropout)
  }
}
