import GaitMath

/// A smooth signal on a fine, uniform grid of time, in which crossings and extrema are looked for.
package struct EventSignal: Sendable, Hashable {
  /// Seconds of the first sample.
  package let start: Double
  /// Samples per second.
  package let rate: Double
  /// The samples; NaN where the signal is not known.
  package var values: [Double]

  package init(start: Double, rate: Double, values: [Double]) {
    self.start = start
    self.rate = rate
    self.values = values
  }

  /// Seconds of a sample.
  package func time(_ index: Int) -> Double { start + Double(index) / rate }

  /// Seconds of the last sample.
  package var end: Double { time(values.count - 1) }

  /// The samples whose time lies in a span, as far as the signal reaches.
  package func samples(_ span: ClosedRange<Double>) -> Range<Int> {
    let low = max(0, Int(((span.lowerBound - start) * rate).rounded(.up)))
    let high = min(values.count, Int(((span.upperBound - start) * rate).rounded(.down)) + 1)
    return low..<max(low, high)
  }

  /// The known samples in a span.
  package func known(_ span: ClosedRange<Double>) -> [Double] {
    values[clamped(samples(span))].filter(\.isFinite)
  }

  /// The value at a time, on the line between two samples; NaN outside and beside gaps.
  package subscript(time: Double) -> Double {
    let place = (time - start) * rate
    guard place >= 0, place <= Double(values.count - 1) else { return .nan }
    let below = min(Int(place), values.count - 2)
    guard below >= 0 else { return values[0] }
    return values[below] + (values[below + 1] - values[below]) * (place - Double(below))
  }

  /// The rate of change, by central differences.
  package var velocity: EventSignal {
    var result = self
    for i in values.indices {
      let low = max(0, i - 1)
      let high = min(values.count - 1, i + 1)
      result.values[i] =
        high > low ? (values[high] - values[low]) * rate / Double(high - low) : .nan
    }
    return result
  }

  /// The signal after a change of every sample.
  package func map(_ change: (Double) -> Double) -> EventSignal {
    EventSignal(start: start, rate: rate, values: values.map(change))
  }

  /// Two signals on one grid, sample by sample.
  package func combined(
    _ other: EventSignal, _ change: (Double, Double) -> Double
  ) -> EventSignal {
    EventSignal(start: start, rate: rate, values: zip(values, other.values).map(change))
  }

  /// The times in a span at which the signal rises through a level, to a part of a sample.
  package func rises(through level: Double, in span: ClosedRange<Double>) -> [Double] {
    let range = clamped(samples(span))
    return zip(range, range.dropFirst()).compactMap { i, j in
      let (a, b) = (values[i], values[j])
      guard a < level, b >= level else { return nil }
      return time(i) + (level - a) / (b - a) / rate
    }
  }

  /// The times in a span at which the signal falls through a level, to a part of a sample.
  package func falls(through level: Double, in span: ClosedRange<Double>) -> [Double] {
    map { -$0 }.rises(through: -level, in: span)
  }

  /// The time of the highest sample of a span, between samples by a parabola; nil where it lies at
  /// either end of the span, since the signal may then go on to rise outside of it.
  package func maximum(in span: ClosedRange<Double>) -> Double? {
    let range = clamped(samples(span))
    guard range.count > 2,
      let top = range.filter({ values[$0].isFinite }).max(by: { values[$0] < values[$1] }),
      top > range.lowerBound, top < range.upperBound - 1
    else { return nil }
    let (a, b, c) = (values[top - 1], values[top], values[top + 1])
    guard a.isFinite, c.isFinite else { return nil }
    let bend = a - 2 * b + c
    let shift = bend < 0 ? 0.5 * (a - c) / bend : 0
    return time(top) + shift / rate
  }

  /// The time of the lowest sample of a span; nil where it lies at either end.
  package func minimum(in span: ClosedRange<Double>) -> Double? {
    map { -$0 }.maximum(in: span)
  }

  private func clamped(_ range: Range<Int>) -> Range<Int> {
    range.clamped(to: 0..<values.count)
  }
}
