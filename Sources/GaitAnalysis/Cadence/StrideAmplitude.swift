import Foundation
import GaitMath

/// How far the legs swing at the stride frequency, moment by moment.
enum StrideAmplitude {
  /// Strides that a window holds.
  private static let strides = 1.5
  /// Moments looked at in a stride.
  private static let momentsPerStride = 8.0
  /// Share of the usual amplitude below which the legs have stopped. Standing leaves a tenth at
  /// most; a person who goes away from the camera shrinks, to a half or a third within a clip.
  private static let going = 0.25

  /// The samples of the longest part in which the legs keep swinging.
  ///
  /// Height and width differences of the ankles are demodulated at the stride frequency in Hann
  /// windows; the length of both together is the amplitude, and its median the usual one.
  static func longestGoing(_ signals: LegSignals, stride: Double) -> Range<Int> {
    let times = signals.times
    let half = strides / stride / 2
    let hop = max(1, Int(signals.rate / stride / momentsPerStride))
    let moments = Array(Swift.stride(from: 0, to: times.count, by: hop))
    let amplitudes = moments.map { moment in
      let center = times[moment]
      let reach = Int(half * signals.rate)
      let window = max(0, moment - reach)...min(times.count - 1, moment + reach)
      let weights = window.map { 0.5 * (1 + cos(.pi * (times[$0] - center) / half)) }
      return [signals.heightDifference, signals.widthDifference].reduce(0.0) { sum, signal in
        let swing = demodulated(signal[window], weights, times[window], 2 * .pi * stride)
        return sum + swing.dot(swing)
      }.squareRoot()
    }
    guard let usual = Statistics.median(amplitudes) else { return 0..<times.count }
    var best = 0..<0
    var start: Int?
    for index in 0...moments.count {
      if index < moments.count, amplitudes[index] >= going * usual {
        start = start ?? index
      } else if let first = start {
        let end = index < moments.count ? moments[index] : times.count
        if end - moments[first] > best.count { best = moments[first]..<end }
        start = nil
      }
    }
    return best
  }

  /// The weighted mean of (x - its mean) exp(-i w t).
  private static func demodulated(
    _ signal: ArraySlice<Double>, _ weights: [Double], _ times: ArraySlice<Double>, _ omega: Double
  ) -> Vector2 {
    let total = weights.reduce(0, +)
    guard total > 0 else { return .zero }
    let mean = zip(weights, signal).reduce(0) { $0 + $1.0 * $1.1 } / total
    var sum = Vector2.zero
    for (weight, (value, time)) in zip(weights, zip(signal, times)) {
      sum += weight * (value - mean) * Vector2(cos(omega * time), -sin(omega * time))
    }
    return sum / total
  }
}
