import Foundation
import GaitMath
import GaitModel

extension MetricRule {
  /// Ways over the ground, and how far the body goes up and down.
  package static let distance: [MetricRule] = [
    MetricRule("step_length", unit: .distance) { gait, step in
      guard let time = step.step, let before = step.before else { return nil }
      return gait.way(from: before, to: step.contact, in: time)
    },
    MetricRule("stride_length", unit: .distance) { gait, step in
      guard let time = step.stride, let next = step.next else { return nil }
      return gait.way(from: step.contact, to: next, in: time)
    },
    MetricRule(
      "speed", unit: .speed,
      note: \.speedNote
    ) { gait in
      guard let speed = gait.travelEstimate else {
        return .withheld("The standing foot was not seen well enough to measure the speed.")
      }
      return .clip([ClipEstimate(side: nil, estimate: speed, n: gait.travel?.n ?? 0)])
    },
    MetricRule("vertical_oscillation", unit: .length, note: \.centreNote) { gait, step in
      gait.verticalOscillation(step)
    },
    MetricRule("vertical_ratio", unit: .fixed("%"), note: \.centreNote) { gait, step in
      guard let rise = gait.verticalOscillation(step), let after = step.after,
        let time = gait.span(step.contact, after),
        let way = gait.way(from: step.contact, to: after, in: time)
      else { return nil }
      // Lengths and distances differ by a fixed factor where the picture has a scale.
      let perMetre = gait.scale == nil ? 1 : 0.01
      var ratio = Estimate.ratio(rise, way, times: 100 * perMetre)
      // Both hang on the same scale, which cancels unless the speed was given.
      if gait.givenSpeed == nil, let travel = gait.travel {
        ratio.systematic = travel.sharedError * ratio.value
      }
      return ratio
    },
    MetricRule("head_vertical_motion", unit: .length) { gait, step in
      let point = gait.point(.head) == nil ? PointName.nose : .head
      guard let head = gait.point(point) else { return nil }
      return gait.verticalRange(of: head, step, noise: gait.noise.cleaned(point))
    },
    MetricRule("foot_clearance", unit: .length, points: ["big_toe"]) { gait, step in
      gait.footClearance(step)
    },
  ]
}

extension MeasuredGait {
  /// Relative standard uncertainty of a speed that the user gave.
  private static let givenError = 0.03

  /// The speed that the user gave, metres per second.
  package var givenSpeed: Double? {
    (context.speed ?? context.beltSpeed).flatMap { $0 > 0 ? $0 : nil }
  }

  /// What is to be said of the speed of this clip: that it was given, and what height and standing
  /// foot say where they contradict it by more than three standard errors.
  package var speedNote: String? {
    guard let givenSpeed else { return nil }
    let note = "As given, not measured in the picture."
    guard let travel, let heightScale else { return note }
    let other = travel.pixelsPerSecond * heightScale.metresPerPixel
    let errors = [heightScale.relativeUncertainty, Self.givenError, travel.sharedError]
    let error = errors.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard abs(other / givenSpeed - 1) > 3 * error else { return note }
    return note
      + String(
        format: " Standing height and standing foot say %.1f m/s: one of them does not fit the "
          + "clip.", other)
  }

  /// Speed over the ground in the unit of speeds; nil where nothing tells.
  package var travelEstimate: Estimate? {
    if let givenSpeed, scale != nil {
      return Estimate(givenSpeed, systematic: Self.givenError * givenSpeed)
    }
    guard let travel, travel.pixelsPerSecond > 0 else { return nil }
    return length(
      travel.pixelsPerSecond, in: .speed, random: travel.uncertainty,
      systematic: travel.sharedError * travel.pixelsPerSecond)
  }

  /// From one contact to a later one; nil where they do not follow each other.
  package func span(_ first: FootContact, _ second: FootContact) -> ClosedRange<Double>? {
    let (a, b) = (first.initialContact.time, second.initialContact.time)
    return a < b ? a...b : nil
  }

  /// The way over the ground from where one foot comes down to where another does: the mean speed
  /// times the time, and what the second foot lands further ahead of the body than the first.
  package func way(
    from first: FootContact, to second: FootContact, in time: ClosedRange<Double>
  ) -> Estimate? {
    guard let speed = travelEstimate else { return nil }
    // Metres (or percent of leg length) per unit of the speed.
    let unit = scale == nil ? 100.0 : 1
    let seconds = time.upperBound - time.lowerBound
    let (a, b) = (first.initialContact.error, second.initialContact.error)
    let timing = (a.random * a.random + b.random * b.random).squareRoot()
    var value = unit * speed.value * seconds
    var random = unit * speed.value * timing
    if first.side != second.side, let ahead = lead(second), let behind = lead(first) {
      let difference = length(
        ahead.value - behind.value, in: .distance,
        random: (ahead.random * ahead.random + behind.random * behind.random).squareRoot())
      value += difference.value
      random = (random * random + difference.random * difference.random).squareRoot()
    }
    // The speed is one number for the clip: no number of steps takes its error away.
    let shared =
      (speed.random * speed.random + speed.systematic * speed.systematic).squareRoot()
    return Estimate(value, random: random, systematic: unit * shared * seconds)
  }

  /// How far the ankle lands ahead of the centre of mass, pixels.
  private func lead(_ contact: FootContact) -> Estimate? {
    let name = PointName.on(contact.side, "ankle")
    guard let place = point(name)?(contact.initialContact.time),
      let centre = centreCurve?(contact.initialContact.time), let own = centreOfMass?.noise
    else { return nil }
    let noise = self.noise.cleaned(name)
    return Estimate(place.x - centre.x, random: (noise * noise + own * own).squareRoot())
  }

  /// What limits the centre of mass in this clip.
  package var centreNote: String? {
    centreOfMass?.isPelvis == true
      ? "The middle of the hips stands for the centre of mass: not all segments were seen." : nil
  }

  /// Highest less lowest place of the centre of mass from a contact to the other foot's next.
  package func verticalOscillation(_ step: GaitStep) -> Estimate? {
    guard let curve = centreCurve, let noise = centreOfMass?.noise else { return nil }
    return verticalRange(of: curve, step, noise: noise)
  }

  /// Highest less lowest place of a point from a contact to the other foot's next, without the
  /// drift of the body in the picture.
  package func verticalRange(of curve: PointCurve, _ step: GaitStep, noise: Double) -> Estimate? {
    guard let after = step.after, let span = span(step.contact, after),
      let course = curve.y.dense(span)
    else { return nil }
    let drift = drift(of: curve.y, step)
    let level = SampledCurve(
      times: course.map(\.time),
      values: course.map { $0.value - drift * ($0.time - span.lowerBound) })
    return range(of: level, in: span, noise: noise).map {
      length($0.value, in: .length, random: $0.random, systematic: $0.systematic)
    }
  }

  /// Pixels per second by which a height drifts about a step: the mean of the stride after the
  /// contact against that before, where both are seen; none otherwise.
  private func drift(of height: SampledCurve, _ step: GaitStep) -> Double {
    guard
      let stride = step.stride
        ?? step.step.map({ step in
          step.lowerBound...step.lowerBound + 2 * (step.upperBound - step.lowerBound)
        })
    else { return 0 }
    let length = stride.upperBound - stride.lowerBound
    for shift in [0, -length / 2, length / 2] {
      let middle = step.time + shift
      if let later = height.mean(in: middle...middle + length),
        let earlier = height.mean(in: middle - length...middle)
      {
        return (later - earlier) / length
      }
    }
    return 0
  }

  /// Lowest place of the toes from 25 to 75 % of swing over the line from their height in this
  /// stance to that in the next.
  package func footClearance(_ step: GaitStep) -> Estimate? {
    let name = PointName.on(step.side, "big_toe")
    guard let toe = point(name), let swing = step.swing, let stance = step.stance,
      let next = step.next, let before = standingHeight(toe, stance)
    else { return nil }
    let landing = next.toeOff.flatMap { toeOff in
      toeOff.time > next.initialContact.time
        ? standingHeight(toe, next.initialContact.time...toeOff.time) : nil
    }
    let quarter = (swing.upperBound - swing.lowerBound) / 4
    guard let course = toe.y.dense(swing.lowerBound + quarter...swing.upperBound - quarter)
    else { return nil }
    let start = (stance.lowerBound + stance.upperBound) / 2
    let length = next.initialContact.time - stance.lowerBound
    let heights = course.map { moment -> Double in
      let share = length > 0 ? (moment.time - start) / length : 0
      return moment.value - before - share * ((landing ?? before) - before)
    }
    guard let lowest = heights.min() else { return nil }
    return self.length(lowest, in: .length, random: 1.2 * noise.cleaned(name))
  }

  /// The usual height of a foot's point in the middle of stance.
  private func standingHeight(_ point: PointCurve, _ stance: ClosedRange<Double>) -> Double? {
    let length = stance.upperBound - stance.lowerBound
    return point.y.mean(
      in: stance.lowerBound + 0.35 * length...stance.lowerBound + 0.65 * length)
  }
}
