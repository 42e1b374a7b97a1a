import Foundation
import GaitMath
import GaitModel

/// Puts one leg together from its angles.
struct LegBuilder {
  private let movement: RearfootMovement
  private let sagittal: SagittalCourses
  private let side: Side
  private let outward: Double
  private let foot: FootMeasures

  init(_ movement: RearfootMovement, _ sagittal: SagittalCourses, _ side: Side) {
    self.movement = movement
    self.sagittal = sagittal
    self.side = side
    outward = side == .right ? 1 : -1
    foot = FootMeasures(movement.shape)
  }

  /// The leg with the hips at x metres along the way.
  func pose(_ phase: LegPhase, step: Int, _ angles: LegAngles, x: Double) -> LegPose {
    let heel: RigidFrame
    switch phase {
    case .standing: heel = standing(angles, percent: nil)
    case .stance(let percent): heel = standing(angles, percent: percent)
    case .swing(let share): heel = hanging(angles, share, step)
    }
    return assembled(heel, angles, phase, x: x)
  }

  // MARK: On the ground

  /// The heel of a foot on the ground, with the hips at x = 0.
  private func standing(_ angles: LegAngles, percent: Double?) -> RigidFrame {
    let frame = angles.heel.frame(of: side)
    let ahead = Vector3(frame.forward.x, 0, frame.forward.z).normalised ?? Vector3(1, 0, 0)
    // Where the heel would be with the sole flat.
    let place = Vector3(alongTheGround(percent), 0, outward * width / 2)
    let edge = Vector3(0, foot.edgeLift(tilt: angles.heel.tilt), 0)
    var origin = place + edge
    if angles.heel.pitch > 0 {
      let ball =
        place + foot.ball * ahead + Vector3(0, foot.toeLift(pitch: angles.forefootPitch), 0)
      origin = ball - foot.ball * frame.forward + edge
    }
    return RigidFrame(
      origin: origin, forward: frame.forward, up: frame.up, lateral: frame.lateral)
  }

  /// Metres of the flat heel in front of the hips: it goes back with the ground.
  private func alongTheGround(_ percent: Double?) -> Double {
    guard let percent else { return -foot.ankle.x }
    let reach = movement.clock.activity == .running ? 0.24 : 0.3
    let travel = movement.speed * movement.clock.stance
    return reach * movement.subject.legLength / 0.85 - 0.06 - travel * percent / 100
  }

  /// Metres between the heels across the way.
  private var width: Double {
    switch movement.clock.activity {
    case .running: movement.subject.runningWidth
    case .walking: movement.subject.walkingWidth
    case .standing: movement.subject.standingWidth
    }
  }

  // MARK: In the air

  /// The heel of a foot in the air, with the hips at x = 0.
  private func hanging(_ angles: LegAngles, _ share: Double, _ step: Int) -> RigidFrame {
    let frame = angles.heel.frame(of: side)
    let start = gap(at: .stance(100), as: .swing(0), step: step)
    let end = gap(at: .stance(0), as: .swing(1), step: step + 1, swingStep: step)
    let t = smoothStep(share)
    var missing = (1 - t) * start + t * end
    // Across, in the middle of swing the foot hangs under its own hip and passes the other leg.
    missing.z =
      start.z * (1 - smoothStep(share / 0.45)) + end.z * smoothStep((share - 0.5) / 0.5)
    let ankle = hangingAnkle(angles, share) + missing
    return RigidFrame(
      origin: ankle - offset(of: foot.ankle, in: frame), forward: frame.forward, up: frame.up,
      lateral: frame.lateral)
  }

  /// The ankle under the hip by the angles alone.
  private func hangingAnkle(_ angles: LegAngles, _ share: Double) -> Vector3 {
    let subject = movement.subject
    let thigh = SegmentAttitude(
      pitch: -sagittal.thigh(swing: share), tilt: 1, yaw: 0
    ).frame(of: side).up
    let hip = Vector3(0, 0.965 * subject.legLength + 0.02, outward * subject.hipHalfWidth)
    return hip - (subject.legLength - subject.shankLength - foot.ankle.y) * thigh
      - subject.shankLength * angles.shank.frame(of: side).up
  }

  /// From the hanging ankle to the one on the ground at an end of swing.
  private func gap(
    at ground: LegPhase, as swing: LegPhase, step: Int, swingStep: Int? = nil
  ) -> Vector3 {
    guard case .stance(let percent) = ground, case .swing(let share) = swing else { return .zero }
    let onGround = LegAngles(
      movement, sagittal, side, ground, step: step, adjusted: LegAdjustment())
    let inAir = LegAngles(
      movement, sagittal, side, swing, step: swingStep ?? step, adjusted: LegAdjustment())
    return standing(onGround, percent: percent)(foot.ankle) - hangingAnkle(inAir, share)
  }

  private func offset(of point: Vector3, in frame: RigidFrame) -> Vector3 {
    point.x * frame.forward + point.y * frame.up + point.z * frame.lateral
  }

  // MARK: The whole leg

  private func assembled(
    _ placed: RigidFrame, _ angles: LegAngles, _ phase: LegPhase, x: Double
  ) -> LegPose {
    var heel = placed
    heel.origin.x += x
    let ankle = heel(foot.ankle)
    let shank = angles.shank.frame(of: side, at: ankle)
    let subject = movement.subject
    let knee = ankle + subject.shankLength * shank.up
    let hip = Vector3(x, 0.965 * subject.legLength + 0.02, outward * subject.hipHalfWidth)
    let toHip = hip - knee
    let thighPitch = Angles.degrees(atan2(toHip.x, max(0.05, toHip.y)))
    let thigh = SegmentAttitude(
      pitch: thighPitch, tilt: angles.thighTilt, yaw: 0.5 * angles.shank.yaw)
    var forefoot = SegmentAttitude(
      pitch: angles.forefootPitch, tilt: lean(phase) * angles.heel.tilt, yaw: angles.heel.yaw
    ).frame(of: side)
    forefoot.origin = heel.origin + foot.ball * heel.forward - foot.edgeOffset(angles.heel, phase)
    return LegPose(
      side: side, shank: shank, shankLength: subject.shankLength,
      thigh: thigh.frame(of: side, at: knee), heel: heel, forefoot: forefoot,
      footLength: movement.shape.footLength, stancePercent: phase.stancePercent,
      isFootFlat: phase.isFootFlat)
  }

  /// How much of the heel's tilt the forefoot has: none on the ground.
  private func lean(_ phase: LegPhase) -> Double {
    guard case .swing(let share) = phase else { return 0 }
    return 0.6 * smoothStep(share / 0.2) * (1 - smoothStep((share - 0.8) / 0.2))
  }
}
