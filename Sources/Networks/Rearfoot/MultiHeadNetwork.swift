package import GaitModel
package import Torch

/// Box and points from one backbone: residual blocks, each followed by a convolution 1 x 1 and a
/// maximum; two heads that know nothing of each other.
///
/// The head of the points goes up to 64 x 64 cells and reads points, standard deviations and heat
/// maps there (`PointReading`); that of the box goes up to 32 x 32 cells (`BoxReading`). The points
/// are found on the whole picture, not within the found box, so that an error of the box does not
/// become one of the points. 1.1 thousand million operations a picture.
///
/// 486,422 parameters with six points.
package final class MultiHeadNetwork: Module, StagedRearfootNetwork {
  private let backbone: RearfootBackbone
  private let boxHead: BoxHead
  private let pointHead: PointHead

  /// Channels of the heads.
  package static let headWidth = 32

  /// See `RearfootNetwork`.
  package var pointCount: Int { pointHead.reading.pointCount }
  /// See `RearfootNetwork`.
  package var inputSize: PixelSize {
    PixelSize(width: RearfootBackbone.side, height: RearfootBackbone.side)
  }

  /// - Throws: `TorchError.invalid` for fewer than one point or no probability; `library`.
  package init(points: Int, dropout: Double = 0) throws(TorchError) {
    backbone = try RearfootBackbone(pointwise: true) { (inputs, outputs) throws(TorchError) in
      try ResidualBlock(inputs, outputs, stride: 1)
    }
    boxHead = try BoxHead(dropout: dropout)
    pointHead = try PointHead(points: points, dropout: dropout)
  }

  /// Box and points of each picture.
  ///
  /// - Throws: `TorchError.wrongShape` for pictures of another size.
  package func callAsFunction(_ pictures: Tensor) throws(TorchError) -> RearfootPrediction {
    try requirePictures(pictures)
    let levels = try backbone.levels(pictures)
    var found = try pointHead(levels)
    found.box = try boxHead(levels)
    return found
  }

  /// See `StagedRearfootNetwork`.
  package func freeze(for stage: RearfootStage) throws(TorchError) {
    try backbone.setFrozen(stage == .points)
    try boxHead.setFrozen(stage == .points)
    try pointHead.setFrozen(stage == .box)
  }
}

/// Points from the levels of a backbone, on a quarter of the picture's size.
private final class PointHead: Module {
  let path: UpwardPath
  let reading: PointReading

  init(points: Int, dropout: Double) throws(TorchError) {
    let channels = Array(RearfootBackbone.widths[2...]) + [RearfootBackbone.channels]
    path = try UpwardPath(channels, width: MultiHeadNetwork.headWidth)
    reading = try PointReading(
      MultiHeadNetwork.headWidth, points: points, grid: PixelSize(width: 64, height: 64),
      stride: 4, dropout: dropout)
  }

  func callAsFunction(_ levels: [Tensor]) throws(TorchError) -> RearfootPrediction {
    try reading(path(Array(levels[1...])))
  }
}

/// The box from the levels of a backbone, on an eighth of the picture's size.
private final class BoxHead: Module {
  let path: UpwardPath
  let reading: BoxReading

  init(dropout: Double) throws(TorchError) {
    let channels = Array(RearfootBackbone.widths[3...]) + [RearfootBackbone.channels]
    path = try UpwardPath(channels, width: MultiHeadNetwork.headWidth)
    reading = try BoxReading(
      MultiHeadNetwork.headWidth, grid: PixelSize(width: 32, height: 32), stride: 8,
      dropout: dropout)
  }

  func callAsFunction(_ levels: [Tensor]) throws(TorchError) -> Tensor {
    try reading(path(Array(levels[2...])))
  }
}
