package import GaitMath

/// A normal distribution of which only the values inside a range are taken.
package struct TruncatedNormal: Sendable, Hashable {
  /// Mean of the distribution before it is cut.
  package var mean: Double
  /// Its SD before it is cut.
  package var spread: Double
  /// The values that are taken.
  package var range: ClosedRange<Double>

  package init(_ mean: Double, _ spread: Double, in range: ClosedRange<Double>) {
    self.mean = mean
    self.spread = spread
    self.range = range
  }

  /// A value: drawn again while it lies outside. Where that goes on for long, the nearest end.
  package func callAsFunction(_ random: inout SplitMix64) -> Double {
    draw { mean + spread * random.normal() }
  }

  /// Values of a left and a right leg whose deviations correlate: each is a common part and a part
  /// of its own, of variances r and 1 - r. Each is drawn again by its own part while it lies outside.
  package func pair(
    correlation: Double, _ random: inout SplitMix64
  ) -> (left: Double, right: Double) {
    let shared = correlation.squareRoot()
    let own = (1 - correlation).squareRoot()
    var common = random.normal()
    // A common part that leaves own parts nothing to find is drawn again.
    for _ in 0..<20 where !reaches(shared * common, own) { common = random.normal() }
    func value(_ random: inout SplitMix64) -> Double {
      draw { mean + spread * (shared * common + own * random.normal()) }
    }
    let left = value(&random)
    return (left, value(&random))
  }

  private func reaches(_ centre: Double, _ own: Double) -> Bool {
    mean + spread * (centre + 2 * own) >= range.lowerBound
      && mean + spread * (centre - 2 * own) <= range.upperBound
  }

  private func draw(_ next: () -> Double) -> Double {
    var value = next()
    for _ in 0..<60 where !range.contains(value) { value = next() }
    return min(max(value, range.lowerBound), range.upperBound)
  }
}
