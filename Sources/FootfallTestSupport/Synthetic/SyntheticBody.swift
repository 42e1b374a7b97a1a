import Foundation
import GaitMath
import GaitModel

/// Where the 26 points of a synthetic person are. Metres; x to the person's front, y up from the
/// ground, z to the person's right.
struct SyntheticBody {
  var points: [PointName: SIMD3<Double>] = [:]

  /// What the arms and the trunk do, degrees.
  struct UpperBody {
    /// Lean of the trunk to the front.
    var lean = 0.0
    /// Turn of the shoulders about the vertical, positive with the right one ahead.
    var twist = 0.0
    /// Upper arm against the trunk, positive to the front.
    var armSwing: [Side: Double] = [:]
    var elbowFlexion = 90.0
    /// Upper arm away from the trunk to the side.
    var armRaise = 0.0
  }

  /// Half of the distance between the hip joints, metres.
  static let hipHalfWidth = 0.085
  private static let shoulderHalfWidth = 0.19

  /// Adds trunk, head and arms above the middle of the hips.
  mutating func addUpperBody(_ upper: UpperBody, height: Double, hip: SIMD3<Double>) {
    points[.midHip] = hip
    let lean = Angles.radians(upper.lean)
    let up = SIMD3(sin(lean), cos(lean), 0)
    let neck = hip + 0.288 * height * up
    points[.neck] = neck
    let head = neck + 0.16 * height * up
    points[.head] = head
    points[.nose] = neck + 0.085 * height * up + SIMD3(0.11, 0, 0)
    let twist = Angles.radians(upper.twist)
    for side in Side.allCases {
      let out = side == .right ? 1.0 : -1.0
      points[.on(side, "eye")] = neck + 0.1 * height * up + SIMD3(0.09, 0, 0.035 * out)
      points[.on(side, "ear")] = neck + 0.09 * height * up + SIMD3(0, 0, 0.075 * out)
      let shoulder =
        neck + Self.shoulderHalfWidth * SIMD3(out * sin(twist), 0, out * cos(twist))
      let swing = Angles.radians(upper.armSwing[side] ?? 0)
      let raise = Angles.radians(upper.armRaise)
      let arm = SIMD3(sin(swing) * cos(raise), -cos(swing) * cos(raise), out * sin(raise))
      let bend = swing + Angles.radians(upper.elbowFlexion)
      let forearm = SIMD3(sin(bend) * cos(raise), -cos(bend) * cos(raise), out * sin(raise))
      points[.on(side, "shoulder")] = shoulder
      points[.on(side, "elbow")] = shoulder + 0.186 * height * arm
      points[.on(side, "wrist")] = shoulder + 0.186 * height * arm + 0.146 * height * forearm
    }
  }

  /// Adds a leg that moves in a plane beside the body's own; foot and ankle stand nearer to the
  /// mid-line than the hip by `inward` metres.
  mutating func addLeg(_ side: Side, _ pose: LegModel.Pose, at x: Double, inward: Double) {
    let out = side == .right ? 1.0 : -1.0
    func place(_ v: Vector2, _ z: Double) -> SIMD3<Double> { SIMD3(v.x + x, v.y, out * z) }
    let hip = Self.hipHalfWidth
    points[.on(side, "hip")] = place(pose.hip, hip)
    points[.on(side, "knee")] = place(pose.knee, hip - inward / 2)
    points[.on(side, "ankle")] = place(pose.ankle, hip - inward)
    points[.on(side, "heel")] = place(pose.heel, hip - inward)
    points[.on(side, "big_toe")] = place(pose.toe, hip - inward - 0.01)
    points[.on(side, "small_toe")] = place(
      pose.toe + 0.15 * (pose.heel - pose.toe), hip - inward + 0.06)
  }
}
