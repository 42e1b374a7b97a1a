package import GaitModel
package import Torch

/// The box around both legs alone: residual blocks, each followed by a convolution 1 x 1 and a
/// maximum, then fully connected layers to left, upper, right and lower edge.
///
/// 945,748 parameters.
package final class LocalisationNetwork: Module, RearfootNetwork {
  private let backbone: RearfootBackbone
  private let head: RegressionHead

  /// See `RearfootNetwork`.
  package var pointCount: Int { 0 }
  /// See `RearfootNetwork`.
  package var inputSize: PixelSize {
    PixelSize(width: RearfootBackbone.side, height: RearfootBackbone.side)
  }

  /// - Throws: `TorchError.invalid` for no probability; `library`.
  package init(dropout: Double = 0) throws(TorchError) {
    backbone = try RearfootBackbone(pointwise: true) { (inputs, outputs) throws(TorchError) in
      try ResidualBlock(inputs, outputs, stride: 1)
    }
    head = try RegressionHead(outputs: 4, dropout: dropout)
  }

  /// The box of each picture.
  ///
  /// - Throws: `TorchError.wrongShape` for pictures of another size.
  package func callAsFunction(_ pictures: Tensor) throws(TorchError) -> RearfootPrediction {
    try requirePictures(pictures)
    return RearfootPrediction(box: try head(backbone(pictures)))
  }
}
