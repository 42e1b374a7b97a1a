package import GaitModel
package import Torch

/// The points of one leg at a resolution that an angle needs, each with how sure it is.
///
/// It takes one leg, 256 wide and 512 high, mirrored where it is a left one. Convolutions halve the
/// picture five times (16, 24, 40, 64 and 96 channels, residual blocks from the third on); from
/// below, maps are enlarged and added to the finer ones, up to a quarter of the size (`UpwardPath`).
/// There each cell says for each point how likely it lies here, where exactly, and how far off that
/// may be; `PointReading` makes points of it. 0.6 thousand million operations a leg.
///
/// The shape is that of Ronneberger et al. 2015 (doi:10.1007/978-3-319-24574-4_28), with sums for
/// concatenations.
///
/// 548,500 parameters with four points.
package final class HeatMapNetwork: Module, RearfootNetwork {
  private let stem: ConvolutionBlock
  private let levels: [Sequential]
  private let path: UpwardPath
  private let reading: PointReading

  /// Channels of the first convolution, then of the levels from a quarter of the size on.
  package static let widths = [16, 24, 40, 64, 96]
  /// Channels on the way up.
  package static let pathWidth = 24
  /// Residual blocks of the levels.
  private static let blocks = [0, 1, 1, 2]

  /// See `RearfootNetwork`.
  package var pointCount: Int { reading.pointCount }
  /// See `RearfootNetwork`.
  package var inputSize: PixelSize { PixelSize(width: 256, height: 512) }

  /// - Parameters:
  ///   - points: K, those of one leg.
  ///   - dropout: probability of dropout before the last layer.
  /// - Throws: `TorchError.invalid` for fewer than one point or no probability; `library`.
  package init(points: Int, dropout: Double = 0) throws(TorchError) {
    let widths = Self.widths
    stem = try ConvolutionBlock(3, widths[0], stride: 2)
    try stem.startConvolutions()
    var levels: [Sequential] = []
    for (index, blocks) in Self.blocks.enumerated() {
      let outputs = widths[index + 1]
      var layers: [any Layer] = [try ConvolutionBlock(widths[index], outputs, stride: 2)]
      for _ in 0..<blocks { layers.append(try ResidualBlock(outputs, outputs, stride: 1)) }
      let level = Sequential(layers)
      try level.startConvolutions()
      levels.append(level)
    }
    self.levels = levels
    path = try UpwardPath(Array(widths.dropFirst()), width: Self.pathWidth)
    reading = try PointReading(
      Self.pathWidth, points: points, grid: PixelSize(width: 64, height: 128), stride: 4,
      dropout: dropout)
  }

  /// Points of each leg, with standard deviations and maps.
  ///
  /// - Throws: `TorchError.wrongShape` for pictures of another size.
  package func callAsFunction(_ pictures: Tensor) throws(TorchError) -> RearfootPrediction {
    try requirePictures(pictures)
    var value = try stem((pictures + -0.5) * 4)
    var maps: [Tensor] = []
    for level in levels {
      value = try level(value)
      maps.append(value)
    }
    return try reading(path(maps))
  }
}
