import GaitMath

/// How heel, lower leg and thigh go in the sagittal plane over one cycle, degrees.
///
/// In stance the pitches pass through the person's values at contact, 50, 75 and 90 percent; the sole is
/// flat from 10 to 60 percent. In running they are those of `LegTraits`. In walking the leg stands
/// further back at contact and leans less later, by amounts that are assumptions. In swing the knee bends
/// so that the lower leg of a runner comes up behind to the horizontal, and that of a walker to 50
/// degrees.
package struct SagittalCourses: Sendable, Hashable {
  /// Percent of stance at which the whole sole is on the ground.
  package static let footFlat = 10.0...60.0

  private let heelInStance, legInStance, toesInStance: Course
  private let legInSwing, plantarflexion, thighInSwing: Course
  /// Degrees of the bend of the toes at toe-off and at contact.
  private let bendAtToeOff, bendAtContact: Double

  /// - Parameters:
  ///   - leg: whose.
  ///   - isRunning: else walking.
  package init(_ leg: LegTraits, isRunning: Bool) {
    let contactLeg = leg.contactLegPitch - (isRunning ? 0 : 11)
    let middle = leg.middleLegPitch - (isRunning ? 0 : 11)
    let late = leg.lateLegPitch - (isRunning ? 0 : 11)
    let contactHeel = isRunning ? leg.contactHeelPitch : min(leg.contactHeelPitch, -14)
    let rise = (leg.heelRise75, leg.heelRise90 - (isRunning ? 0 : 4))
    let toeOff = (leg: late + 6, heel: rise.1 + 11)
    heelInStance = Course([
      (0, contactHeel), (10, 0), (60, 0), (75, rise.0), (90, rise.1), (100, toeOff.heel),
    ])
    legInStance = Course([
      (0, contactLeg), (15, contactLeg + 0.4 * (middle - contactLeg)), (50, middle),
      (75, middle + 0.55 * (late - middle)), (90, late), (100, toeOff.leg),
    ])
    toesInStance = Course([(0, 0), (88, 0), (100, 22)])
    bendAtToeOff = toeOff.heel - 22
    bendAtContact = max(0, contactHeel)
    legInSwing = Course(
      isRunning
        ? [
          (0, toeOff.leg), (0.12, toeOff.leg + 24), (0.3, 98), (0.42, 102), (0.55, 86), (0.7, 45),
          (0.82, 8), (0.92, contactLeg - 6), (1, contactLeg),
        ]
        : [
          (0, toeOff.leg), (0.15, toeOff.leg + 9), (0.35, 42), (0.6, 8), (0.8, contactLeg + 2),
          (0.92, contactLeg - 3), (1, contactLeg),
        ])
    plantarflexion = Course([
      (0, toeOff.heel - toeOff.leg), (0.15, 16), (0.4, 5), (0.7, -2), (0.9, 0),
      (1, contactHeel - contactLeg),
    ])
    thighInSwing = Course(
      isRunning
        ? [(0, -14), (0.1, -13), (0.35, 8), (0.6, 33), (0.8, 37), (1, 24)]
        : [(0, -2), (0.3, 18), (0.6, 26), (0.85, 24), (1, 22)])
  }

  /// The heel's pitch, degrees, heel rise positive.
  package func heel(_ phase: LegPhase) -> Double {
    switch phase {
    case .standing: 0
    case .stance(let percent): heelInStance(percent)
    case .swing(let share): legInSwing(share) + plantarflexion(share)
    }
  }

  /// The lower leg's pitch, degrees, knee in front positive.
  package func leg(_ phase: LegPhase) -> Double {
    switch phase {
    case .standing: 4
    case .stance(let percent): legInStance(percent)
    case .swing(let share): legInSwing(share)
    }
  }

  /// The forefoot's pitch, degrees, its back end up positive.
  package func forefoot(_ phase: LegPhase) -> Double {
    switch phase {
    case .standing: 0
    case .stance(let percent): min(heelInStance(percent), toesInStance(percent))
    case .swing(let share):
      heel(phase) - bendAtToeOff * max(0, 1 - share / 0.25)
        - bendAtContact * max(0, 1 - (1 - share) / 0.15)
    }
  }

  /// The thigh's pitch in the air, degrees, knee in front positive.
  package func thigh(swing share: Double) -> Double { thighInSwing(share) }
}
