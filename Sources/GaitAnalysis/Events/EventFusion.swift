import GaitMath

/// When one rule places an event.
package struct EventEstimate: Sendable, Hashable {
  /// The rules that place events.
  package enum Rule: String, Sendable, Hashable, CaseIterable {
    /// Speed of the foot against the standing foot.
    case speed
    /// Height of the foot over its own place in stance.
    case height
    /// Rate at which the foot rises.
    case rise
    /// Reach of the foot before and behind the hips.
    case reach
    /// Peak extension of the knee.
    case kneeExtension
    /// The other end of stance, mirrored at mid-stance.
    case symmetry
    /// The usual place of the event in the other steps of the same foot.
    case rhythm
  }

  /// What places it.
  package var rule: Rule
  /// Seconds.
  package var time: Double
  /// Standard uncertainty from the noise of the points, seconds.
  package var noise: Double
  /// Standard deviation of the rule's own error between people, seconds.
  package var spread: Double

  /// Both together.
  var variance: Double { noise * noise + spread * spread }
}

/// Puts what several rules say of one event together.
package enum EventFusion {
  /// One rule alone has no other that errs the other way: its spread counts that much more.
  private static let alone = 1.5

  /// The factor by which estimates scatter more than they state, at least one: the square of
  /// Birge's ratio (1932, doi:10.1103/PhysRev.40.207).
  static func excess(_ estimates: [EventEstimate], about time: Double) -> Double {
    guard estimates.count > 1 else { return 1 }
    let squares = estimates.reduce(0) { $0 + ($1.time - time) * ($1.time - time) / $1.variance }
    return max(1, squares / Double(estimates.count - 1))
  }

  /// The mean of the estimates, weighted by the inverse of their variances; nil without any.
  ///
  /// Its variance is the sum of theirs, each with the square of its weight: the rules look at
  /// different things (forward speed, height), and on measured people one is late where the other
  /// is early.
  package static func moment(_ estimates: [EventEstimate]) -> FootContact.Moment? {
    let weights = estimates.map { 1 / $0.variance }
    let total = weights.reduce(0, +)
    guard total > 0, total.isFinite else { return nil }
    let factor = estimates.count == 1 ? alone * alone : 1
    var time = 0.0
    var variance = 0.0
    for (weight, estimate) in zip(weights, estimates) {
      let share = weight / total
      let own = estimate.noise * estimate.noise + factor * estimate.spread * estimate.spread
      time += share * estimate.time
      variance += share * share * own
    }
    return FootContact.Moment(time: time, uncertainty: variance.squareRoot())
  }
}
