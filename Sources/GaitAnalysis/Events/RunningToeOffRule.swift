import GaitMath

/// Toe-off in running.
package struct RunningToeOffRule: Sendable {
  /// The smooth points of the bout.
  package let tracks: EventTracks
  /// Those of the leg that is looked at.
  package let leg: EventTracks.Leg
  /// Seconds of a stride.
  package let stride: Double

  /// Rate of rise of the forefoot at toe-off, leg lengths per second: 0.5 m/s with a leg of 0.9 m.
  /// On measured runners it is 0.1 to 0.6 m/s as the force falls below 50 N (`Guides/events.md`).
  static let rise = 0.556
  /// Height of the forefoot above its place in stance, leg lengths.
  static let height = 0.013
  /// Height from which on a forefoot has left the ground for certain, leg lengths.
  private static let clear = 0.06
  /// Share of its swing that an ankle has risen at toe-off.
  private static let ankleRise = 0.36

  /// How far the rules were off on measured runners beyond their noise, seconds.
  private static let riseSpread = 0.009
  private static let heightSpread = 0.011
  private static let ankleSpread = 0.02

  /// What the rules say of the toe-off after a mid-stance.
  package func estimates(center: Double) -> [EventEstimate] {
    guard let front = leg.front else { return ankle(center: center).map { [$0] } ?? [] }
    let stance = center - 0.04 * stride...center + 0.04 * stride
    guard let level = Statistics.quantile(front.y.known(stance), 0.3) else { return [] }
    let above = front.y.map { $0 - level }
    let after = center...min(above.end, center + 0.45 * stride)
    guard let gone = above.rises(through: Self.clear, in: after).first else { return [] }
    return [
      crossing(
        front.y.velocity, Self.rise, center, gone, .rise, tracks.velocityNoise, Self.riseSpread),
      crossing(
        above, Self.height, center, gone, .height, tracks.positionNoise, Self.heightSpread),
    ].compactMap { $0 }
  }

  /// The rise through a level before the moment at which the foot has left for certain.
  private func crossing(
    _ signal: EventSignal, _ level: Double, _ center: Double, _ gone: Double,
    _ rule: EventEstimate.Rule, _ noise: Double, _ spread: Double
  ) -> EventEstimate? {
    guard let last = signal.rises(through: level, in: center...gone).last else { return nil }
    let all = signal.rises(through: level, in: max(center, last - 0.06)...last + 1 / signal.rate)
    guard let (time, between) = Crossing.middle(all) else { return nil }
    let slope = Crossing.slope(signal, at: time, over: tracks.frameStep)
    let shaken = noise / 2.0.squareRoot() / slope
    return EventEstimate(
      rule: rule, time: time,
      uncertainty: (spread * spread + between * between + shaken * shaken).squareRoot())
  }

  /// The rise of the ankle through a share of its swing, where the skeleton has no toes.
  private func ankle(center: Double) -> EventEstimate? {
    let height = leg.ankle.y
    let after = center...min(height.end, center + 0.5 * stride)
    guard
      let low = Statistics.quantile(
        height.known(center - 0.04 * stride...center + 0.04 * stride), 0.3),
      let high = height.known(after).max(), high > low + Self.clear
    else { return nil }
    let level = low + Self.ankleRise * (high - low)
    guard let (time, between) = Crossing.middle(height.rises(through: level, in: after)) else {
      return nil
    }
    let slope = Crossing.slope(height, at: time, over: tracks.frameStep)
    let shaken = tracks.positionNoise / slope
    let rule = Self.ankleSpread
    return EventEstimate(
      rule: .height, time: time,
      uncertainty: (rule * rule + between * between + shaken * shaken).squareRoot())
  }
}
