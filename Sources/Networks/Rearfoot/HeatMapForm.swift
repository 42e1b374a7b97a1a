package import GaitModel

/// The measures of a network that reads points from heat maps, for one of the three things it can
/// look at. Channels and blocks are chosen for two cores, not taken from anywhere.
package struct HeatMapForm: Hashable, Sendable {
  /// The pictures it takes; both sides are multiples of 2 to the number of `widths`.
  package let inputSize: PixelSize
  /// Channels of the first convolution, then of each level; each halves the picture.
  package let widths: [Int]
  /// Residual blocks of the levels.
  package let blocks: [Int]
  /// Channels on the way up.
  package let pathWidth: Int

  /// The whole picture with both legs, 128 wide and 192 high: where the legs are. 0.23 thousand
  /// million operations a picture.
  package static let overview = HeatMapForm(
    inputSize: PixelSize(width: 128, height: 192), widths: [16, 24, 48, 96, 160],
    blocks: [0, 1, 2, 3], pathWidth: 24)

  /// One leg, 128 wide and 256 high: where its points are. 0.25 thousand million operations a leg.
  package static let leg = HeatMapForm(
    inputSize: PixelSize(width: 128, height: 256), widths: [16, 24, 48, 96, 128],
    blocks: [0, 1, 2, 2], pathWidth: 24)

  /// The neighbourhood of one point, 80 wide and high, at a scale at which a leg would be some 540
  /// pixels high: the point to parts of a pixel. 0.06 thousand million operations a point.
  package static let closeUp = HeatMapForm(
    inputSize: PixelSize(width: 80, height: 80), widths: [20, 32, 64], blocks: [1, 2],
    pathWidth: 24)

  /// Cells of the maps, each 4 pixels wide and high.
  var grid: PixelSize { PixelSize(width: inputSize.width / 4, height: inputSize.height / 4) }
}
