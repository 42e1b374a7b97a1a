package import GaitModel
package import Torch

/// A network that says the coordinates of all points of a picture at once: a backbone and fully
/// connected layers. The architectures are its subclasses.
package class PointRegression: Module, RearfootNetwork {
  let backbone: any Layer
  let head: RegressionHead
  /// See `RearfootNetwork`.
  package let pointCount: Int

  /// See `RearfootNetwork`.
  package var inputSize: PixelSize {
    PixelSize(width: RearfootBackbone.side, height: RearfootBackbone.side)
  }

  /// - Parameters:
  ///   - backbone: pictures to `[N, 128, 8, 8]`.
  ///   - points: K, 1 or more.
  ///   - dropout: probability of dropout before the last layer.
  /// - Throws: `TorchError.invalid` for fewer than one point or no probability; `library`.
  init(backbone: any Layer, points: Int, dropout: Double) throws(TorchError) {
    try Rearfoot.requirePoints(points)
    self.backbone = backbone
    head = try RegressionHead(outputs: 2 * points, dropout: dropout)
    pointCount = points
  }

  /// Points of each picture.
  ///
  /// - Throws: `TorchError.wrongShape` for pictures of another size.
  package func callAsFunction(_ pictures: Tensor) throws(TorchError) -> RearfootPrediction {
    try requirePictures(pictures)
    return RearfootPrediction(
      points: try head(backbone(pictures)).reshaped([-1, pointCount, 2]))
  }
}

/// What the networks refuse in the same way.
enum Rearfoot {
  /// - Throws: `TorchError.invalid` for fewer than one point.
  static func requirePoints(_ points: Int) throws(TorchError) {
    guard points >= 1 else {
      throw .invalid(reason: "A network that finds points needs at least one, and not \(points).")
    }
  }
}

extension RearfootNetwork {
  /// Refuses pictures that are not `[N, 3, H, W]` of the size that the network takes.
  ///
  /// - Throws: `TorchError.wrongShape`.
  func requirePictures(_ pictures: Tensor) throws(TorchError) {
    let expected = [-1, 3, inputSize.height, inputSize.width]
    let shape = pictures.shape
    guard shape.count == 4, shape[1...] == expected[1...] else {
      throw .wrongShape(what: "A batch of pictures", expected: expected, found: shape)
    }
  }
}
