import GaitMath

/// Initial contact and toe-off in views from the front and behind, where only heights show them.
package enum HeightRules {
  /// What is not known beyond the noise, seconds: a foot that comes towards the camera drifts in
  /// the picture while it stands.
  private static let contactSpread = 0.025
  private static let toeOffSpread = 0.02

  /// What the rules say of the contact before a mid-stance.
  ///
  /// One is the height of the lowest point of the sole. The other is the symmetry of stance about
  /// the turning point of the hips: contact lies as long before mid-stance as toe-off behind it.
  package static func contact(_ rules: FootRules, center: Double) -> [EventEstimate] {
    var result: [EventEstimate] = []
    if let toeOff = EventFusion.moment(toeOff(rules, center: center)) {
      result.append(
        EventEstimate(
          rule: .symmetry, time: 2 * center - toeOff.time, noise: toeOff.uncertainty,
          spread: contactSpread))
    }
    let before = rules.before(center - 0.02, share: 0.3)
    if rules.leg.hasFoot, let low = rules.lowest(over: rules.before(center, share: 0.1)),
      let landed = Crossing.lastFall(
        of: low, through: RunningRules.contactHeight, in: before,
        noise: rules.tracks.positionNoise, step: rules.tracks.frameStep)
    {
      result.append(
        EventEstimate(
          rule: .height, time: landed.time, noise: landed.noise, spread: contactSpread))
    }
    return result
  }

  /// What the rules say of the toe-off after a mid-stance: those of running, which look at heights
  /// alone.
  package static func toeOff(_ rules: FootRules, center: Double) -> [EventEstimate] {
    RunningRules.toeOff(rules, center: center).map {
      var estimate = $0
      estimate.spread = toeOffSpread
      return estimate
    }
  }
}
