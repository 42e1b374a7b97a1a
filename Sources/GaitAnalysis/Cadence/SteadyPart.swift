import GaitMath

/// The part of a clip with steady gait, where the whole clip has none: a person who stands first,
/// turns round, or changes pace.
enum SteadyPart {
  /// Shares of the clip that are tried, longest first.
  private static let shares = [0.75, 0.6, 0.45, 0.35, 0.25, 0.18]
  /// Seconds that a part lasts at least.
  private static let shortest = 3.0
  /// Share of a part from which on it counts as one without stops.
  private static let mostGoing = 0.9

  /// The rhythm of the longest part that has a clear one; of parts of one length, the clearest.
  static func find(in signals: LegSignals) -> CadenceEstimate? {
    for share in shares {
      let count = Int(share * Double(signals.times.count))
      guard Double(count) >= shortest * signals.rate else { return nil }
      let starts = stride(from: 0, through: signals.times.count - count, by: max(1, count / 8))
      let found = starts.compactMap { start -> CadenceEstimate? in
        guard let estimate = CadenceEstimate(signals.part(start..<start + count)),
          GaitGate.problem(estimate) == nil, estimate.isClear
        else { return nil }
        return estimate
      }
      if let best = found.max(by: { $0.regularity < $1.regularity }) {
        return withoutStops(best, in: signals)
      }
    }
    return nil
  }

  /// The rhythm without the time in which the legs stand, at the ends or between: that time holds
  /// no steps. What is less than a tenth of the part stays.
  static func withoutStops(_ estimate: CadenceEstimate, in signals: LegSignals) -> CadenceEstimate {
    let used = signals.part(signals.samples(in: estimate.span))
    let going = StrideAmplitude.longestGoing(used, stride: estimate.stepFrequency / 2)
    guard Double(going.count) < mostGoing * Double(used.times.count),
      let shorter = CadenceEstimate(used.part(going)), GaitGate.problem(shorter) == nil,
      shorter.regularity >= estimate.regularity
    else { return estimate }
    return shorter
  }
}
