import GaitMath

/// Initial contact in running, whatever part of the foot lands first.
package struct RunningContactRule: Sendable {
  /// The smooth points of the bout.
  package let tracks: EventTracks
  /// Those of the leg that is looked at.
  package let leg: EventTracks.Leg
  /// Seconds of a stride.
  package let stride: Double

  /// Share of the foot's peak speed over the standing foot that is left at contact. A swing foot
  /// is slowed down to the ground's speed before it lands. On measured runners the share at the
  /// first 50 N lies between 0.08 and 0.35 (`Guides/events.md`).
  static let speedShare = 0.15
  /// The same for the ankle, which goes on moving over the standing foot.
  static let ankleSpeedShare = 0.25
  /// Height of the lowest point of the sole above its own place in stance, leg lengths: 9 mm of a
  /// leg of 0.9 m, by which sole and soft tissue give way.
  static let height = 0.01

  /// How far the rules were off on measured runners beyond their noise, seconds.
  private static let speedSpread = 0.014
  private static let ankleSpread = 0.018
  private static let heightSpread = 0.008
  /// What is not known of the height of a standing sole, leg lengths.
  private static let levelSpread = 0.006

  /// What the rules say of the contact before a mid-stance.
  package func estimates(center: Double) -> [EventEstimate] {
    guard tracks.seesTravel, let speed = speed(center: center) else {
      return height(center: center, near: nil).map { [$0] } ?? []
    }
    return [speed] + (height(center: center, near: speed.time).map { [$0] } ?? [])
  }

  /// The moment at which the forward speed of the foot, less that of the standing foot, falls
  /// below a share of its peak in the swing before.
  private func speed(center: Double) -> EventEstimate? {
    let speed = leg.foot.x.velocity
    let standing = speed.known(center - 0.04 * stride...center + 0.04 * stride)
    guard let belt = Statistics.median(standing) else { return nil }
    let before = max(speed.start, center - 0.6 * stride)...center
    guard let peak = speed.known(before).max(), peak > belt else { return nil }
    let relative = speed.map { ($0 - belt) / (peak - belt) }
    guard let swing = relative.falls(through: 0.5, in: before).last else { return nil }
    let share = leg.hasFoot ? Self.speedShare : Self.ankleSpeedShare
    guard let (time, spread) = Crossing.middle(relative.falls(through: share, in: swing...center))
    else { return nil }
    let slope = Crossing.slope(relative, at: time, over: tracks.frameStep)
    let noise = tracks.velocityNoise / (leg.hasFoot ? 3.0.squareRoot() : 1) / (peak - belt)
    let rule = leg.hasFoot ? Self.speedSpread : Self.ankleSpread
    return EventEstimate(
      rule: .speed, time: time,
      uncertainty: (rule * rule + spread * spread + noise * noise / (slope * slope)).squareRoot())
  }

  /// The moment at which the lowest point of the sole comes down to its place in stance.
  private func height(center: Double, near guess: Double?) -> EventEstimate? {
    let first = (guess ?? center - 0.15 * stride) + 0.02
    let stance = first...max(first, center + 0.06 * stride)
    guard let low = SoleHeight.lowest(leg, stance: stance) else { return nil }
    let start = (guess.map { $0 + 0.04 } ?? center)
    let before = max(low.start, start - 0.2 * stride)...start
    guard let last = low.falls(through: Self.height, in: before).last else { return nil }
    let crossings = low.falls(
      through: Self.height, in: max(low.start, last - 0.04)...last + 1 / low.rate)
    guard let (time, spread) = Crossing.middle(crossings) else { return nil }
    let slope = Crossing.slope(low, at: time, over: tracks.frameStep)
    let vertical =
      (tracks.positionNoise * tracks.positionNoise
      + Self.levelSpread * Self.levelSpread).squareRoot() / slope
    let rule = Self.heightSpread
    return EventEstimate(
      rule: .height, time: time,
      uncertainty: (rule * rule + spread * spread + vertical * vertical).squareRoot())
  }
}

/// The height of the sole over the ground.
enum SoleHeight {
  /// The lowest of heel and toes, each above its own place in a stance; nil without foot points.
  static func lowest(_ leg: EventTracks.Leg, stance: ClosedRange<Double>) -> EventSignal? {
    let points = leg.hasFoot ? leg.sole : [leg.ankle]
    return points.compactMap { above($0.y, stance: stance) }.reduce(nil) { lowest, next in
      lowest.map { $0.combined(next, min) } ?? next
    }
  }

  /// A point's height above the lower part of its way through a stance.
  static func above(_ height: EventSignal, stance: ClosedRange<Double>) -> EventSignal? {
    guard let level = Statistics.quantile(height.known(stance), 0.2) else { return nil }
    return height.map { $0 - level }
  }
}

/// Where a noisy signal crosses a level.
enum Crossing {
  /// The middle between the first and the last of several crossings, and half the way between
  /// them as a spread: noise crosses back and forth about the true place.
  static func middle(_ crossings: [Double]) -> (time: Double, spread: Double)? {
    guard let first = crossings.first, let last = crossings.last else { return nil }
    return ((first + last) / 2, (last - first) / 2)
  }

  /// The size of a signal's slope about a time, over two frames at least.
  static func slope(_ signal: EventSignal, at time: Double, over step: Double) -> Double {
    let reach = max(step, 1 / signal.rate)
    let low = max(signal.start, time - reach)
    let high = min(signal.end, time + reach)
    let rise = abs(signal[high] - signal[low]) / max(high - low, 1e-9)
    return rise.isFinite ? max(rise, 1e-3) : 1e-3
  }
}
