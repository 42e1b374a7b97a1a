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
  /// carries it: belt, ground or a camera that follows. In front and rear views the rise of the
  /// ankle shows toe-off, and the way of the hips how long before it the middle of stance lies.
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
    guard direction == nil else {
      return slow.legs.mapValues { leg in
        passages(leg.foot.x.combined(slow.hip.x) { $0 - $1 }, stride: stride)
      }
    }
    let left = slow.legs.mapValues { departures($0.ankle.y, stride: stride) }
    guard
      let delay = delay(of: left.values.flatMap { $0 }, hip: slow.hip.y, stride: stride)
    else { return [:] }
    return left.mapValues { $0.map { $0 - delay } }
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

  /// Share of an ankle's rise to the top of its swing at toe-off: 0.29 to 0.46 on measured runners.
  private static let leaving = 0.38

  /// Where an ankle has risen as far as at toe-off.
  private static func departures(_ height: EventSignal, stride: Double) -> [Double] {
    let highs = extrema(height, stride: stride, sign: 1)
    let lows = extrema(height, stride: stride, sign: -1)
    let swings = highs.compactMap { high -> (low: Double, high: Double)? in
      lows.last { $0 < high && high - $0 < stride }.map { ($0, high) }
    }
    let usual = Statistics.median(swings.map { height[$0.high] - height[$0.low] }) ?? 0
    return swings.compactMap { swing in
      let rise = height[swing.high] - height[swing.low]
      guard rise >= leastSwing * usual else { return nil }
      return height.rises(
        through: height[swing.low] + leaving * rise, in: swing.low...swing.high
      ).first
    }
  }

  /// Strides from the lowest place of the hips to toe-off: with a duty factor of 0.25 to 0.45 a
  /// runner's are lowest 0.12 to 0.22 before, at mid-stance; a walker's 0.03 to 0.08 before,
  /// between the feet, and highest a quarter of a stride earlier, at mid-stance.
  private static let lowestBefore = -0.02...0.32
  private static let between = 0.1

  /// Seconds from mid-stance to toe-off; nil where the hips do not tell.
  private static func delay(
    of departures: [Double], hip: EventSignal, stride: Double
  ) -> Double? {
    let delays = departures.compactMap { departure -> Double? in
      let from = departure - lowestBefore.upperBound * stride
      let to = departure - lowestBefore.lowerBound * stride
      return hip.minimum(in: from...to).map { departure - $0 }
    }
    guard let delay = Statistics.median(delays) else { return nil }
    return delay > between * stride ? delay : delay + stride / 4
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
