import Media

/// A way in the picture, cells.
struct Shift: Sendable, Hashable {
  var x: Double
  var y: Double

  static let zero = Shift(x: 0, y: 0)

  var length: Double { (x * x + y * y).squareRoot() }

  static func + (a: Shift, b: Shift) -> Shift { Shift(x: a.x + b.x, y: a.y + b.y) }
  static func - (a: Shift, b: Shift) -> Shift { Shift(x: a.x - b.x, y: a.y - b.y) }
  static func * (factor: Double, a: Shift) -> Shift { Shift(x: factor * a.x, y: factor * a.y) }
}

/// A small picture and its halves, as far as they are of use.
struct LumaPyramid: Sendable {
  /// From fine to coarse; each has half the width of the one before.
  let levels: [LumaGrid]
  /// The mean of the coarsest.
  let mean: Float

  init(_ grid: LumaGrid) {
    var levels = [grid]
    while levels.count < 3, let last = levels.last, min(last.width, last.height) >= 32 {
      levels.append(last.halved)
    }
    self.levels = levels
    let coarsest = levels[levels.count - 1].values
    mean = coarsest.reduce(0, +) / Float(max(1, coarsest.count))
  }
}

extension LumaGrid {
  fileprivate var halved: LumaGrid {
    let (columns, rows) = (width / 2, height / 2)
    var result = [Float](repeating: 0, count: columns * rows)
    values.withUnsafeBufferPointer { source in
      for y in 0..<rows {
        for x in 0..<columns {
          let place = 2 * y * width + 2 * x
          result[y * columns + x] =
            (source[place] + source[place + 1] + source[place + width] + source[place + width + 1])
            / 4
        }
      }
    }
    return LumaGrid(width: columns, height: rows, cell: 2 * cell, values: result)
  }
}
