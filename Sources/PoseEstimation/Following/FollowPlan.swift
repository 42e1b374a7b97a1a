package import GaitModel

/// Where one person is through a clip, and where the others are: what a second pass follows.
package struct FollowPlan: Sendable, Hashable {
  /// Longest time between two sightings that the person's place is interpolated over; seconds.
  static let gap = 1.5

  /// Who is followed.
  package let person: TrackedPerson
  private let others: [TrackedPerson]

  /// - Returns: nil if the scan has no such person.
  package init?(_ scan: PeopleScan, person number: Int) {
    guard let person = scan[number] else { return nil }
    self.person = person
    others = scan.people.filter { $0.id != number }
  }

  /// Where the person is, or nil where the person is not in the picture.
  package func box(at time: Double) -> Box? { person.box(at: time, gap: Self.gap) }

  /// Whether a pose's box lies clearly better on someone else than on this person.
  package func liesOnAnother(_ box: Box, at time: Double) -> Bool {
    guard let place = self.box(at: time) else { return false }
    let mine = place.overlap(with: box)
    return others.contains { other in
      guard let theirs = other.box(at: time, gap: Self.gap) else { return false }
      return theirs.overlap(with: box) > mine + 0.15
    }
  }
}

/// The second pass: poses one known person in every picture, without the detector.
///
/// The crop follows the pose as in the first pass; where that loses the person, or wanders off
/// from where the detector saw them, it returns to the plan.
package struct PlanFollower: Sendable {
  private let plan: FollowPlan
  private let check: PoseCheck
  private var motion: BoxMotion?

  /// Begins before the first picture that the plan speaks of.
  package init(_ plan: FollowPlan, skeleton: Skeleton) {
    self.plan = plan
    check = PoseCheck(body: BodyPoints(skeleton))
  }

  /// The person's pose in the next picture; nil where the person is not seen.
  package mutating func process(_ sight: some PersonSight) throws -> [PosePoint]? {
    guard let planned = plan.box(at: sight.time) else {
      motion = nil
      return nil
    }
    if let expected = motion?.box(at: sight.time), expected.overlap(with: planned) >= 0.4,
      let points = try pose(in: expected, sight)
    {
      return points
    }
    motion = nil
    return try pose(in: planned, sight)
  }

  private mutating func pose(
    in place: Box, _ sight: some PersonSight
  ) throws -> [PosePoint]? {
    let points = try sight.pose(in: place)
    guard let box = check.box(of: points, lookedAt: place),
      !plan.liesOnAnother(box, at: sight.time)
    else { return nil }
    if motion == nil {
      motion = BoxMotion(box, at: sight.time)
    } else {
      motion?.update(box, at: sight.time)
    }
    return points
  }
}
