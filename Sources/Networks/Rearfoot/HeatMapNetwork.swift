package import GaitModel
package import Torch

/// Points from heat maps, each with how sure it is.
///
/// Convolutions halve the picture again and again, with residual blocks between; from below, maps
/// are enlarged and added to the finer ones, up to a quarter of the size (`UpwardPath`). There each
/// cell says for each point how likely it lies here, where exactly, and how far off that may be;
/// `PointReading` makes points of it.
///
/// The shape is that of Ronneberger et al. 2015 (doi:10.1007/978-3-319-24574-4_28), with sums for
/// concatenations.
///
/// With four points a leg: 1,977,848 parameters for the whole picture, 1,155,396 for a leg, 199,576 for
/// a close-up.
package final class HeatMapNetwork: Module, RearfootNetwork {
  private let stem: ConvolutionBlock
  private let levels: [Sequential]
  private let path: UpwardPath
  private let reading: PointReading
  /// See `RearfootNetwork`.
  package let inputSize: PixelSize

  /// See `RearfootNetwork`.
  package var pointCount: Int { reading.pointCount }

  /// - Parameters:
  ///   - form: sizes and channels.
  ///   - points: K, all that can be seen.
  ///   - dropout: probability of dropout before the last layer.
  /// - Throws: `TorchError.invalid` for fewer than one point or no probability; `library`.
  package init(_ form: HeatMapForm, points: Int, dropout: Double = 0) throws(TorchError) {
    inputSize = form.inputSize
    let widths = form.widths
    stem = try ConvolutionBlock(3, widths[0], stride: 2)
    try stem.startConvolutions()
    var levels: [Sequential] = []
    for (index, blocks) in form.blocks.enumerated() {
      let outputs = widths[index + 1]
      var layers: [any Layer] = [try ConvolutionBlock(widths[index], outputs, stride: 2)]
      for _ in 0..<blocks { layers.append(try ResidualBlock(outputs, outputs, stride: 1)) }
      let level = Sequential(layers)
      try level.startConvolutions()
      levels.append(level)
    }
    self.levels = levels
    path = try UpwardPath(Array(widths.dropFirst()), width: form.pathWidth)
    reading = try PointReading(
      form.pathWidth, points: points, grid: form.grid, stride: 4, dropout: dropout)
  }

  /// Points with standard deviations and maps.
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
