/// Samples at equal steps of time.
///
/// Filters and spectra need equal steps; a phone's video has them only roughly. Samples are
/// brought onto a grid by a spline through the true times, and back by a spline on the grid.
package struct UniformSeries: Sendable, Hashable {
  /// Seconds of the first sample.
  package let start: Double
  /// Samples per second.
  package let rate: Double
  /// The samples, from `start` on.
  package var values: [Double]

  package init(start: Double, rate: Double, values: [Double]) {
    self.start = start
    self.rate = rate
    self.values = values
  }

  /// Samples a series onto a grid that starts at its first time; nil if the series is not fit for
  /// a spline or the rate is not positive.
  ///
  /// - Parameters:
  ///   - times: seconds, strictly increasing, at least two.
  ///   - values: finite, one a time.
  ///   - rate: samples per second of the grid.
  package init?(times: [Double], values: [Double], rate: Double) {
    guard rate > 0, rate.isFinite, let first = times.first, let last = times.last,
      let spline = PiecewiseCubic(times, values, kind: .spline)
    else { return nil }
    let count = Int(((last - first) * rate + 1e-6).rounded(.down)) + 1
    let grid = (0..<count).map { min(first + Double($0) / rate, last) }
    self.init(start: first, rate: rate, values: spline(atIncreasing: grid))
  }

  /// Seconds of a sample.
  package func time(_ index: Int) -> Double { start + Double(index) / rate }

  /// The values at increasing times; nil with fewer than two samples.
  package func values(at times: [Double]) -> [Double]? {
    PiecewiseCubic(values.indices.map(time), values, kind: .spline)?(atIncreasing: times)
  }

  /// Whether times lie so near to equal steps that they need no resampling: every step within a
  /// share of the median step.
  package static func isUniform(_ times: [Double], tolerance: Double = 0.06) -> Bool {
    guard times.count > 2 else { return true }
    let steps = zip(times.dropFirst(), times).map { $0 - $1 }
    let median = Statistics.median(steps) ?? 0
    return steps.allSatisfy { abs($0 - median) <= tolerance * median }
  }
}
