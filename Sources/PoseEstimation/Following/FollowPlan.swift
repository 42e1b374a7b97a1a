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
  /// The motion before the last picture.
  private var earlier: BoxMotion?

  /// Begins before the first picture that the plan speaks of.
  package init(_ plan: FollowPlan, skeleton: Skeleton) {
    self.plan = plan
    check = PoseCheck(body: BodyPoints(skeleton))
  }

  /// Where the person will be looked for in the picture after the next; to be asked before
  /// `process` takes in the next one.
  ///
  /// - Parameter time: seconds of the picture after the next.
  /// - Returns: nil where the person is not there, or has yet to be found.
  package func place(at time: Double) -> Box? {
    guard let expected = motion?.box(at: time), let planned = plan.box(at: time),
      expected.overlap(with: planned) >= Self.agreement
    else { return nil }
    return expected
  }

  /// Overlap with the plan below which the crop returns to it.
  private static let agreement = 0.4

  /// The person's pose in the next picture; nil where the person is not seen.
  package mutating func process(_ sight: some PersonSight) throws -> [PosePoint]? {
    let known = earlier
    earlier = motion
    guard let planned = plan.box(at: sight.time) else {
      motion = nil
      return nil
    }
    if let expected = (known ?? motion)?.box(at: sight.time), motion != nil,
      expected.overlap(with: planned) >= Self.agreement,
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
