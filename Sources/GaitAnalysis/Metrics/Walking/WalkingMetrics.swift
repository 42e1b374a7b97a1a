import GaitModel

/// Metrics that walking alone has: the shares of the stride and the knee that takes the weight.
package enum WalkingMetrics {
  /// Every rule.
  package static let rules: [MetricRule] = [
    stanceTime, stanceShare, swingShare, singleSupport, doubleSupport, walkRatio, loading,
  ]

  private static let stanceTime = MetricRule("stance_time", unit: .fixed("ms")) { _, step in
    step.contactTime
  }

  private static let stanceShare = MetricRule("stance_share", unit: .fixed("%")) { _, step in
    share(step.contactTime, of: step)
  }

  private static let swingShare = MetricRule("swing_share", unit: .fixed("%")) { _, step in
    guard let toeOff = step.contact.toeOff, let next = step.next else { return nil }
    return share(
      .milliseconds(from: toeOff, to: next.initialContact, sameKind: false), of: step)
  }

  /// The other foot's toe-off to its next contact.
  private static let singleSupport = MetricRule("single_support", unit: .fixed("%")) { _, step in
    guard let lift = step.before?.toeOff, let landing = step.after?.initialContact,
      lift.time > step.time, landing.time > lift.time
    else { return nil }
    return share(.milliseconds(from: lift, to: landing, sameKind: false), of: step)
  }

  /// Stance less the other foot's swing.
  private static let doubleSupport = MetricRule("double_support", unit: .fixed("%")) { _, step in
    guard let stance = step.contactTime, let lift = step.before?.toeOff,
      let landing = step.after?.initialContact, lift.time >= step.time,
      let toeOff = step.contact.toeOff, toeOff.time >= landing.time
    else { return nil }
    let single = Estimate.milliseconds(from: lift, to: landing, sameKind: false)
    return share(.propagated([stance, single]) { $0[0] - $0[1] }, of: step)
  }

  /// Step length over steps per minute: speed times the square of step time over 60.
  private static let walkRatio = MetricRule(
    "walk_ratio", unit: .fixed("mm/(steps/min)"),
    note: { _ in "Step length is speed times step time here." }
  ) { gait in
    guard let speed = gait.speedEstimate else {
      return .withheld(
        "It takes the speed over ground: state it (--speed, --belt-speed), or the person's height "
          + "(--height).")
    }
    return .steps(
      gait.steps.compactMap { step in
        guard let before = step.before else { return nil }
        let time = Estimate.milliseconds(
          from: before.initialContact, to: step.contact.initialContact, sameKind: true)
        return Estimate.propagated([speed, time]) { v in v[0] * v[1] * v[1] / 60_000 }.map {
          StepEstimate(side: step.side, contact: step.time, estimate: $0)
        }
      })
  }

  /// The largest knee flexion of the first 40 % of stance.
  private static let loading = MetricRule(
    "knee_flexion_loading", unit: .fixed("deg"), points: ["hip", "knee", "ankle"]
  ) { gait, step in
    let id = "\(step.side.rawValue)_knee"
    guard let stance = step.stance,
      case let end = stance.lowerBound + 0.4 * (stance.upperBound - stance.lowerBound),
      let peak = gait.angle(id)?.maximum(in: stance.lowerBound...end)
    else { return nil }
    return Estimate(peak.value, random: gait.noise(ofAngle: id), systematic: 2)
  }

  /// A time as a share of the stride that it belongs to, percent.
  private static func share(_ part: Estimate?, of step: GaitStep) -> Estimate? {
    guard let part, let stride = step.strideTime, stride.value > 0 else { return nil }
    return .ratio(part, stride, times: 100)
  }
}

extension MeasuredGait {
  /// Metres per second with its error; nil where nothing tells.
  fileprivate var speedEstimate: Estimate? {
    if scale == nil, let givenSpeed { return Estimate(givenSpeed, systematic: 0.03 * givenSpeed) }
    guard scale != nil, let travelEstimate, travelEstimate.value > 0 else { return nil }
    return Estimate(
      travelEstimate.value,
      systematic: (travelEstimate.random * travelEstimate.random
        + travelEstimate.systematic * travelEstimate.systematic).squareRoot())
  }
}
