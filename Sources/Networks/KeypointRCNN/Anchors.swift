package import Torch

/// The boxes that proposals start from: at every pixel of every map one for each ratio of height to
/// width (Ren et al. 2017, doi:10.1109/TPAMI.2016.2577031).
package enum Anchors {
  /// Side of the square anchors of each map, the finest first.
  package static let sides: [Float] = [32, 64, 128, 256, 512]
  /// Height by width, at the same area.
  package static let ratios: [Float] = [0.5, 1, 2]

  /// The anchors of all maps: map by map, row by row, pixel by pixel, ratio by ratio.
  ///
  /// - Parameters:
  ///   - grids: height and width of each map, as many as there are sides.
  ///   - height: that of the picture from which the maps were made.
  ///   - width: its width.
  /// - Returns: `[A, 4]` in pixels of the picture.
  /// - Throws: `TorchError.invalid` for another number of maps, or maps without pixels.
  package static func boxes(
    grids: [(height: Int, width: Int)], height: Int, width: Int
  ) throws(TorchError) -> Tensor {
    guard grids.count == sides.count, grids.allSatisfy({ $0.height > 0 && $0.width > 0 }) else {
      throw .invalid(reason: "Anchors need \(sides.count) maps with pixels.")
    }
    var values: [Float] = []
    for (grid, side) in zip(grids, sides) {
      let cell = ratios.map { shape(side: side, ratio: $0) }
      let steps = (y: height / grid.height, x: width / grid.width)
      for row in 0..<grid.height {
        for column in 0..<grid.width {
          let (x, y) = (Float(column * steps.x), Float(row * steps.y))
          for half in cell {
            values += [x - half.width, y - half.height, x + half.width, y + half.height]
          }
        }
      }
    }
    return try Tensor(values, shape: [values.count / 4, 4])
  }

  /// Half of width and height in whole pixels.
  private static func shape(side: Float, ratio: Float) -> (width: Float, height: Float) {
    let root = ratio.squareRoot()
    return (
      (1 / root * side / 2).rounded(.toNearestOrEven), (root * side / 2).rounded(.toNearestOrEven)
    )
  }
}
