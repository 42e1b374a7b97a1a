/// A curve through points that is a cubic between neighbours and has a continuous slope.
package struct PiecewiseCubic: Sendable, Hashable {
  /// How the slopes at the points are chosen.
  package enum Kind: Sendable, Hashable {
    /// Continuous curvature; at either end one cubic spans two intervals ("not-a-knot"; de Boor
    /// 1978, ISBN 978-0-387-95366-3). The smoothest curve, for dense samples. Three points give
    /// the parabola, two the line.
    case spline
    /// No overshoot: between two points the curve stays between their values (Fritsch and Butland
    /// 1984, doi:10.1137/0905021). For gaps, where a spline may swing out.
    case monotone
  }

  /// Where the points lie, strictly increasing.
  package let positions: [Double]
  /// The values at the points.
  package let values: [Double]
  /// The slopes at the points.
  package let slopes: [Double]

  /// The curve through points; nil if there are fewer than two, the counts differ or a position
  /// does not increase.
  ///
  /// - Parameters:
  ///   - positions: strictly increasing, at least two.
  ///   - values: finite, one a position.
  ///   - kind: how the slopes are chosen.
  package init?(_ positions: [Double], _ values: [Double], kind: Kind) {
    guard positions.count == values.count, positions.count > 1,
      zip(positions, positions.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    self.positions = positions
    self.values = values
    let widths = zip(positions.dropFirst(), positions).map { $0 - $1 }
    let secants = widths.indices.map { (values[$0 + 1] - values[$0]) / widths[$0] }
    slopes =
      switch kind {
      case .spline: Self.splineSlopes(widths, secants)
      case .monotone: Self.monotoneSlopes(widths, secants)
      }
  }

  /// The value at a position; outside of the points the end cubic goes on.
  ///
  /// - Complexity: O(log n).
  package func callAsFunction(_ position: Double) -> Double {
    var low = 0
    var high = positions.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if positions[middle] <= position { low = middle } else { high = middle }
    }
    return value(at: position, inInterval: low)
  }

  /// The values at increasing positions.
  ///
  /// - Complexity: O(n + m).
  package func callAsFunction(atIncreasing targets: [Double]) -> [Double] {
    var interval = 0
    return targets.map { target in
      while interval < positions.count - 2, positions[interval + 1] <= target { interval += 1 }
      return value(at: target, inInterval: interval)
    }
  }

  private func value(at position: Double, inInterval i: Int) -> Double {
    let h = positions[i + 1] - positions[i]
    let s = (position - positions[i]) / h
    let r = 1 - s
    return values[i] * r * r * (1 + 2 * s) + values[i + 1] * s * s * (1 + 2 * r)
      + h * s * r * (slopes[i] * r - slopes[i + 1] * s)
  }

  private static func splineSlopes(_ h: [Double], _ d: [Double]) -> [Double] {
    let n = h.count + 1
    if n == 2 { return [d[0], d[0]] }
    if n == 3 {
      let curvature = (d[1] - d[0]) / (h[0] + h[1])
      return [d[0] - curvature * h[0], d[0] + curvature * h[0], d[1] + curvature * h[1]]
    }
    // Rows of lower, diagonal, upper and right-hand side; solved by elimination.
    var diagonal = [Double](repeating: 0, count: n)
    var upper = diagonal
    var right = diagonal
    let start = h[0] + h[1]
    let end = h[n - 3] + h[n - 2]
    diagonal[0] = h[1]
    upper[0] = start
    right[0] = ((h[0] + 2 * start) * h[1] * d[0] + h[0] * h[0] * d[1]) / start
    for i in 1..<n {
      let lower: Double
      if i < n - 1 {
        lower = h[i]
        diagonal[i] = 2 * (h[i - 1] + h[i])
        upper[i] = h[i - 1]
        right[i] = 3 * (h[i] * d[i - 1] + h[i - 1] * d[i])
      } else {
        lower = end
        diagonal[i] = h[n - 3]
        right[i] =
          ((2 * end + h[n - 2]) * h[n - 3] * d[n - 2] + h[n - 2] * h[n - 2] * d[n - 3]) / end
      }
      let factor = lower / diagonal[i - 1]
      diagonal[i] -= factor * upper[i - 1]
      right[i] -= factor * right[i - 1]
    }
    var slopes = right
    slopes[n - 1] /= diagonal[n - 1]
    for i in stride(from: n - 2, through: 0, by: -1) {
      slopes[i] = (right[i] - upper[i] * slopes[i + 1]) / diagonal[i]
    }
    return slopes
  }

  private static func monotoneSlopes(_ h: [Double], _ d: [Double]) -> [Double] {
    let n = h.count + 1
    if n == 2 { return [d[0], d[0]] }
    var slopes = [Double](repeating: 0, count: n)
    for i in 1..<n - 1 where d[i - 1] * d[i] > 0 {
      let w1 = 2 * h[i] + h[i - 1]
      let w2 = h[i] + 2 * h[i - 1]
      slopes[i] = (w1 + w2) / (w1 / d[i - 1] + w2 / d[i])
    }
    slopes[0] = endSlope(h[0], h[1], d[0], d[1])
    slopes[n - 1] = endSlope(h[n - 2], h[n - 3], d[n - 2], d[n - 3])
    return slopes
  }

  /// The slope of the parabola through the last three points, held back where it would overshoot.
  private static func endSlope(_ h0: Double, _ h1: Double, _ d0: Double, _ d1: Double) -> Double {
    let slope = ((2 * h0 + h1) * d0 - h0 * d1) / (h0 + h1)
    if slope * d0 <= 0 { return 0 }
    if d0 * d1 <= 0, abs(slope) > 3 * abs(d0) { return 3 * d0 }
    return slope
  }
}
