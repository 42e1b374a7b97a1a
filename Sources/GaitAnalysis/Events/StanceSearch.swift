import GaitMath
package import GaitModel

/// Finds the middle of every stance: the moments around which contact and toe-off are looked for.
package enum StanceSearch {
  /// The swing of a stride over the usual one, from which on it counts as a step.
  private static let leastSwing = 0.4
  /// Harmonics of the stride that stay in the signals: enough for its shape, too few for noise.
  private static let harmonics = 2.5

  /// Seconds of mid-stance of each leg, by time.
  ///
  /// In a side view that is where the foot passes below the hips from front to back, whatever
  /// carries it: belt, ground or a camera that follows. In front and rear views it is the middle
  /// of the time in which the ankle is low.
  ///
  /// - Parameters:
  ///   - body: tracks without outliers and with short gaps filled.
  ///   - span: seconds in which steps are looked for.
  ///   - stride: seconds of a stride.
  ///   - scale: size of the body.
  ///   - direction: where the person faces in a side view; nil in other views.
  /// - Returns: the moments of each leg that was seen.
  package static func centers(
    _ body: BodyTracks, span: ClosedRange<Double>, stride: Double, scale: BodyScale,
    direction: TravelDirection?
  ) -> [Side: [Double]] {
    guard
      let slow = EventTracks(
        body, span: span, scale: scale, direction: direction, cutoff: harmonics / stride, noise: 0)
    else { return [:] }
    return slow.legs.mapValues { leg in
      direction == nil
        ? lows(leg.ankle.y.combined(slow.hip.y) { $0 - $1 }, stride: stride)
        : passages(leg.foot.x.combined(slow.hip.x) { $0 - $1 }, stride: stride)
    }
  }

  /// Where a swinging signal falls through the middle between a high and the low after it.
  private static func passages(_ signal: EventSignal, stride: Double) -> [Double] {
    let highs = extrema(signal, stride: stride, sign: 1)
    let lows = extrema(signal, stride: stride, sign: -1)
    let whole = signal.start...signal.end
    guard let bottom = Statistics.quantile(signal.known(whole), 0.1),
      let top = Statistics.quantile(signal.known(whole), 0.9)
    else { return [] }
    var result: [Double] = []
    // The first and the last passage may lie beside an extremum that the clip does not show.
    let crossings = signal.falls(through: (bottom + top) / 2, in: whole)
    for crossing in crossings {
      let high = highs.last { $0 < crossing && crossing - $0 < 0.7 * stride } ?? signal.start
      let low = lows.first { $0 > crossing && $0 - crossing < 0.7 * stride } ?? signal.end
      guard low > high else { continue }
      let drop = signal[high] - signal[low]
      let middle = (signal[high] + signal[low]) / 2
      let isWhole = high > signal.start && low < signal.end
      guard drop.isNaN || drop >= leastSwing * (top - bottom) || !isWhole else { continue }
      let place =
        isWhole ? signal.falls(through: middle, in: high...low).first ?? crossing : crossing
      if let last = result.last, place - last < 0.6 * stride { continue }
      result.append(place)
    }
    return result
  }

  /// The middle of every time in which a signal lies in the lower part of its swing.
  private static func lows(_ signal: EventSignal, stride: Double) -> [Double] {
    let whole = signal.start...signal.end
    guard let bottom = Statistics.quantile(signal.known(whole), 0.05),
      let top = Statistics.quantile(signal.known(whole), 0.95)
    else { return [] }
    let level = bottom + 0.3 * (top - bottom)
    var result: [Double] = []
    for low in extrema(signal, stride: stride, sign: -1) where signal[low] < level {
      let around = max(signal.start, low - stride / 2)...min(signal.end, low + stride / 2)
      let begin = signal.falls(through: level, in: around.lowerBound...low).last
      let end = signal.rises(through: level, in: low...around.upperBound).first
      let center = begin.flatMap { b in end.map { (b + $0) / 2 } } ?? low
      if let last = result.last, center - last < 0.6 * stride { continue }
      result.append(center)
    }
    return result
  }

  /// The extrema of a signal that are so within a third of a stride to either side.
  private static func extrema(_ signal: EventSignal, stride: Double, sign: Double) -> [Double] {
    let reach = Int(stride / 3 * signal.rate)
    let values = signal.values
    var result: [Double] = []
    for i in values.indices.dropFirst().dropLast() {
      let value = sign * values[i]
      guard value > sign * values[i - 1], value >= sign * values[i + 1] else { continue }
      let around = max(0, i - reach)...min(values.count - 1, i + reach)
      if around.allSatisfy({ values[$0].isNaN || sign * values[$0] <= value }) {
        result.append(signal.time(i))
      }
    }
    return result
  }
}
