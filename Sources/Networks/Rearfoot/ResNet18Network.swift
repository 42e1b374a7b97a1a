package import Torch

/// Fully connected layers on frozen features of ResNet-18.
///
/// 11,775,117 parameters with six points, of which those of ResNet-18 are frozen.
package final class ResNet18Network: PointRegression, PretrainedRearfootNetwork {
  /// See `PretrainedRearfootNetwork`.
  package let features: PhotographFeatures

  /// - Throws: `TorchError.invalid` for fewer than one point or no probability; `library`.
  package init(points: Int, dropout: Double = 0) throws(TorchError) {
    let features = try ResNet18Features()
    self.features = features
    try super.init(backbone: features, points: points, dropout: dropout)
  }

  /// The backbone stands under its own name alone.
  public override var children: [(name: String, child: Module.Child)] {
    [("backbone", .module(features)), ("head", .module(head))]
  }
}

private final class ResNet18Features: PhotographFeatures {
  private let resnet: ResNet18

  init() throws(TorchError) {
    resnet = try ResNet18(classes: 1)
    try super.init(channels: ResNet18.featureChannels)
    try resnet.setFrozen(true)
  }

  override var network: Module { resnet }
  override var classifier: String { "fc." }

  override func features(_ pictures: Tensor) throws(TorchError) -> Tensor {
    try resnet.features(pictures)
  }
}
