import Foundation
import GaitMath
package import GaitModel

/// How a person's lower legs move, or how they stand.
///
/// The body goes forward along x at its speed, or stays where it is on a treadmill. A foot on the ground
/// moves with the ground. In the air the foot hangs from the hip by thigh and lower leg; what is missing
/// there at toe-off and contact is spread over the swing, so that nothing jumps.
package struct RearfootMovement: Sendable, Hashable {
  /// Who moves.
  package let subject: RearfootSubject
  /// When.
  package let clock: GaitClock
  /// Whether the ground moves and the body stays.
  package let isOnTreadmill: Bool
  /// How the leg is built, and what it stands in.
  package let shape: LegShape
  private let seed: UInt64
  private let sagittal: [Side: SagittalCourses]

  /// - Parameters:
  ///   - subject: who moves.
  ///   - clock: what is done, and when.
  ///   - isOnTreadmill: whether the ground moves and the body stays.
  ///   - shape: how the legs are built, and what they stand in.
  ///   - seed: of what differs from step to step.
  package init(
    _ subject: RearfootSubject, clock: GaitClock, isOnTreadmill: Bool, shape: LegShape,
    seed: UInt64
  ) {
    self.subject = subject
    self.clock = clock
    self.isOnTreadmill = isOnTreadmill
    self.shape = shape
    self.seed = seed
    let isRunning = clock.activity == .running
    sagittal = [
      .left: SagittalCourses(subject.left, isRunning: isRunning),
      .right: SagittalCourses(subject.right, isRunning: isRunning),
    ]
  }

  /// Whether a shoe is between heel and counter, which then follows the bone only in part.
  package var isShod: Bool { shape.footwear != .barefoot }

  /// Metres a second; 0 in standing.
  package var speed: Double {
    switch clock.activity {
    case .running: subject.runningSpeed
    case .walking: subject.walkingSpeed
    case .standing: 0
    }
  }

  /// Where the middle of the hips is along the way, metres.
  package func progress(at time: Double) -> Double { isOnTreadmill ? 0 : speed * time }

  /// A leg at a time in seconds.
  package func state(
    of side: Side, at time: Double, adjusted: LegAdjustment = LegAdjustment()
  ) -> LegState {
    let moment = clock.phase(of: side, at: time)
    let courses = sagittal[side] ?? SagittalCourses(subject[side], isRunning: true)
    let angles = LegAngles(
      self, courses, side, moment.phase, step: moment.step, adjusted: adjusted)
    let builder = LegBuilder(self, courses, side)
    let pose = builder.pose(moment.phase, step: moment.step, angles, x: progress(at: time))
    return LegState(
      pose: pose, phase: moment.phase, step: moment.step, sinceContact: moment.sinceContact,
      anatomical: angles.bone, shank: angles.shank, heel: angles.heel)
  }

  /// The course of eversion of one step.
  func course(of side: Side, step: Int) -> EversionCourse {
    var random = SplitMix64(seed: seed, part: 2 * step + (side == .left ? 0 : 1))
    let deviation = TruncatedNormal(0, 1, in: -2.5...2.5)
    let contact = deviation(&random)
    // Neighbours of a curve go together: what differs at the peak is in part what differs at contact.
    let peak = 0.8 * contact + 0.6 * deviation(&random)
    let isRunning = clock.activity == .running
    return EversionCourse(
      subject[side], isRunning: isRunning,
      widthBeyondMean: isRunning
        ? 100 * (subject.runningWidth - 0.03)
        : 100 * (subject.walkingWidth - 0.13 * subject.legLength),
      step: (contact, peak))
  }
}
