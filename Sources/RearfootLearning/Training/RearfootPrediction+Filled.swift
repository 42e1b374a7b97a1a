import GaitModel
import Networks
import Torch

extension RearfootPrediction {
  /// The same with the middle of the input where a point is not finite, and all of the input where an
  /// edge is not.
  ///
  /// - Throws: `TorchError.library`.
  func filled(_ size: PixelSize) throws(TorchError) -> RearfootPrediction {
    let (width, height) = (Float(size.width), Float(size.height))
    var filled = self
    filled.points = try points.map { (tensor) throws(TorchError) in
      try Self.filled(tensor, [width / 2, height / 2])
    }
    filled.box = try box.map { (tensor) throws(TorchError) in
      try Self.filled(tensor, [0, 0, width, height])
    }
    return filled
  }

  private static func filled(
    _ tensor: Tensor, _ others: [Float]
  ) throws(TorchError) -> Tensor {
    let values = try tensor.detached().values(Float.self).enumerated().map { place, value in
      value.isFinite ? value : others[place % others.count]
    }
    return try Tensor(values, shape: tensor.shape)
  }
}
