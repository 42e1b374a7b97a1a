import GaitMath

/// Initial contact and toe-off in walking seen from the side.
package enum WalkingRules {
  /// Share of the heel's peak forward speed over the standing foot that is left at contact.
  static let contactSpeed = 0.16
  /// Share of its peak forward speed that the forefoot has gained at toe-off.
  static let toeOffSpeed = 0.21
  /// Height of the lowest point of the sole above its place in stance at contact, leg lengths.
  static let contactHeight = 0.006

  /// What the rules say of the contact before a mid-stance.
  package static func contact(_ rules: FootRules, center: Double) -> [EventEstimate] {
    let point = rules.leg.heel ?? rules.leg.ankle
    let before = rules.before(center, share: 0.5)
    let step = rules.tracks.frameStep
    var result: [EventEstimate] = []
    if let (speed, noise) = rules.relativeSpeed(point, center: center, swing: before, points: 1),
      let swing = speed.falls(through: 0.5, in: before).last,
      let crossing = Crossing.lastFall(
        of: speed, through: contactSpeed, in: swing...center, noise: noise, step: step)
    {
      result.append(
        EventEstimate(rule: .speed, time: crossing.time, noise: crossing.noise, spread: 0.03))
    }
    if let estimate = farthest(point, rules, in: before, forward: 1, spread: 0.06) {
      result.append(estimate)
    }
    if let guess = EventFusion.moment(result)?.time,
      let low = rules.lowest(over: guess + 0.03...max(guess + 0.06, center)),
      let crossing = Crossing.lastFall(
        of: low, through: contactHeight, in: max(low.start, guess - 0.12)...guess + 0.08,
        noise: rules.tracks.positionNoise, step: step)
    {
      result.append(
        EventEstimate(rule: .height, time: crossing.time, noise: crossing.noise, spread: 0.055))
    }
    return result
  }

  /// What the rules say of the toe-off after a mid-stance.
  package static func toeOff(_ rules: FootRules, center: Double) -> [EventEstimate] {
    let point = rules.leg.front ?? rules.leg.ankle
    let after = rules.after(center, share: 0.6)
    var result: [EventEstimate] = []
    if let estimate = farthest(point, rules, in: after, forward: -1, spread: 0.015) {
      result.append(estimate)
    }
    if rules.leg.front != nil,
      let (speed, noise) = rules.relativeSpeed(point, center: center, swing: after, points: 1),
      let swing = speed.rises(through: 0.6, in: after).first,
      let crossing = Crossing.lastRise(
        of: speed, through: toeOffSpeed, in: center...swing, noise: noise,
        step: rules.tracks.frameStep)
    {
      result.append(
        EventEstimate(rule: .speed, time: crossing.time, noise: crossing.noise, spread: 0.011))
    }
    return result
  }

  /// The moment at which a point is farthest before or behind the hips (Zeni, Richards and
  /// Higginson 2008, doi:10.1016/j.gaitpost.2007.07.007).
  private static func farthest(
    _ point: EventTracks.Place, _ rules: FootRules, in span: ClosedRange<Double>, forward: Double,
    spread: Double
  ) -> EventEstimate? {
    let reach = point.x.combined(rules.tracks.hip.x) { forward * ($0 - $1) }
    guard let time = reach.maximum(in: span) else { return nil }
    // The reach bends by its peak speed over a tenth of a stride: noise of speed moves the peak.
    let speed = reach.velocity
    let width = 0.05
    let bend = abs(speed[time - width] - speed[time + width]) / (2 * width)
    let noise = bend > 0 ? min(0.06, rules.tracks.velocityNoise / bend) : 0.06
    return EventEstimate(rule: .reach, time: time, noise: noise, spread: spread)
  }
}
