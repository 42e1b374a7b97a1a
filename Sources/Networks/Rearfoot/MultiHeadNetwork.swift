package import GaitModel
package import Torch

/// Box and points from one backbone: residual blocks, each followed by a convolution 1 x 1 and a
/// maximum; two heads of fully connected layers that know nothing of each other.
package final class MultiHeadNetwork: Module, StagedRearfootNetwork {
  private let backbone: RearfootBackbone
  private let boxHead: RegressionHead
  private let pointHead: RegressionHead
  /// See `RearfootNetwork`.
  package let pointCount: Int

  /// See `RearfootNetwork`.
  package var inputSize: PixelSize {
    PixelSize(width: RearfootBackbone.side, height: RearfootBackbone.side)
  }

  /// - Throws: `TorchError.invalid` for fewer than one point or no probability; `library`.
  package init(points: Int, dropout: Double = 0) throws(TorchError) {
    try Rearfoot.requirePoints(points)
    backbone = try RearfootBackbone(pointwise: true) { (inputs, outputs) throws(TorchError) in
      try ResidualBlock(inputs, outputs, stride: 1)
    }
    let inputs = RearfootBackbone.channels * RearfootBackbone.gridSide * RearfootBackbone.gridSide
    let side = Double(RearfootBackbone.side)
    boxHead = try RegressionHead(inputs, 4, side: side, dropout: dropout)
    pointHead = try RegressionHead(inputs, 2 * points, side: side, dropout: dropout)
    pointCount = points
  }

  /// Box and points of each picture.
  ///
  /// - Throws: `TorchError.wrongShape` for pictures of another size.
  package func callAsFunction(_ pictures: Tensor) throws(TorchError) -> RearfootPrediction {
    try requirePictures(pictures)
    let map = try backbone(pictures)
    return RearfootPrediction(
      points: try pointHead(map).reshaped([-1, pointCount, 2]), box: try boxHead(map))
  }

  /// See `StagedRearfootNetwork`.
  package func freeze(for stage: RearfootStage) throws(TorchError) {
    try backbone.setFrozen(stage == .points)
    try boxHead.setFrozen(stage == .points)
    try pointHead.setFrozen(stage == .box)
  }
}
