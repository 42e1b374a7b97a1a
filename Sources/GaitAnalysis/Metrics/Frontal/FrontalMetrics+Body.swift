import GaitMath
import GaitModel

/// Metrics of the rear and front views, on the frontal angles of `AngleRule.frontalView`.
///
/// Signs are those of the same anatomical movement on both legs. All are lower than markers in
/// three dimensions in what they can tell: pose points are guesses at joint centres.
package enum FrontalMetrics {
  /// Every rule, of running and walking.
  package static let rules: [MetricRule] = body + feet

  /// Pelvis, trunk, thigh, knees and arms.
  static let body: [MetricRule] = [
    pelvicDrop, pelvisRange, hipAdduction, kneeWindow, trunkLean, trunkSway, armCrossing,
  ]

  /// Degrees by which hip points may tilt the line through them: 5 mm on a base of 25 cm are one,
  /// and two such errors add up.
  private static let pelvisError = 1.6
  /// Degrees of a camera that is not held level.
  private static let rollError = 1.5
  /// Degrees by which a thigh in a picture differs from its angle in the frontal plane of the body.
  private static let projectionError = 3.0

  /// Under load the pelvis sinks on the side of the leg that swings; where the points show the
  /// contrary over both legs' stances they follow something else, such as a jacket.
  private static func hipsDoNotFollow(_ plane: FrontalPlane) -> String? {
    guard let level = plane.pelvisLevel, let pelvis = plane.gait.angle("pelvis") else { return nil }
    let drops = plane.stances.compactMap { stance in
      pelvis.mean(in: stance.span).map { plane.outward(stance.side) * ($0 - level) }
    }
    guard let mean = Statistics.mean(drops), mean < 0 else { return nil }
    return
      "The points of the hips do not follow the pelvis in this clip: they sink on the side that "
      + "stands. Wide clothes hide it."
  }

  private static let pelvicDrop = MetricRule.frontal(
    "pelvic_drop", unit: .fixed("deg"), points: ["hip"], trust: 0.3,
    note: { _ in
      "From the joint centres that a network guesses, against the mean of the clip; two sessions "
        + "differ by up to 2.8 degrees by chance."
    }, unless: hipsDoNotFollow
  ) { plane, stance in
    guard let level = plane.pelvisLevel,
      var peak = plane.peak("pelvis", in: stance.span, sign: plane.outward(stance.side))
    else { return nil }
    peak.value -= plane.outward(stance.side) * level
    return peak.adding(systematic: pelvisError)
  }

  private static let pelvisRange = MetricRule.frontal(
    "pelvis_obliquity_range", unit: .fixed("deg"), points: ["hip"], trust: 0.3,
    note: { _ in "From the joint centres that a network guesses." }, unless: hipsDoNotFollow
  ) { plane, stance in
    guard let stride = stance.stride, let pelvis = plane.gait.angle("pelvis") else { return nil }
    return plane.gait.range(of: pelvis, in: stride, noise: plane.gait.noise(ofAngle: "pelvis"))?
      .adding(systematic: pelvisError)
  }

  private static let hipAdduction = MetricRule.frontal(
    "hip_adduction", unit: .fixed("deg"), points: ["hip", "knee"], trust: 0.4,
    note: { _ in
      "A projection: a bent hip makes it larger than the angle in the frontal plane of the body."
    }, unless: hipsDoNotFollow
  ) { plane, stance in
    let thigh = "\(stance.side.rawValue)_thigh_frontal"
    let gait = plane.gait
    guard let pelvis = gait.angle("pelvis")?.dense(stance.span),
      case let times = pelvis.map(\.time),
      let leg = gait.angle(thigh)?.values(atIncreasing: times)
    else { return nil }
    let out = plane.outward(stance.side)
    let course = SampledCurve(times: times, values: zip(leg, pelvis).map { $0 + out * $1.value })
    let (a, b) = (gait.noise(ofAngle: thigh), gait.noise(ofAngle: "pelvis"))
    return gait.peak(of: course, in: stance.span, noise: (a * a + b * b).squareRoot())?
      .adding(
        systematic: (projectionError * projectionError + pelvisError * pelvisError).squareRoot())
  }

  private static let kneeWindow = MetricRule.frontal(
    "knee_window", unit: .length, points: ["knee"], trust: 0.6,
    note: { _ in "Between the centres of the knees: the gap that is seen is narrower." }
  ) { plane, stance in
    guard let right = plane.gait.point(.rightKnee)?.x(stance.middle),
      let left = plane.gait.point(.leftKnee)?.x(stance.middle)
    else { return nil }
    let noise = plane.noise("knee", stance.side) * 2.0.squareRoot()
    return plane.length(right - left, in: stance.span, random: noise, systematic: 0.01)
  }

  private static let trunkLean = MetricRule.frontal(
    "trunk_lateral_lean", unit: .fixed("deg"), points: ["hip", "shoulder"], trust: 0.7,
    note: { _ in
      "A camera that is not level adds to one side what it takes from the other."
    }
  ) { plane, stance in
    plane.peak("trunk_lateral_lean", in: stance.span, sign: plane.outward(stance.side))?
      .adding(systematic: rollError)
  }

  private static let trunkSway = MetricRule.frontal(
    "trunk_lateral_sway", unit: .length, points: ["shoulder"], trust: 0.6
  ) { plane, stance in
    guard let stride = stance.stride, let neck = plane.gait.point(.neck)?.x.dense(stride),
      let first = neck.first, let last = neck.last
    else { return nil }
    // A stride ends in the posture in which it began: what is left is the way.
    let drift = (last.value - first.value) / (last.time - first.time)
    let places = SampledCurve(
      times: neck.map(\.time), values: neck.map { $0.value - drift * ($0.time - first.time) })
    let noise = plane.gait.noise.cleaned(.neck)
    return plane.gait.range(of: places, in: stride, noise: noise).flatMap {
      plane.length($0.value, in: stride, random: $0.random, systematic: 0.005)
    }
  }

  private static let armCrossing = MetricRule.frontal(
    "arm_crossing", unit: .length, points: ["wrist"], trust: 0.5,
    note: { gait in
      gait.view.value == .rear
        ? "From behind the trunk hides the hands where they come nearest to the mid-line." : nil
    }
  ) { plane, stance in
    let gait = plane.gait
    guard let stride = stance.stride, let wrist = gait.point(.on(stance.side, "wrist")),
      let neck = gait.point(.neck), let hip = gait.point(.midHip), let x = wrist.x.dense(stride)
    else { return nil }
    let times = x.map(\.time)
    guard let y = wrist.y.values(atIncreasing: times),
      let neckX = neck.x.values(atIncreasing: times),
      let neckY = neck.y.values(atIncreasing: times),
      let hipX = hip.x.values(atIncreasing: times),
      let hipY = hip.y.values(atIncreasing: times)
    else { return nil }
    let past = times.indices.compactMap { index -> Double? in
      let height = neckY[index] - hipY[index]
      guard height > 0 else { return nil }
      let share = (y[index] - hipY[index]) / height
      let middle = hipX[index] + share * (neckX[index] - hipX[index])
      return plane.outward(stance.side) * (middle - x[index].value)
    }
    guard let furthest = past.max() else { return nil }
    return plane.length(
      furthest, in: stride, random: plane.noise("wrist", stance.side),
      systematic: gait.view.value == .rear ? 0.06 : 0.02)
  }
}

extension FrontalPlane {
  /// The mean tilt of the line through the hips over all whole strides, degrees: what camera,
  /// hip points and standing bring with them; nil without a whole stride.
  package var pelvisLevel: Double? {
    guard let pelvis = gait.angle("pelvis") else { return nil }
    return Statistics.mean(stances.compactMap { $0.stride.flatMap { pelvis.mean(in: $0) } })
  }

  /// The largest value of an angle times a sign within a span, without what noise adds to it; nil
  /// where a gap lies in it.
  package func peak(_ angle: String, in span: ClosedRange<Double>, sign: Double) -> Estimate? {
    guard let curve = gait.angle(angle),
      var peak = gait.peak(
        of: curve, in: span, noise: gait.noise(ofAngle: angle), isLowest: sign < 0)
    else { return nil }
    if sign < 0 { peak.value = -peak.value }
    return peak
  }
}

extension Estimate {
  /// The same with one more error that all steps share.
  func adding(systematic error: Double) -> Estimate {
    Estimate(
      value, random: random, systematic: (systematic * systematic + error * error).squareRoot())
  }
}
