import GaitMath

/// Initial contact and toe-off in running seen from the side, whatever part of the foot lands
/// first.
package enum RunningRules {
  /// Share of the foot's peak forward speed over the standing foot that is left at contact: a
  /// foot is slowed down to the speed of the ground before it lands.
  static let speedShare = 0.165
  /// The same for the ankle, which goes on moving over the standing foot.
  static let ankleSpeedShare = 0.25
  /// Height of the lowest point of the sole above its own place in stance at contact, leg
  /// lengths: 7 mm, by which sole and soft tissue give way.
  static let contactHeight = 0.008
  /// Rate of rise of the forefoot at toe-off, leg lengths per second: 0.5 m/s with a leg of 0.9 m,
  /// as the foot rolls over its tip.
  static let rise = 0.556
  /// Height of the forefoot above its place in stance at toe-off, leg lengths.
  static let toeOffHeight = 0.013
  /// Height from which on a forefoot has left the ground for certain, leg lengths.
  private static let clear = 0.045
  /// Share of its rise to the top of the swing that an ankle has made at toe-off.
  private static let ankleRise = 0.36
  /// What is not known of the height of a standing sole, leg lengths.
  private static let level = 0.004
  /// Share of a stride that contact lies before mid-stance at most: a duty factor of 0.5 with all
  /// of it before.
  private static let reach = 0.45

  /// What the rules say of the contact before a mid-stance.
  package static func contact(_ rules: FootRules, center: Double) -> [EventEstimate] {
    guard let speed = speed(rules, center: center) else { return [] }
    return [speed] + (height(rules, center: center, near: speed.time).map { [$0] } ?? [])
  }

  /// The moment at which the forward speed of the foot, less that of the standing foot, falls
  /// below a share of its peak in the swing before.
  private static func speed(_ rules: FootRules, center: Double) -> EventEstimate? {
    let (tracks, leg) = (rules.tracks, rules.leg)
    let before = rules.before(center, share: 0.6)
    guard
      let (relative, noise) = rules.relativeSpeed(
        leg.foot, center: center, swing: before, points: leg.hasFoot ? 3 : 1),
      let swing = relative.falls(through: 0.5, in: before).last,
      center - swing < reach * rules.stride,
      let crossing = Crossing.lastFall(
        of: relative, through: leg.hasFoot ? speedShare : ankleSpeedShare, in: swing...center,
        noise: noise, step: tracks.frameStep)
    else { return nil }
    return EventEstimate(
      rule: .speed, time: crossing.time, noise: crossing.noise,
      spread: leg.hasFoot ? 0.0068 : 0.012)
  }

  /// The moment at which the lowest point of the sole comes down to its place in stance.
  private static func height(
    _ rules: FootRules, center: Double, near guess: Double
  ) -> EventEstimate? {
    guard rules.leg.hasFoot else { return nil }
    let stance = guess + 0.02...max(guess + 0.05, center + 0.06 * rules.stride)
    let landed = guess + 0.04
    guard let low = rules.lowest(over: stance), landed - low.start > 0.02 else { return nil }
    let noise = rules.tracks.positionNoise
    guard
      let crossing = Crossing.lastFall(
        of: low, through: contactHeight, in: max(low.start, landed - 0.16)...landed,
        noise: (noise * noise + level * level).squareRoot(), step: rules.tracks.frameStep)
    else { return nil }
    return EventEstimate(rule: .height, time: crossing.time, noise: crossing.noise, spread: 0.0068)
  }

  /// What the rules say of the toe-off after a mid-stance.
  package static func toeOff(_ rules: FootRules, center: Double) -> [EventEstimate] {
    let foot =
      rules.leg.front.map { forefoot($0, rules, center: center) }
      ?? ankle(rules, center: center).map { [$0] } ?? []
    guard let guess = EventFusion.moment(foot)?.time else { return [] }
    return foot + (knee(rules, center: center, near: guess).map { [$0] } ?? [])
  }

  /// The peak of knee extension at the end of stance, less the time by which it comes after
  /// toe-off: 6 to 15 ms on six measured feet, 5 ms in 20 runners (Fellin et al. 2010,
  /// doi:10.1016/j.jsams.2010.03.006).
  private static func knee(
    _ rules: FootRules, center: Double, near guess: Double
  ) -> EventEstimate? {
    let window = max(center + 0.04 * rules.stride, guess - 0.07)...guess + 0.1
    guard let extended = rules.leg.kneeExtension, let peak = extended.maximum(in: window) else {
      return nil
    }
    let rate = extended.velocity
    let width = max(0.03, rules.tracks.frameStep)
    let bend = abs(rate[peak - width] - rate[peak + width]) / (2 * width)
    // Thigh and shank are half a leg long each: three points shake the angle between them.
    let shaken = rules.tracks.velocityNoise * 6.0.squareRoot() / 0.5 * 180 / .pi
    guard bend > 0 else { return nil }
    return EventEstimate(
      rule: .kneeExtension, time: peak - kneeDelay, noise: min(0.04, shaken / bend),
      spread: 0.0085)
  }

  /// Seconds from toe-off to the peak of knee extension.
  private static let kneeDelay = 0.008

  /// The rise of the forefoot.
  private static func forefoot(
    _ front: EventTracks.Place, _ rules: FootRules, center: Double
  ) -> [EventEstimate] {
    let after = rules.after(center, share: reach)
    guard
      let above = rules.height(front, over: rules.standing(center), quantile: 0.3)
        ?? rules.height(front, over: after, quantile: 0.1),
      let gone = above.rises(through: clear, in: after).first
    else { return [] }
    let (tracks, points) = (rules.tracks, Double(rules.leg.toes.count).squareRoot())
    let rise = Crossing.lastRise(
      of: rules.withoutDrift(front.y).velocity, through: rise, in: center...gone,
      noise: tracks.velocityNoise / points, step: tracks.frameStep
    ).map { EventEstimate(rule: .rise, time: $0.time, noise: $0.noise, spread: 0.0095) }
    let height = Crossing.lastRise(
      of: above, through: toeOffHeight, in: center...gone, noise: tracks.positionNoise / points,
      step: tracks.frameStep
    ).map { EventEstimate(rule: .height, time: $0.time, noise: $0.noise, spread: 0.025) }
    return [rise, height].compactMap { $0 }
  }

  /// The rise of the ankle through a share of its swing, where the skeleton has no toes.
  private static func ankle(_ rules: FootRules, center: Double) -> EventEstimate? {
    let ankle = rules.leg.ankle
    let after = rules.after(center, share: 0.5)
    guard
      let above = rules.height(ankle, over: rules.standing(center), quantile: 0.3)
        ?? rules.height(ankle, over: after, quantile: 0.1),
      let high = above.known(after).max(), high > clear,
      let gone = above.rises(through: 0.6 * high, in: after).first,
      let crossing = Crossing.lastRise(
        of: above, through: ankleRise * high, in: center...gone,
        noise: rules.tracks.positionNoise, step: rules.tracks.frameStep)
    else { return nil }
    return EventEstimate(rule: .height, time: crossing.time, noise: crossing.noise, spread: 0.014)
  }
}
