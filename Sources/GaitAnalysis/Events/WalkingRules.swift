import GaitMath

/// Initial contact and toe-off in walking.
package struct WalkingRules: Sendable {
  /// The smooth points of the bout.
  package let tracks: EventTracks
  /// Those of the leg that is looked at.
  package let leg: EventTracks.Leg
  /// Seconds of a stride.
  package let stride: Double

  /// How far the rules were off on measured walks beyond their noise, seconds.
  private static let reachSpread = 0.018
  private static let heightSpread = 0.022

  /// What the rules say of the contact before a mid-stance.
  package func contact(center: Double) -> [EventEstimate] {
    let point = leg.heel ?? leg.ankle
    let before = max(point.x.start, center - 0.5 * stride)...center
    var result: [EventEstimate] = []
    if tracks.seesTravel,
      let time = point.x.combined(tracks.hip.x, { $0 - $1 }).maximum(in: before)
    {
      result.append(
        EventEstimate(rule: .reach, time: time, uncertainty: Self.reachSpread))
    }
    if let low = SoleHeight.lowest(leg, stance: center - 0.2 * stride...center + 0.1 * stride),
      let time = low.falls(through: RunningContactRule.height, in: before).last
    {
      let slope = Crossing.slope(low, at: time, over: tracks.frameStep)
      let shaken = tracks.positionNoise / slope
      let rule = Self.heightSpread
      result.append(
        EventEstimate(
          rule: .height, time: time, uncertainty: (rule * rule + shaken * shaken).squareRoot()))
    }
    return result
  }

  /// What the rules say of the toe-off after a mid-stance.
  package func toeOff(center: Double) -> [EventEstimate] {
    let point = leg.front ?? leg.ankle
    let after = center...min(point.x.end, center + 0.55 * stride)
    var result: [EventEstimate] = []
    if tracks.seesTravel,
      let time = point.x.combined(tracks.hip.x, { $0 - $1 }).minimum(in: after)
    {
      result.append(EventEstimate(rule: .reach, time: time, uncertainty: Self.reachSpread))
    }
    return result
  }
}
