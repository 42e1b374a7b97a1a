/// What the person does.
package enum RearfootActivity: String, Sendable, Codable, CaseIterable, Hashable {
  case running, walking, standing
}

/// Where in its cycle a leg is.
package enum LegPhase: Sendable, Hashable {
  /// On both legs, at rest.
  case standing
  /// On the ground: percent from contact to toe-off.
  case stance(Double)
  /// In the air: share from 0 at toe-off to 1 at the next contact.
  case swing(Double)

  /// Percent of stance; nil in the air and in standing.
  package var stancePercent: Double? {
    if case .stance(let percent) = self { return percent }
    return nil
  }

  /// Whether the whole sole is on the ground: in standing, and from 10 to 60 percent of stance, where the
  /// heel's pitch is 0.
  package var isFootFlat: Bool {
    switch self {
    case .standing: true
    case .stance(let percent): SagittalCourses.footFlat.contains(percent)
    case .swing: false
    }
  }
}
