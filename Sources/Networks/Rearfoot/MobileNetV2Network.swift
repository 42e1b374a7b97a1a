package import Torch

/// Fully connected layers on frozen features of MobileNetV2.
///
/// 2,921,549 parameters with six points, of which those of MobileNetV2 are frozen.
package final class MobileNetV2Network: PointRegression, PretrainedRearfootNetwork {
  /// See `PretrainedRearfootNetwork`.
  package let features: PhotographFeatures

  /// - Throws: `TorchError.invalid` for fewer than one point or no probability; `library`.
  package init(points: Int, dropout: Double = 0) throws(TorchError) {
    let features = try MobileNetV2Features()
    self.features = features
    try super.init(backbone: features, points: points, dropout: dropout)
  }

  /// The backbone stands under its own name alone.
  public override var children: [(name: String, child: Module.Child)] {
    [("backbone", .module(features)), ("head", .module(head))]
  }
}

private final class MobileNetV2Features: PhotographFeatures {
  private let mobilenet: MobileNetV2

  init() throws(TorchError) {
    mobilenet = try MobileNetV2(classes: 1)
    try super.init(channels: MobileNetV2.featureChannels)
    try mobilenet.setFrozen(true)
  }

  override var network: Module { mobilenet }
  override var classifier: String { "classifier." }

  override func features(_ pictures: Tensor) throws(TorchError) -> Tensor {
    try mobilenet.features(pictures)
  }
}
