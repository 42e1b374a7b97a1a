import GaitMath

/// A quantity through time with gaps: a spline through every unbroken run of samples.
package struct SampledCurve: Sendable, Hashable {
  private let pieces: [PiecewiseCubic]
  /// Median step between samples, seconds.
  private let step: Double

  /// - Parameters:
  ///   - times: seconds, strictly increasing.
  ///   - values: one a time; NaN where missing.
  package init(times: [Double], values: [Double]) {
    var pieces: [PiecewiseCubic] = []
    var start: Int?
    for index in 0...min(times.count, values.count) {
      if index < values.count, index < times.count, values[index].isFinite {
        start = start ?? index
      } else if let first = start {
        if let piece = PiecewiseCubic(
          Array(times[first..<index]), Array(values[first..<index]), kind: .spline)
        {
          pieces.append(piece)
        }
        start = nil
      }
    }
    self.pieces = pieces
    step = Statistics.median(zip(times.dropFirst(), times).map { $0 - $1 }) ?? 0
  }

  /// The value at a time; nil in a gap and outside of the samples.
  ///
  /// - Complexity: O(log n).
  package func callAsFunction(_ time: Double) -> Double? { piece(at: time)?(time) }

  /// The rise per second at a time; nil in a gap.
  package func slope(at time: Double) -> Double? {
    guard let piece = piece(at: time), let first = piece.positions.first,
      let last = piece.positions.last
    else { return nil }
    let low = max(first, time - step / 4)
    let high = min(last, time + step / 4)
    return high > low ? (piece(high) - piece(low)) / (high - low) : nil
  }

  /// Whether there is no gap from one end of a span to the other.
  package func covers(_ span: ClosedRange<Double>) -> Bool { piece(over: span) != nil }

  /// Values at equal steps from one end of a span to the other, a quarter of a frame apart or
  /// closer; nil where a gap lies in the span.
  package func dense(_ span: ClosedRange<Double>) -> [(time: Double, value: Double)]? {
    guard let piece = piece(over: span), step > 0 else { return nil }
    let length = span.upperBound - span.lowerBound
    let count = max(8, Int((4 * length / step).rounded(.up)))
    let times = (0...count).map { span.lowerBound + length * Double($0) / Double(count) }
    return zip(times, piece(atIncreasing: times)).map { ($0, $1) }
  }

  /// The values at increasing times of a span without a gap; nil otherwise.
  package func values(atIncreasing times: [Double]) -> [Double]? {
    guard let first = times.first, let last = times.last, first <= last else { return nil }
    return piece(over: first...last)?(atIncreasing: times)
  }

  /// The largest value of a span and when it is; nil where a gap lies in the span.
  package func maximum(in span: ClosedRange<Double>) -> (time: Double, value: Double)? {
    dense(span)?.max { $0.value < $1.value }
  }

  /// The smallest value of a span and when it is; nil where a gap lies in the span.
  package func minimum(in span: ClosedRange<Double>) -> (time: Double, value: Double)? {
    dense(span)?.min { $0.value < $1.value }
  }

  /// The mean over time; nil where a gap lies in the span.
  package func mean(in span: ClosedRange<Double>) -> Double? {
    dense(span).flatMap { Statistics.mean($0.map(\.value)) }
  }

  /// The slope of the straight line of least squares through a span; nil where a gap lies in it.
  package func trend(in span: ClosedRange<Double>) -> Double? {
    dense(span).flatMap { Statistics.line($0.map(\.time), $0.map(\.value))?.slope }
  }

  private func piece(at time: Double) -> PiecewiseCubic? { piece(over: time...time) }

  /// Times that a container has rounded may pass the ends by a hair.
  private func piece(over span: ClosedRange<Double>) -> PiecewiseCubic? {
    let slack = 1e-6
    return pieces.first {
      ($0.positions.first ?? .infinity) <= span.lowerBound + slack
        && ($0.positions.last ?? -.infinity) >= span.upperBound - slack
    }
  }
}
