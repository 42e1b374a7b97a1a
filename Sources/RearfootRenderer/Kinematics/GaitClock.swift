package import GaitModel

/// When each foot is on the ground, and which of its steps that is.
package struct GaitClock: Sendable, Hashable {
  /// What is done.
  package let activity: RearfootActivity
  /// Seconds from a contact to the next one of the same foot.
  package let cycle: Double
  /// Share of the cycle on the ground.
  package let stanceShare: Double
  /// How far the left leg is in its cycle at time 0, from 0 to 1; the right one is half a cycle away.
  package let start: Double

  /// - Parameters:
  ///   - subject: whose.
  ///   - activity: what is done.
  ///   - start: share of the left leg's cycle that is over at time 0.
  package init(_ subject: RearfootSubject, _ activity: RearfootActivity, start: Double) {
    self.activity = activity
    cycle = activity == .running ? subject.runningCycle : subject.walkingCycle
    stanceShare = activity == .running ? subject.runningStance : subject.walkingStance
    self.start = start - start.rounded(.down)
  }

  /// Seconds on the ground.
  package var stance: Double { cycle * stanceShare }

  /// The phase of a leg, the number of the step it belongs to (its stance and the swing after it), and
  /// the seconds since its contact.
  package func phase(
    of side: Side, at time: Double
  ) -> (phase: LegPhase, step: Int, sinceContact: Double) {
    guard activity != .standing else { return (.standing, 0, .infinity) }
    let position = time / cycle + start + (side == .left ? 0 : 0.5)
    let step = position.rounded(.down)
    let share = position - step
    let phase: LegPhase =
      share < stanceShare
      ? .stance(100 * share / stanceShare)
      : .swing((share - stanceShare) / (1 - stanceShare))
    return (phase, Int(step), share * cycle)
  }

  /// A foot on the ground.
  package struct Contact: Sendable, Hashable {
    /// Whose foot.
    package var side: Side
    /// Seconds at which it touches the ground.
    package var contact: Double
    /// Seconds at which it leaves it.
    package var toeOff: Double
  }

  /// All contacts of which at least one end lies within a span of seconds, by time.
  package func contacts(in span: ClosedRange<Double>) -> [Contact] {
    guard activity != .standing else { return [] }
    return Side.allCases.flatMap { side in
      let offset = start + (side == .left ? 0 : 0.5)
      let first = Int((span.lowerBound / cycle + offset).rounded(.down)) - 1
      let last = Int((span.upperBound / cycle + offset).rounded(.up)) + 1
      return (first...last).map { step in
        let contact = (Double(step) - offset) * cycle
        return Contact(side: side, contact: contact, toeOff: contact + stance)
      }
    }
    .filter { span.contains($0.contact) || span.contains($0.toeOff) }
    .sorted { ($0.contact, $0.side.rawValue) < ($1.contact, $1.side.rawValue) }
  }
}
