package import GaitModel
package import Torch

/// Points out of a map: `[N, C, H, W]` to coordinates, their standard deviations, and heat maps.
///
/// A convolution 1 x 1 gives for each point and cell `c` a score `s`, an offset `o` (x, y) and the
/// logarithms `l` (x, y) of a scale. With `p = softmax(3 s)` over all cells and the centres `g` of the
/// cells in pixels:
///
///     point = sum p_c (g_c + 1.5 stride tanh(o_c))    deviation = sqrt(2) exp(sum p_c l_c)
///
/// The mean over cells is that of Sun et al. 2018 (doi:10.1007/978-3-030-01231-1_33). Maps learn
/// `softmax(s)`; three times the scores make of two places that could be the point the likelier one,
/// where a plain mean would lie between them. The offsets make it exact below the size of a cell.
/// The scale is that of a Laplace distribution, whose standard deviation is `sqrt(2)` times as large;
/// `l` is kept within -4 and 5.
package final class PointReading: Module {
  private let dropout: Dropout
  private let read: Conv2d
  /// K.
  package let pointCount: Int
  /// Cells of the map.
  package let grid: PixelSize
  /// Pixels that a cell is wide and high.
  package let stride: Int
  /// Numbers of a cell for each point.
  private static let numbers = 5
  /// What scores are multiplied by before points are read.
  private static let sharpness = 3.0

  /// - Throws: `TorchError.invalid` for sizes below 1 or no probability; `library`.
  package init(
    _ channels: Int, points: Int, grid: PixelSize, stride: Int, dropout: Double
  ) throws(TorchError) {
    try Rearfoot.requirePoints(points)
    self.dropout = try Dropout(dropout)
    read = try Conv2d(channels, Self.numbers * points, kernel: 1)
    (pointCount, self.grid, self.stride) = (points, grid, stride)
    super.init()
    // All cells say nearly the same at first.
    try read.weight.tensor.fillNormal(standardDeviation: 0.01)
    try read.bias?.tensor.assign(.zeros([Self.numbers * points]))
  }

  /// - Throws: `TorchError.library` for a map of another size.
  package func callAsFunction(_ map: Tensor) throws(TorchError) -> RearfootPrediction {
    var values = try read(dropout(map))
    // Centres of cells do not fit into 16 bits.
    if try values.elementType() != .float32 { values = try values.to(.float32) }
    let cells = grid.width * grid.height
    values = try values.reshaped([-1, pointCount, Self.numbers, cells])
    let scores = try values.sliced(0..<1, along: 2)
    let share = try (scores * Self.sharpness).softmax(along: -1)
    let places = try values.sliced(1..<3, along: 2).tanh() * (1.5 * Double(stride)) + centres()
    let scale = try (share * values.sliced(3..<5, along: 2)).sum(over: [3])
    return RearfootPrediction(
      points: try (share * places).sum(over: [3]),
      deviations: try scale.clamped(from: -4, to: 5).exp() * 2.0.squareRoot(),
      maps: HeatMaps(
        scores: try scores.reshaped([-1, pointCount, grid.height, grid.width]), stride: stride))
  }

  /// `[1, 1, 2, H W]`: x and y of the centres of the cells, pixels.
  private func centres() throws(TorchError) -> Tensor {
    let (x, y) = grid.centres(stride: stride)
    return try Tensor(x + y, shape: [1, 1, 2, x.count])
  }
}
