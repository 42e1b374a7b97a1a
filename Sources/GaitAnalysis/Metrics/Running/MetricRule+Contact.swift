import GaitMath
package import GaitModel

extension MetricRule {
  /// Where the leg is when the foot meets the ground.
  package static let contact: [MetricRule] = [
    MetricRule("overstride_hip", unit: .length, points: ["ankle"]) { gait, step in
      guard let hip = gait.point(.midHip) else { return nil }
      return gait.lead(
        of: .on(step.side, "ankle"), over: hip, noise: gait.noise.cleaned(.midHip),
        at: step.contact.initialContact)
    },
    MetricRule("overstride_com", unit: .length, points: ["heel"], note: \.centreNote) {
      gait, step in
      guard let centre = gait.centreCurve, let own = gait.centreOfMass else { return nil }
      return gait.lead(
        of: .on(step.side, "heel"), over: centre, noise: own.noise,
        at: step.contact.initialContact,
        // A trunk that leans moves the centre to the front as it moves it up.
        systematic: 0.2 * own.alongTrunk)
    },
    MetricRule("shank_angle_contact", unit: .fixed("deg"), points: ["ankle"]) { gait, step in
      gait.angle("\(step.side.rawValue)_shank_vertical", at: step.contact.initialContact)
    },
    MetricRule("tibial_inclination_loading", unit: .fixed("deg"), points: ["ankle"]) {
      gait, step in
      guard let moment = gait.loadingResponse(step) else { return nil }
      return gait.angle("\(step.side.rawValue)_shank_vertical", at: moment)
    },
    MetricRule("foot_speed_contact", unit: .speed, points: ["ankle"], trust: 0.5) { gait, step in
      gait.footSpeed(step)
    },
  ]
}

extension MeasuredGait {
  /// Degrees from the flat foot within which it counts as flat.
  private static let flatLimit = 3.0
  /// Share of stance after which loading is over, and the share that stands for it where the foot
  /// is not seen to come flat.
  private static let loadingEnd = 0.4
  private static let usualLoading = 0.2
  /// Seconds before contact at which the foot is still free.
  private static let justBefore = 0.01

  /// How far a point lies ahead of another at an event, in the unit of lengths.
  package func lead(
    of name: PointName, over other: PointCurve, noise otherNoise: Double,
    at moment: FootContact.Moment, systematic: Double = 0
  ) -> Estimate? {
    guard let point = point(name), let place = point.x(moment.time),
      let base = other.x(moment.time)
    else { return nil }
    let slope =
      (point.x.slope(at: moment.time) ?? 0) - (other.x.slope(at: moment.time) ?? 0)
    let own = noise.cleaned(name)
    let estimate = atEvent(
      place - base, slope: slope, moment, (own * own + otherNoise * otherNoise).squareRoot())
    return length(
      estimate.value, in: .length, random: estimate.random,
      systematic: (estimate.systematic * estimate.systematic + systematic * systematic)
        .squareRoot())
  }

  /// The moment at which the foot has come flat in the first 40 % of stance, else 20 % of stance.
  package func loadingResponse(_ step: GaitStep) -> FootContact.Moment? {
    guard let stance = step.stance else { return nil }
    let length = stance.upperBound - stance.lowerBound
    let usual = FootContact.Moment(
      time: stance.lowerBound + Self.usualLoading * length,
      uncertainty: step.contact.initialContact.uncertainty)
    guard let flat = flatFoot[step.side]?.value,
      let course = footPitch[step.side]?.curve.dense(
        stance.lowerBound...stance.lowerBound + Self.loadingEnd * length),
      let first = course.first, abs(first.value - flat) > Self.flatLimit,
      let landed = course.first(where: { abs($0.value - flat) <= Self.flatLimit })
    else { return usual }
    return FootContact.Moment(time: landed.time, uncertainty: usual.uncertainty)
  }

  /// Horizontal speed of the ankle over the ground 10 ms before contact, positive forward.
  package func footSpeed(_ step: GaitStep) -> Estimate? {
    let name = PointName.on(step.side, "ankle")
    guard let travel, let foot = point(name), let speed = travelEstimate else { return nil }
    let moment = step.contact.initialContact
    let time = moment.time - Self.justBefore
    guard let own = foot.x.slope(at: time) else { return nil }
    // The ground moves backwards in the picture by what the body travels over it.
    let ground = travel.inPicture - travel.pixelsPerSecond
    let later = foot.x.slope(at: time + 0.004) ?? own
    let acceleration = (later - own) / 0.004
    let relative = speed.value > 0 ? speed.systematic / speed.value : 0
    let shared = relative * travel.pixelsPerSecond
    let wobble = noise.cleaned(name) * noise.slopePerSample / max(frameStep, 1e-6)
    let random =
      (wobble * wobble + acceleration * acceleration * moment.error.random * moment.error.random)
      .squareRoot()
    return length(
      own - ground, in: .speed, random: random,
      systematic: (shared * shared
        + acceleration * acceleration * moment.error.systematic * moment.error.systematic)
        .squareRoot())
  }
}
