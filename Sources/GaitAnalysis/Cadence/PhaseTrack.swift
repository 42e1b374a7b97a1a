import Foundation
import GaitMath

/// The mean frequency of an oscillation from the course of its phase.
///
/// Around a first guess f0 the signal is demodulated in sliding windows: c(t) is the sum over the
/// window of w(s) x(s) exp(-2 pi i f0 s), with a Hann window of two strides. The phase of c runs
/// at 2 pi (f - f0): a straight line through it gives the mean frequency of the clip, whatever
/// the single steps do, and its scatter the uncertainty.
package struct PhaseTrack: Sendable, Hashable {
  /// Mean frequency, hertz.
  package let frequency: Double
  /// Standard uncertainty of the mean frequency, hertz.
  package let uncertainty: Double

  /// Windows that overlap count as one for the uncertainty.
  private static let windowsPerLength = 4

  /// Follows the phase; nil if fewer than five windows fit.
  ///
  /// - Parameters:
  ///   - signal: uniform samples without drift.
  ///   - times: their seconds.
  ///   - guess: hertz; the mean must lie so near that the phase turns by less than half a turn
  ///     from window to window.
  ///   - windowLength: seconds; best a whole number of periods.
  package init?(_ signal: [Double], times: [Double], guess: Double, windowLength: Double) {
    guard let first = times.first, let last = times.last, times.count == signal.count,
      times.count > 2
    else { return nil }
    let hop = windowLength / Double(Self.windowsPerLength)
    let windows = Int((last - first - windowLength) / hop) + 1
    guard last - first > windowLength, windows >= 5 else { return nil }
    let step = (last - first) / Double(times.count - 1)
    var centers: [Double] = []
    var phases: [Double] = []
    for window in 0..<windows {
      let center = first + windowLength / 2 + Double(window) * hop
      let low = max(0, Int(((center - windowLength / 2 - first) / step).rounded(.up)))
      let high = min(times.count - 1, Int((center + windowLength / 2 - first) / step))
      guard low < high else { return nil }
      var sum = Vector2.zero
      for i in low...high {
        let weight = 0.5 * (1 + cos(2 * .pi * (times[i] - center) / windowLength))
        let angle = -2 * .pi * guess * times[i]
        sum += weight * signal[i] * Vector2(cos(angle), sin(angle))
      }
      centers.append(center)
      phases.append(Angles.direction(sum))
    }
    guard let line = Statistics.line(centers, Angles.unwrapped(phases)) else { return nil }
    frequency = guess + line.slope / 360
    uncertainty = line.slopeError / 360 * Double(Self.windowsPerLength).squareRoot()
  }
}
