/// Summaries of a set of numbers. NaN is not allowed in: leave missing values out first.
package enum Statistics {
  /// The arithmetic mean; nil for an empty set.
  package static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  /// The standard deviation with n - 1; nil with fewer than two values.
  package static func standardDeviation(_ values: [Double]) -> Double? {
    guard values.count > 1, let mean = mean(values) else { return nil }
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(values.count - 1)).squareRoot()
  }

  /// The middle value, or the mean of the two middle ones; nil for an empty set.
  ///
  /// - Complexity: O(n) on the mean.
  package static func median(_ values: [Double]) -> Double? {
    quantile(values, 0.5)
  }

  /// The value below which a share of the set lies, with linear interpolation between neighbours
  /// (type 7 of Hyndman and Fan 1996, doi:10.2307/2684934); nil for an empty set.
  package static func quantile(_ values: [Double], _ share: Double) -> Double? {
    guard !values.isEmpty else { return nil }
    let position = min(max(share, 0), 1) * Double(values.count - 1)
    let rank = Int(position)
    var values = values
    Selection.place(rank, in: &values)
    let below = values[rank]
    // The next one is the smallest of those behind.
    guard position > Double(rank), let above = values[(rank + 1)...].min() else { return below }
    return below + (above - below) * (position - Double(rank))
  }

  /// The median distance from the median, times 1.4826: for a normal distribution it estimates
  /// the standard deviation, and half of the set may be wild (Hampel 1974,
  /// doi:10.1080/01621459.1974.10482962). Nil for an empty set.
  package static func scaledMedianDeviation(_ values: [Double]) -> Double? {
    guard let center = median(values) else { return nil }
    return median(values.map { abs($0 - center) }).map { 1.4826 * $0 }
  }

  /// A straight line by least squares.
  package struct Line: Sendable, Hashable {
    /// The rise of the line over one unit of x.
    package let slope: Double
    /// The value at x = 0.
    package let intercept: Double
    /// Standard deviation of the residuals, with n - 2.
    package let residual: Double
    /// Standard error of the slope if the residuals are independent.
    package let slopeError: Double
  }

  /// The straight line of least squares through points; nil with fewer than three points or where
  /// all x are equal.
  package static func line(_ x: [Double], _ y: [Double]) -> Line? {
    guard x.count == y.count, x.count > 2, let mx = mean(x), let my = mean(y) else { return nil }
    var sxx = 0.0
    var sxy = 0.0
    for (a, b) in zip(x, y) {
      sxx += (a - mx) * (a - mx)
      sxy += (a - mx) * (b - my)
    }
    guard sxx > 0 else { return nil }
    let slope = sxy / sxx
    let intercept = my - slope * mx
    let squares = zip(x, y).reduce(0) {
      let rest = $1.1 - intercept - slope * $1.0
      return $0 + rest * rest
    }
    let residual = (squares / Double(x.count - 2)).squareRoot()
    return Line(
      slope: slope, intercept: intercept, residual: residual,
      slopeError: residual / sxx.squareRoot())
  }
}
