import Foundation

/// Ticks of an axis at round numbers: 1, 2 or 5 times a power of ten.
package struct AxisTicks: Sendable, Hashable {
  /// Distance of two ticks.
  package let step: Double
  /// The ticks, from low to high.
  package let values: [Double]

  /// Ticks that enclose a range: the first lies at or below its lower end, the last at or above
  /// its upper end. They are at most about `count` steps.
  package static func enclosing(_ range: ClosedRange<Double>, count: Int) -> AxisTicks {
    let range = range.clamped(to: limits)
    let step = niceStep(for: range, count: count)
    let first = (range.lowerBound / step).rounded(.down)
    let last = max(first + 1, (range.upperBound / step).rounded(.up))
    return AxisTicks(step: step, first: first, last: last)
  }

  /// Ticks that lie inside a range, at most `count` steps.
  package static func inside(_ range: ClosedRange<Double>, count: Int) -> AxisTicks {
    let range = range.clamped(to: limits)
    let step = niceStep(for: range, count: count)
    // A tick that misses the end only by rounding is a tick.
    let first = (range.lowerBound / step - 1e-9).rounded(.up)
    let last = (range.upperBound / step + 1e-9).rounded(.down)
    return AxisTicks(step: step, first: first, last: max(first, last))
  }

  /// From the first tick to the last.
  package var range: ClosedRange<Double> { (values.first ?? 0)...(values.last ?? 1) }

  /// The text of a tick, with as many decimals as the step needs.
  package func label(_ value: Double) -> String {
    let decimals = max(0, Int((-log10(step) - 1e-9).rounded(.up)))
    return NumberText.fixed(value, min(decimals, 6))
  }

  /// No quantity of a report comes near; the arithmetic of steps stays exact inside.
  private static let limits = -1e12...1e12

  private init(step: Double, first: Double, last: Double) {
    self.step = step
    values = (0...Int(last - first)).map { (first + Double($0)) * step }
  }

  private static func niceStep(for range: ClosedRange<Double>, count: Int) -> Double {
    let length = range.upperBound - range.lowerBound
    guard length > 1e-9 else { return 1 }
    let rough = length / Double(max(count, 1))
    let power = pow(10, log10(rough).rounded(.down))
    let nice = [1.0, 2, 5, 10].first { $0 * power >= rough * (1 - 1e-9) } ?? 10
    return nice * power
  }
}
