import GaitMath

/// When one rule places an event.
package struct EventEstimate: Sendable, Hashable {
  /// The rules that place events.
  package enum Rule: String, Sendable, Hashable, CaseIterable {
    /// Speed of the foot against the standing foot.
    case speed
    /// Height of the lowest point of the sole.
    case height
    /// Rate of rise or descent of the foot.
    case rise
    /// Reach of the foot before and behind the hips.
    case reach
    /// Taken from the other steps of the same foot.
    case rhythm
  }

  /// What places it.
  package let rule: Rule
  /// Seconds.
  package let time: Double
  /// Standard uncertainty, seconds.
  package let uncertainty: Double
}

/// Puts what several rules say of one event together.
package enum EventFusion {
  /// The mean of the estimates, weighted by the inverse of their variances; nil without any.
  ///
  /// The rules look at the same noisy points, so that their errors do not average out as those of
  /// independent measurements would: the variance is the weighted mean of their variances, scaled
  /// by `gain`, and the square of their scatter about the mean is added with the same weights
  /// (as between laboratories; Paule and Mandel 1982, doi:10.6028/jres.087.022).
  package static func moment(_ estimates: [EventEstimate]) -> FootContact.Moment? {
    let weights = estimates.map { 1 / ($0.uncertainty * $0.uncertainty) }
    let total = weights.reduce(0, +)
    guard total > 0, total.isFinite else { return nil }
    let time = zip(weights, estimates).reduce(0) { $0 + $1.0 * $1.1.time } / total
    return FootContact.Moment(time: time, uncertainty: (1 / total).squareRoot())
  }
}
