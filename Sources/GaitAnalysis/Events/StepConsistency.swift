import GaitMath
import GaitModel

/// The steps of one foot against each other.
///
/// A rule that errs on a runner errs alike on every step, while noise moves each step for itself.
/// The level of an event (its usual time from mid-stance) is therefore taken from all steps, the
/// rules weighed by how far they err between people; the single step then follows those rules
/// that shake least. No step is lost or torn away by a bad frame.
struct StepConsistency {
  /// Standard deviation between steps of the time from an event to mid-stance, seconds.
  let spread: Double
  /// Seconds off the usual place from which on a rule has seen something else.
  let farthest: Double
  /// Whether rules that disagree widen the uncertainty; not where they are known to err against
  /// each other.
  let widens: Bool

  /// Steps from which on there is a usual place.
  private static let fewest = 4
  /// Standard deviation between steps of what one rule says against another, seconds.
  private static let jitter = 0.003

  /// One event of every step.
  ///
  /// - Parameters:
  ///   - estimates: what the rules say of each step.
  ///   - centers: seconds of mid-stance of each step.
  ///   - isSeen: whether the foot was seen about the time of an event beside a mid-stance.
  /// - Returns: a moment for each step; nil where it was not seen.
  func moments(
    _ estimates: [[EventEstimate]], centers: [Double], isSeen: (Double, Double) -> Bool
  ) -> [FootContact.Moment?] {
    let rules = usual(estimates, centers)
    let level = EventFusion.moment(rules.map(\.level))
    return zip(estimates, centers).map { step, center in
      let moment: FootContact.Moment?
      if let level {
        moment = self.moment(step, center, rules, level)
      } else {
        moment = EventFusion.moment(step)
      }
      guard let moment, isSeen(moment.time, center) else { return nil }
      return moment
    }
  }

  /// Where a rule usually places the event from mid-stance.
  private struct Usual {
    var level: EventEstimate
    var rule: EventEstimate.Rule { level.rule }
  }

  /// The usual places of all rules that see most steps; none with few steps.
  private func usual(_ estimates: [[EventEstimate]], _ centers: [Double]) -> [Usual] {
    let seen = estimates.count { !$0.isEmpty }
    guard seen >= Self.fewest else { return [] }
    return EventEstimate.Rule.allCases.compactMap { rule in
      var offsets: [Double] = []
      var spreads: [Double] = []
      for (step, center) in zip(estimates, centers) {
        guard let estimate = step.first(where: { $0.rule == rule }) else { continue }
        offsets.append(estimate.time - center)
        spreads.append(estimate.spread)
      }
      guard 2 * offsets.count >= seen, let place = Statistics.median(offsets),
        let spread = Statistics.median(spreads),
        let scatter = Statistics.scaledMedianDeviation(offsets)
      else { return nil }
      // 1.25 is the standard error of a median over that of a mean (normal distribution).
      return Usual(
        level: EventEstimate(
          rule: rule, time: place, noise: 1.25 * scatter / Double(offsets.count).squareRoot(),
          spread: spread))
    }
  }

  /// One step: every rule shifted by what it usually errs, and the usual place itself.
  private func moment(
    _ step: [EventEstimate], _ center: Double, _ rules: [Usual], _ level: FootContact.Moment
  ) -> FootContact.Moment? {
    let expected = center + level.time
    var aligned = [
      EventEstimate(rule: .rhythm, time: expected, noise: spread, spread: 0)
    ]
    for estimate in step {
      guard let usual = rules.first(where: { $0.rule == estimate.rule }) else { continue }
      var shifted = estimate
      shifted.time += level.time - usual.level.time
      shifted.spread = Self.jitter
      if abs(shifted.time - expected) <= farthest { aligned.append(shifted) }
    }
    let excess = widens ? EventFusion.excess(rules.map(\.level), about: level.time) : 1
    guard let fused = EventFusion.moment(aligned) else { return nil }
    let variance =
      fused.uncertainty * fused.uncertainty + excess * level.uncertainty * level.uncertainty
    return FootContact.Moment(time: fused.time, uncertainty: variance.squareRoot())
  }
}
