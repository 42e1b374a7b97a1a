import GaitMath

/// The place at which a noisy signal crosses a level, and what noise does to it.
struct Crossing {
  /// Seconds.
  let time: Double
  /// Standard uncertainty from noise, seconds.
  let noise: Double

  /// The last fall of a signal of known noise through a level in a span; nil where there is none.
  ///
  /// Noise carries the signal back and forth about the true place: falls within `blur` seconds
  /// before the last one count as the same, and half-way between them is the place. The slope is
  /// taken over a `step` between frames.
  static func lastFall(
    of signal: EventSignal, through level: Double, in span: ClosedRange<Double>, noise: Double,
    blur: Double = 0.05, step: Double
  ) -> Crossing? {
    let falls = signal.falls(through: level, in: span)
    guard let last = falls.last, let first = falls.first(where: { last - $0 <= blur }) else {
      return nil
    }
    let time = (first + last) / 2
    let half = (last - first) / 2
    let shaken = min(noise / slope(signal, at: time, over: step), longest)
    return Crossing(time: time, noise: (shaken * shaken + half * half).squareRoot())
  }

  /// The last rise of a signal through a level in a span; parameters as for `lastFall`.
  static func lastRise(
    of signal: EventSignal, through level: Double, in span: ClosedRange<Double>, noise: Double,
    blur: Double = 0.05, step: Double
  ) -> Crossing? {
    lastFall(
      of: signal.map { -$0 }, through: -level, in: span, noise: noise, blur: blur, step: step)
  }

  /// Noise moves a crossing no farther than the next feature of the signal, seconds.
  private static let longest = 0.06

  /// The size of a signal's slope about a time, over a frame or 8 ms to either side.
  private static func slope(_ signal: EventSignal, at time: Double, over step: Double) -> Double {
    let reach = max(step, 2 / signal.rate)
    let low = max(signal.start, time - reach)
    let high = min(signal.end, time + reach)
    let rise = abs(signal[high] - signal[low]) / max(high - low, 1e-9)
    return rise.isFinite ? max(rise, 1e-9) : 1e-9
  }
}
