import GaitMath

/// What rules on one foot have in common: its signals, and windows around a mid-stance.
///
/// All thresholds are shares of what the same foot does in the same stride, or lengths over leg
/// length: they hold for any scale, belt, ground and camera that follows. Their sources and what
/// they give on measured people stand in `Guides/events.md`.
package struct FootRules: Sendable {
  /// The smooth points of the bout.
  package let tracks: EventTracks
  /// Those of the leg that is looked at.
  package let leg: EventTracks.Leg
  /// Seconds of a stride.
  package let stride: Double

  /// Forward speed of the standing foot in the other steps, leg lengths per second.
  private let usualGround: Double?
  /// Rate at which the standing foot rises in the picture, leg lengths per second: towards or away
  /// from a camera in front or behind it drifts.
  let drift: Double

  /// Part of a stride around mid-stance in which a foot stands for certain.
  private static let standing = 0.04

  /// - Parameters:
  ///   - tracks: the smooth points of the bout.
  ///   - leg: those of the leg that is looked at.
  ///   - stride: seconds of a stride.
  ///   - centers: seconds of mid-stance of this foot.
  package init(
    tracks: EventTracks, leg: EventTracks.Leg, stride: Double, centers: [Double]
  ) {
    self.tracks = tracks
    self.leg = leg
    self.stride = stride
    let spans = centers.map { $0 - Self.standing * stride...$0 + Self.standing * stride }
    func usual(_ speed: EventSignal) -> Double? {
      Statistics.median(spans.compactMap { Statistics.median(speed.known($0)) })
    }
    usualGround = usual(leg.foot.x.velocity)
    drift = tracks.seesTravel ? 0 : usual(leg.foot.y.velocity) ?? 0
  }

  /// The seconds around a mid-stance in which the foot stands.
  func standing(_ center: Double) -> ClosedRange<Double> {
    center - Self.standing * stride...center + Self.standing * stride
  }

  /// The seconds before a mid-stance, as far as the signals reach.
  func before(_ center: Double, share: Double) -> ClosedRange<Double> {
    min(center, max(leg.foot.x.start, center - share * stride))...center
  }

  /// The seconds after a mid-stance, as far as the signals reach.
  func after(_ center: Double, share: Double) -> ClosedRange<Double> {
    center...max(center, min(leg.foot.x.end, center + share * stride))
  }

  /// The forward speed of a point over the standing foot, as a share of its peak in a swing; nil
  /// where one of the two is not seen. With it the noise of that share.
  func relativeSpeed(
    _ point: EventTracks.Place, center: Double, swing: ClosedRange<Double>, points: Double
  ) -> (signal: EventSignal, noise: Double)? {
    let speed = point.x.velocity
    guard let ground = Statistics.median(speed.known(standing(center))) ?? usualGround,
      let peak = speed.known(swing).max(), peak > ground + Self.leastSwing
    else { return nil }
    let range = peak - ground
    return (
      speed.map { ($0 - ground) / range },
      tracks.velocityNoise / points.squareRoot() / range
    )
  }

  /// Leg lengths per second that a swinging foot moves over a standing one at least: a third of
  /// slow walking.
  private static let leastSwing = 0.7

  /// The height of a point above the lower part of its way through a stance, without drift; nil
  /// where that is not seen.
  func height(
    _ point: EventTracks.Place, over stance: ClosedRange<Double>, quantile: Double
  ) -> EventSignal? {
    let steady = withoutDrift(point.y)
    guard let level = Statistics.quantile(steady.known(stance), quantile) else { return nil }
    return steady.map { $0 - level }
  }

  /// A height without what the standing foot drifts.
  func withoutDrift(_ height: EventSignal) -> EventSignal {
    guard drift != 0 else { return height }
    var steady = height
    for i in steady.values.indices { steady.values[i] -= drift * Double(i) / steady.rate }
    return steady
  }

  /// The lowest of heel and toes, each above its own place in a stance.
  func lowest(over stance: ClosedRange<Double>) -> EventSignal? {
    let points = leg.hasFoot ? leg.sole : [leg.ankle]
    return points.compactMap { height($0, over: stance, quantile: 0.2) }
      .reduce(nil) { lowest, next in lowest.map { $0.combined(next, min) } ?? next }
  }
}
