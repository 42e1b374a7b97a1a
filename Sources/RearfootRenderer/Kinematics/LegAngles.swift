import Foundation
import GaitMath
import GaitModel

/// The angles of one leg at one moment, from which it is built.
struct LegAngles: Sendable, Hashable {
  /// Eversion of the heel bone against the leg, degrees.
  let bone: Double
  /// How the lower leg stands.
  let shank: SegmentAttitude
  /// How the heel that is seen stands.
  let heel: SegmentAttitude
  /// Pitch of the forefoot, degrees.
  let forefootPitch: Double
  /// Tilt of the thigh, degrees.
  let thighTilt: Double

  init(
    _ movement: RearfootMovement, _ sagittal: SagittalCourses, _ side: Side, _ phase: LegPhase,
    step: Int, adjusted: LegAdjustment
  ) {
    let leg = movement.subject[side]
    let motion = FrontalMotion(movement, side, step: step)
    let tilt = motion.legTilt(phase) + adjusted.legTilt
    let eversion = motion.eversion(phase)
    // The counter follows the bone's way from standing in part and later.
    let share = movement.isShod ? leg.counterShare : 1
    let seen =
      leg.standingEversion + share * (motion.delayedEversion(phase) - leg.standingEversion)
      + adjusted.eversion
    bone = eversion + adjusted.eversion / share
    let whip = motion.whip(phase)
    // Toe-out comes from the twist of the tibia and from the hip: the leg swings nearly straight ahead,
    // and its front is turned.
    let yaw = 0.2 * leg.toeOut + 0.5 * whip
    shank = SegmentAttitude(
      pitch: sagittal.leg(phase), tilt: tilt, yaw: yaw,
      twist: leg.toeOut - motion.rotation(phase) + whip - yaw)
    let pitch = sagittal.heel(phase)
    let toeOut = leg.toeOut + whip
    heel = SegmentAttitude(
      pitch: pitch,
      tilt: RearfootProjection.heelTilt(
        forAnatomical: seen, leg: shank.frame(of: side), pitch: pitch, yaw: toeOut,
        side: side),
      yaw: toeOut)
    forefootPitch = sagittal.forefoot(phase)
    thighTilt = tilt - leg.kneeAlignment - motion.kneeMotion(phase)
  }
}

/// What one leg does outside of the sagittal plane over one step.
private struct FrontalMotion {
  let leg: LegTraits
  let clock: GaitClock
  let course: EversionCourse
  let next: EversionCourse
  let isShod: Bool

  init(_ movement: RearfootMovement, _ side: Side, step: Int) {
    leg = movement.subject[side]
    clock = movement.clock
    isShod = movement.isShod
    course = movement.course(of: side, step: step)
    next = movement.course(of: side, step: step + 1)
  }

  func eversion(_ phase: LegPhase) -> Double {
    switch phase {
    case .standing: leg.standingEversion
    case .stance(let percent): course(percent)
    case .swing(let share):
      Course([
        (0, course(100)), (0.3, leg.standingEversion - 4), (0.65, leg.standingEversion - 3),
        (1, next(0)),
      ])(share)
    }
  }

  /// The eversion as long ago as the counter is late, within one stance.
  func delayedEversion(_ phase: LegPhase) -> Double {
    guard isShod, case .stance(let percent) = phase else { return eversion(phase) }
    // At both ends of stance there is no lag, so that nothing jumps there.
    let lag = 100 * leg.counterDelay / clock.stance * min(1, min(percent, 100 - percent) / 15)
    return course(percent - lag)
  }

  /// Internal rotation of the lower leg, degrees: grows with eversion from contact.
  func rotation(_ phase: LegPhase) -> Double {
    func during(_ percent: Double) -> Double {
      min(8, max(0, leg.rotationShare * (course(percent) - course(0))))
    }
    switch phase {
    case .standing: return 0
    case .stance(let percent): return during(percent)
    case .swing(let share): return during(100) * (1 - smoothStep(2 * share))
    }
  }

  /// Turn of foot and leg to the outside while the heel swings inward after toe-off, degrees.
  func whip(_ phase: LegPhase) -> Double {
    guard case .swing(let share) = phase else { return 0 }
    return leg.whip * smoothStep(share / 0.18) * (1 - smoothStep((share - 0.18) / 0.6))
  }

  func legTilt(_ phase: LegPhase) -> Double {
    let isRunning = clock.activity == .running
    let middle = leg.standingTilt + (isRunning ? leg.stanceTilt : 0)
    let ends = middle - leg.tiltAmplitude * (isRunning ? 1 : 0.6)
    return switch phase {
    case .standing: leg.standingTilt
    case .stance(let percent): ends + (middle - ends) * hill(percent)
    case .swing(let share): ends + (0.4 * leg.standingTilt - 2 - ends) * hill(100 * share)
    }
  }

  /// How far the knee has gone inward against the thigh, degrees.
  func kneeMotion(_ phase: LegPhase) -> Double {
    guard case .stance(let percent) = phase else { return 0 }
    return -0.5 * leg.kneeMotion * hill(percent)
  }

  /// 0 at both ends, 1 from 40 to 60.
  private func hill(_ percent: Double) -> Double {
    smoothStep(min(percent, 100 - percent) / 40)
  }
}

/// 0 below 0, 1 above 1, level at both ends: 3 x^2 - 2 x^3.
func smoothStep(_ x: Double) -> Double {
  let x = min(1, max(0, x))
  return x * x * (3 - 2 * x)
}
