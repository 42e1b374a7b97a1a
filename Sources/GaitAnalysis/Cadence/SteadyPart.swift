import GaitMath

/// The part of a clip with steady gait, where the whole clip has none: a person who stands first,
/// turns round, or changes pace.
enum SteadyPart {
  /// Shares of the clip that are tried, longest first.
  private static let shares = [0.75, 0.6, 0.45, 0.35, 0.25, 0.18]
  /// Seconds that a part lasts at least.
  private static let shortest = 3.0
  /// Share of the ankles' movement that the stride rhythm explains: more than a whole clip needs,
  /// because the best of many parts is taken.
  private static let leastRegularity = 0.7
  /// Leg lengths; twice what a whole clip needs.
  private static let leastAmplitude = 0.05

  /// The rhythm of the longest part that has a clear one; of parts of one length, the clearest.
  static func find(in signals: LegSignals) -> CadenceEstimate? {
    for share in shares {
      let count = Int(share * Double(signals.times.count))
      guard Double(count) >= shortest * signals.rate else { return nil }
      let starts = stride(from: 0, through: signals.times.count - count, by: max(1, count / 8))
      let found = starts.compactMap { start -> CadenceEstimate? in
        guard let estimate = CadenceEstimate(signals.part(start..<start + count)),
          GaitGate.problem(estimate) == nil, estimate.hipsAgree,
          estimate.regularity >= leastRegularity, estimate.amplitude >= leastAmplitude
        else { return nil }
        return estimate
      }
      if let best = found.max(by: { $0.regularity < $1.regularity }) { return best }
    }
    return nil
  }
}
