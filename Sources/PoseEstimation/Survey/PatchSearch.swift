import Media

/// A patch of a picture with what is needed to find it in another one by its gradients.
///
/// Minimises the sum of squared differences over a shift, with the patch's own gradients and a
/// constant brightness beside it (Lucas and Kanade in the inverse form).
struct PatchSearch: Sendable {
  private let values: [Float]
  private let dx: [Float]
  private let dy: [Float]
  private let x: Int
  private let y: Int
  private let half: Int
  private let inverse: (xx: Double, xy: Double, yy: Double)

  /// Most steps of the search, and the step below which it is at its end, cells.
  private static let mostSteps = 8
  private static let smallest = 0.003
  /// The farthest from the first guess that the search may end, cells.
  private static let reach = 3.0

  /// - Returns: nil where the patch is not inside the picture or has no texture.
  init?(_ grid: LumaGrid, _ x: Int, _ y: Int, _ half: Int) {
    guard x - half >= 1, y - half >= 1, x + half < grid.width - 1, y + half < grid.height - 1 else {
      return nil
    }
    let side = 2 * half + 1
    var values: [Float] = []
    var dx: [Float] = []
    var dy: [Float] = []
    values.reserveCapacity(side * side)
    dx.reserveCapacity(side * side)
    dy.reserveCapacity(side * side)
    grid.values.withUnsafeBufferPointer { source in
      for v in y - half...y + half {
        for u in x - half...x + half {
          let place = v * grid.width + u
          values.append(source[place])
          dx.append((source[place + 1] - source[place - 1]) / 2)
          dy.append((source[place + grid.width] - source[place - grid.width]) / 2)
        }
      }
    }
    // Without their means, a brightness that changes drops out.
    let count = Float(side * side)
    let means = (
      value: values.reduce(0, +) / count, x: dx.reduce(0, +) / count, y: dy.reduce(0, +) / count
    )
    for index in values.indices {
      values[index] -= means.value
      dx[index] -= means.x
      dy[index] -= means.y
    }
    var (xx, xy, yy) = (0.0, 0.0, 0.0)
    for index in values.indices {
      xx += Double(dx[index] * dx[index])
      xy += Double(dx[index] * dy[index])
      yy += Double(dy[index] * dy[index])
    }
    let determinant = xx * yy - xy * xy
    guard determinant > 1e-3 * xx * yy, determinant > 0 else { return nil }
    inverse = (yy / determinant, -xy / determinant, xx / determinant)
    self.values = values
    self.dx = dx
    self.dy = dy
    (self.x, self.y, self.half) = (x, y, half)
  }

  /// Where the patch lies in another picture, as a shift from its own place; nil where the search
  /// leaves the picture or does not come to an end.
  func follow(in grid: LumaGrid, from start: Shift) -> Shift? {
    var shift = start
    for _ in 0..<Self.mostSteps {
      guard let step = step(in: grid, at: shift) else { return nil }
      shift = shift + step
      guard (shift - start).length <= Self.reach else { return nil }
      if step.length < Self.smallest { return shift }
    }
    return nil
  }

  private func step(in grid: LumaGrid, at shift: Shift) -> Shift? {
    let left = Double(x - half) + shift.x
    let top = Double(y - half) + shift.y
    let side = 2 * half + 1
    guard left >= 0, top >= 0, left + Double(side) < Double(grid.width),
      top + Double(side) < Double(grid.height)
    else { return nil }
    let (u, v) = (Int(left), Int(top))
    let (fx, fy) = (Float(left - Double(u)), Float(top - Double(v)))
    let weights = (
      a: (1 - fx) * (1 - fy), b: fx * (1 - fy), c: (1 - fx) * fy, d: fx * fy
    )
    var (gx, gy) = (Float(0), Float(0))
    grid.values.withUnsafeBufferPointer { source in
      var index = 0
      for row in 0..<side {
        let place = (v + row) * grid.width + u
        for column in 0..<side {
          let p = place + column
          let value =
            weights.a * source[p] + weights.b * source[p + 1] + weights.c * source[p + grid.width]
            + weights.d * source[p + grid.width + 1]
          // The gradients have no mean, so that the value's mean needs no taking away.
          let difference = value - values[index]
          gx += dx[index] * difference
          gy += dy[index] * difference
          index += 1
        }
      }
    }
    return Shift(
      x: -(inverse.xx * Double(gx) + inverse.xy * Double(gy)),
      y: -(inverse.xy * Double(gx) + inverse.yy * Double(gy)))
  }
}
