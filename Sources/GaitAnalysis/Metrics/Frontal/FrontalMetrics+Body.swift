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

  private static let pelvicDrop = MetricRule.frontal(
    "pelvic_drop", unit: .fixed("deg"), points: ["hip"], trust: 0.3,
    note: { _ in
      "From the joint centres that a network guesses, against the mean of the clip; two sessions "
        + "differ by up to 2.8 degrees by chance."
    }
  ) { plane, step in
    guard let stance = step.stance, let level = plane.pelvisLevel,
      let peak = plane.peak("pelvis", in: stance, sign: plane.outward(step.side))
    else { return nil }
    return Estimate(
      peak - plane.outward(step.side) * level, random: plane.gait.noise(ofAngle: "pelvis"),
      systematic: pelvisError)
  }

  private static let pelvisRange = MetricRule.frontal(
    "pelvis_obliquity_range", unit: .fixed("deg"), points: ["hip"], trust: 0.3,
    note: { _ in "From the joint centres that a network guesses." }
  ) { plane, step in
    guard let stride = step.stride, let pelvis = plane.gait.angle("pelvis"),
      let high = pelvis.maximum(in: stride)?.value, let low = pelvis.minimum(in: stride)?.value
    else { return nil }
    return Estimate(
      high - low, random: plane.gait.noise(ofAngle: "pelvis") * 2.0.squareRoot(),
      systematic: pelvisError)
  }

  private static let hipAdduction = MetricRule.frontal(
    "hip_adduction", unit: .fixed("deg"), points: ["hip", "knee"], trust: 0.4,
    note: { _ in
      "A projection: a bent hip makes it larger than the angle in the frontal plane of the body."
    }
  ) { plane, step in
    let thigh = "\(step.side.rawValue)_thigh_frontal"
    guard let stance = step.stance, let pelvis = plane.gait.angle("pelvis")?.dense(stance),
      let leg = plane.gait.angle(thigh)?.values(atIncreasing: pelvis.map(\.time))
    else { return nil }
    let out = plane.outward(step.side)
    let peak = zip(leg, pelvis).map { $0 + out * $1.value }.max()
    let (a, b) = (plane.gait.noise(ofAngle: thigh), plane.gait.noise(ofAngle: "pelvis"))
    let shared = (projectionError * projectionError + pelvisError * pelvisError).squareRoot()
    return peak.map {
      Estimate($0, random: (a * a + b * b).squareRoot(), systematic: shared)
    }
  }

  private static let kneeWindow = MetricRule.frontal(
    "knee_window", unit: .length, points: ["knee"], trust: 0.6,
    note: { _ in "Between the centres of the knees: the gap that is seen is narrower." }
  ) { plane, step in
    guard let time = plane.midStance(step), let stance = step.stance,
      let right = plane.gait.point(.rightKnee)?.x(time),
      let left = plane.gait.point(.leftKnee)?.x(time)
    else { return nil }
    let noise = plane.noise("knee", step.side) * 2.0.squareRoot()
    return plane.length(right - left, in: stance, random: noise, systematic: 0.01)
  }

  private static let trunkLean = MetricRule.frontal(
    "trunk_lateral_lean", unit: .fixed("deg"), points: ["hip", "shoulder"], trust: 0.7,
    note: { _ in
      "A camera that is not level adds to one side what it takes from the other."
    }
  ) { plane, step in
    guard let stance = step.stance,
      let peak = plane.peak("trunk_lateral_lean", in: stance, sign: plane.outward(step.side))
    else { return nil }
    return Estimate(
      peak, random: plane.gait.noise(ofAngle: "trunk_lateral_lean"), systematic: rollError)
  }

  private static let trunkSway = MetricRule.frontal(
    "trunk_lateral_sway", unit: .length, points: ["shoulder"], trust: 0.6
  ) { plane, step in
    guard let stride = step.stride, let neck = plane.gait.point(.neck)?.x.dense(stride),
      let first = neck.first, let last = neck.last
    else { return nil }
    // A stride ends in the posture in which it began: what is left is the way.
    let drift = (last.value - first.value) / (last.time - first.time)
    let places = neck.map { $0.value - drift * ($0.time - first.time) }
    guard let high = places.max(), let low = places.min() else { return nil }
    return plane.length(
      high - low, in: stride, random: plane.gait.noise.cleaned(.neck) * 2.0.squareRoot(),
      systematic: 0.005)
  }

  private static let armCrossing = MetricRule.frontal(
    "arm_crossing", unit: .length, points: ["wrist"], trust: 0.5,
    note: { gait in
      gait.view.value == .rear
        ? "From behind the trunk hides the hands where they come nearest to the mid-line." : nil
    }
  ) { plane, step in
    let gait = plane.gait
    guard let stride = step.stride, let wrist = gait.point(.on(step.side, "wrist")),
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
      return plane.outward(step.side) * (middle - x[index].value)
    }
    guard let furthest = past.max() else { return nil }
    return plane.length(
      furthest, in: stride, random: plane.noise("wrist", step.side),
      systematic: gait.view.value == .rear ? 0.06 : 0.02)
  }
}

extension FrontalPlane {
  /// The mean tilt of the line through the hips over all whole strides, degrees: what camera,
  /// hip points and standing bring with them; nil without a whole stride.
  package var pelvisLevel: Double? {
    guard let pelvis = gait.angle("pelvis") else { return nil }
    return Statistics.mean(gait.steps.compactMap { $0.stride.flatMap { pelvis.mean(in: $0) } })
  }

  /// The largest value of an angle times a sign within a span; nil where a gap lies in it.
  package func peak(_ angle: String, in span: ClosedRange<Double>, sign: Double) -> Double? {
    guard let curve = gait.angle(angle) else { return nil }
    return sign > 0 ? curve.maximum(in: span)?.value : curve.minimum(in: span).map { -$0.value }
  }
}
