import GaitModel

/// A small grey picture: the mean luma of square cells of an upright picture.
package struct LumaGrid: Sendable, Hashable {
  /// Cells from left to right.
  package let width: Int
  /// Cells from top to bottom.
  package let height: Int
  /// Pixels along the side of a cell.
  package let cell: Int
  /// Luma from 0 to 255, row after row.
  package let values: [Float]

  /// A grid of known cells.
  package init(width: Int, height: Int, cell: Int, values: [Float]) {
    precondition(values.count == width * height, "one value a cell")
    self.width = width
    self.height = height
    self.cell = cell
    self.values = values
  }
}

extension VideoFrame {
  /// The picture as a grid with at most so many cells along its longer side; nil where it has no
  /// luma of bytes.
  ///
  /// Every other row of pixels is read: over a cell that is as good as all of them, at half the
  /// time.
  package func lumaGrid(longestSide: Int) -> LumaGrid? {
    guard PlaneSampler.reads(planes), let luma = planes.plane(0) else { return nil }
    let longest = max(planes.width, planes.height)
    let cell = max(1, (longest + longestSide - 1) / longestSide)
    let columns = planes.width / cell
    let rows = planes.height / cell
    guard columns > 0, rows > 0 else { return nil }
    let step = cell >= 4 ? 2 : 1
    let taken = (cell + step - 1) / step
    let scale = 1 / Float(taken * cell)
    let upright = orientation.uprightSize(of: PixelSize(width: columns, height: rows))
    let shiftX = orientation.a < 0 || orientation.c < 0 ? upright.width - 1 : 0
    let shiftY = orientation.b < 0 || orientation.d < 0 ? upright.height - 1 : 0
    var values = [Float](repeating: 0, count: columns * rows)
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: columns * cell) { sums in
      guard let sum = sums.baseAddress else { return }
      for row in 0..<rows {
        sum.initialize(repeating: 0, count: columns * cell)
        for line in 0..<taken {
          let source = luma.data + (row * cell + line * step) * luma.stride
          for x in 0..<columns * cell { sum[x] &+= UInt16(source[x]) }
        }
        for column in 0..<columns {
          var total: UInt32 = 0
          for x in column * cell..<(column + 1) * cell { total &+= UInt32(sum[x]) }
          let x = orientation.a * column + orientation.c * row + shiftX
          let y = orientation.b * column + orientation.d * row + shiftY
          values[y * upright.width + x] = Float(total) * scale
        }
      }
    }
    return LumaGrid(width: upright.width, height: upright.height, cell: cell, values: values)
  }

  /// The luma of pixels along a row of the upright picture, from 0 to 255; empty where the row lies
  /// outside, or the picture has no luma of bytes.
  ///
  /// - Parameters:
  ///   - row: pixels from the top.
  ///   - columns: pixels from the left; cut at the edges of the picture.
  /// - Returns: one value a column.
  package func luma(row: Int, columns: Range<Int>) -> [UInt8] {
    guard PlaneSampler.reads(planes), let luma = planes.plane(0), (0..<size.height).contains(row)
    else { return [] }
    let columns = columns.clamped(to: 0..<size.width)
    let shift = orientation.shift(stored: planes.size)
    return columns.map { column in
      let x = orientation.a * column + orientation.b * row + shift.x
      let y = orientation.c * column + orientation.d * row + shift.y
      return luma.data[y * luma.stride + x]
    }
  }
}
