package import GaitModel
package import Torch

/// The points of one leg at a resolution that an angle needs, each with how sure it is.
///
/// It takes one leg, 256 wide and 512 high, mirrored where it is a left one. Convolutions halve the
/// picture five times (16, 24, 40, 64 and 96 channels, residual blocks from the third on); from
/// below, maps are enlarged and added to the finer ones, up to a quarter of the size. There each
/// cell says for each point how likely it lies here, where exactly, and how far off that may be;
/// `PointReading` makes points of it. 0.6 thousand million operations a leg.
///
/// The shape is that of Ronneberger et al. 2015 (doi:10.1007/978-3-319-24574-4_28), with sums for
/// concatenations (Lin et al. 2017, doi:10.1109/CVPR.2017.106).
package final class HeatMapNetwork: Module, RearfootNetwork {
  private let stem: ConvolutionBlock
  private let levels: [Sequential]
  private let laterals: [Conv2d]
  private let narrow: Conv2d
  private let smooth: [ConvolutionBlock]
  private let reading: PointReading
  private let double: Upsample

  /// Channels of the levels: those of the first convolution, then from a quarter of the size on.
  package static let widths = [16, 24, 40, 64, 96]
  /// Channels on the way up: at a quarter and an eighth of the size, and below.
  package static let upWidths = (fine: 24, coarse: 48)
  /// Pixels of the input that a cell of the maps is wide and high.
  package static let stride = 4

  /// See `RearfootNetwork`.
  package var pointCount: Int { reading.pointCount }
  /// See `RearfootNetwork`.
  package var inputSize: PixelSize { PixelSize(width: 256, height: 512) }

  /// - Parameters:
  ///   - points: K, those of one leg.
  ///   - dropout: probability that a cell's numbers are dropped before the last layer.
  /// - Throws: `TorchError.invalid` for fewer than one point or no probability; `library`.
  package init(points: Int, dropout: Double = 0) throws(TorchError) {
    let (widths, up) = (Self.widths, Self.upWidths)
    stem = try ConvolutionBlock(3, widths[0], stride: 2)
    var levels: [Sequential] = []
    for (index, blocks) in [0, 1, 1, 2].enumerated() {
      let (inputs, outputs) = (widths[index], widths[index + 1])
      var layers: [any Layer] = [try ConvolutionBlock(inputs, outputs, stride: 2)]
      for _ in 0..<blocks { layers.append(try ResidualBlock(outputs, outputs, stride: 1)) }
      levels.append(Sequential(layers))
    }
    self.levels = levels
    laterals = [
      try Conv2d(widths[1], up.fine, kernel: 1), try Conv2d(widths[2], up.fine, kernel: 1),
      try Conv2d(widths[3], up.coarse, kernel: 1), try Conv2d(widths[4], up.coarse, kernel: 1),
    ]
    narrow = try Conv2d(up.coarse, up.fine, kernel: 1)
    smooth = [
      try ConvolutionBlock(up.fine, up.fine), try ConvolutionBlock(up.fine, up.fine),
      try ConvolutionBlock(up.coarse, up.coarse),
    ]
    reading = try PointReading(
      up.fine, points: points, grid: PixelSize(width: 64, height: 128), stride: Self.stride,
      dropout: dropout)
    double = try Upsample(scale: 2)
    super.init()
    try startConvolutions()
    try reading.start()
  }

  /// Points of each leg, with standard deviations and maps.
  ///
  /// - Throws: `TorchError.wrongShape` for pictures of another size.
  package func callAsFunction(_ pictures: Tensor) throws(TorchError) -> RearfootPrediction {
    try requirePictures(pictures)
    var value = try stem((pictures + -0.5) * 4)
    var found: [Tensor] = []
    for level in levels {
      value = try level(value)
      found.append(value)
    }
    value = try smooth[2](laterals[2](found[2]) + double(laterals[3](found[3])))
    value = try smooth[1](laterals[1](found[1]) + double(narrow(value)))
    value = try smooth[0](laterals[0](found[0]) + double(value))
    return try reading(value)
  }
}
