package import GaitModel
package import Torch

/// A box out of a map: `[N, C, H, W]` to `[N, 4]`, left, upper, right and lower edge in pixels.
///
/// A convolution 1 x 1 gives for each edge and cell `c` a score `s` and a distance `d`. With
/// `p = softmax(s)` over all cells and the centres `g` of the cells (x for left and right, y for
/// upper and lower), in pixels:
///
///     edge = sum p_c (g_c + 64 d_c)
///
/// so that each edge is told by the cells that know it best (compare Tian et al. 2019,
/// doi:10.1109/ICCV.2019.00972, where each cell tells all four).
package final class BoxReading: Module {
  private let dropout: Dropout
  private let read: Conv2d
  /// Cells of the map.
  package let grid: PixelSize
  /// Pixels that a cell is wide and high.
  package let stride: Int
  /// Pixels that a distance of 1 means.
  private static let reach = 64.0

  /// - Throws: `TorchError.invalid` for sizes below 1 or no probability; `library`.
  package init(
    _ channels: Int, grid: PixelSize, stride: Int, dropout: Double
  ) throws(TorchError) {
    self.dropout = try Dropout(dropout)
    read = try Conv2d(channels, 8, kernel: 1)
    (self.grid, self.stride) = (grid, stride)
    super.init()
    try read.weight.tensor.fillNormal(standardDeviation: 0.01)
    try read.bias?.tensor.assign(.zeros([8]))
  }

  /// - Throws: `TorchError.library` for a map of another size.
  package func callAsFunction(_ map: Tensor) throws(TorchError) -> Tensor {
    var values = try read(dropout(map))
    // Centres of cells do not fit into 16 bits.
    if try values.elementType() != .float32 { values = try values.to(.float32) }
    values = try values.reshaped([-1, 2, 4, grid.width * grid.height])
    let share = try values.sliced(0..<1, along: 1).softmax(along: -1)
    let places = try values.sliced(1..<2, along: 1) * Self.reach + centres()
    return try (share * places).sum(over: [3]).reshaped([-1, 4])
  }

  /// `[1, 1, 4, H W]`: x, y, x and y of the centres of the cells, pixels.
  private func centres() throws(TorchError) -> Tensor {
    let (x, y) = grid.centres(stride: stride)
    return try Tensor(x + y + x + y, shape: [1, 1, 4, x.count])
  }
}

extension PixelSize {
  /// Centres of the cells of a grid, row by row, pixels.
  func centres(stride: Int) -> (x: [Float], y: [Float]) {
    let cells = 0..<width * height
    return (
      cells.map { (Float($0 % width) + 0.5) * Float(stride) },
      cells.map { (Float($0 / width) + 0.5) * Float(stride) }
    )
  }
}
