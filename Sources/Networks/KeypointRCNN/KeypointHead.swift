package import Torch

/// What heat maps are made from: eight convolutions 3 x 3 with `max(x, 0)`,
/// `[R, C, 14, 14] -> [R, 512, 14, 14]` (He et al. 2017, doi:10.1109/ICCV.2017.322, section 5).
package final class KeypointHead: Module, Layer {
  private let layers: Sequential

  /// Number of channels of the output.
  package static let channels = 512
  /// Cells a side of a region.
  package static let side = 14
  private static let depth = 8

  /// Convolutions begin as in `ResNet18`, biases at 0.
  ///
  /// - Parameter channels: those of the regions.
  /// - Throws: `TorchError.library`.
  package init(channels: Int) throws(TorchError) {
    var made: [any Layer] = []
    for depth in 0..<Self.depth {
      let layer = try Conv2d(
        depth == 0 ? channels : Self.channels, Self.channels, kernel: 3, padding: 1)
      try layer.bias?.tensor.assign(.zeros([Self.channels]))
      made += [layer, ReLU()] as [any Layer]
    }
    layers = Sequential(made)
    super.init()
    try startConvolutions()
  }

  /// The layers under their numbers, without a name of the list.
  public override var children: [(name: String, child: Module.Child)] { layers.children }

  /// - Throws: `TorchError.library` for another number of channels.
  package func callAsFunction(_ regions: Tensor) throws(TorchError) -> Tensor {
    try layers(regions)
  }
}

/// Heat maps of points: a convolution run backwards and a resizing, each of which doubles the side:
/// `[R, 512, 14, 14] -> [R, points, 56, 56]`.
package final class KeypointPredictor: Module, Layer {
  private let kpsScoreLowres: ConvTranspose2d
  private let upsample: Upsample

  /// The convolution begins with normal numbers of the variance `2 / (inputs * kernel area)`, its bias
  /// at 0.
  ///
  /// - Throws: `TorchError.invalid` for fewer than one point; `library`.
  package init(points: Int) throws(TorchError) {
    let kernel = 4
    kpsScoreLowres = try ConvTranspose2d(
      KeypointHead.channels, points, kernel: kernel, stride: 2, padding: 1)
    upsample = try Upsample(scale: 2, mode: .bilinear)
    let inputs = Double(KeypointHead.channels * kernel * kernel)
    try kpsScoreLowres.weight.tensor.fillNormal(standardDeviation: (2 / inputs).squareRoot())
    try kpsScoreLowres.bias.tensor.assign(.zeros([points]))
  }

  /// - Throws: `TorchError.library` for another number of channels.
  package func callAsFunction(_ regions: Tensor) throws(TorchError) -> Tensor {
    try upsample(kpsScoreLowres(regions))
  }
}
