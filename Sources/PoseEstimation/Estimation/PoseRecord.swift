import GaitModel

/// What a pass saw, frame by frame, until it is known whom to analyse.
struct PoseRecord {
  /// One frame of the clip.
  struct Entry {
    var time: Double
    /// Who was followed.
    var followed: Int?
    var poses: [PersonPose]
    /// Who was followed soon after, if that person's pose was added here.
    var followedSoon: Int?
  }

  private(set) var entries: [Entry] = []

  /// Mean seconds from frame to frame; nil with fewer than two.
  private var frameStep: Double? {
    guard let first = entries.first, let last = entries.last, entries.count > 1 else { return nil }
    return (last.time - first.time) / Double(entries.count - 1)
  }

  mutating func add(_ poses: [PersonPose], followed: Int?, at time: Double) {
    entries.append(Entry(time: time, followed: followed, poses: poses))
  }

  /// Adds the poses of a person who was not followed yet in some of the last frames.
  mutating func add(_ poses: [(time: Double, pose: PersonPose)], followedSoon person: Int) {
    for (time, pose) in poses {
      guard let index = entries.lastIndex(where: { $0.time == time }),
        entries[index].followed != person
      else { continue }
      entries[index].poses.removeAll { $0.person == person }
      entries[index].poses.append(pose)
      entries[index].followedSoon = person
    }
  }

  /// The frames in which a person is there by the plan, but was not the one who was followed.
  ///
  /// Frames after the person was followed out of the picture are none of them. Where they are few
  /// (less than half a second, and than a tenth of the person's time: most often a person who
  /// is just coming in), they are left out, since a second pass would cost more than they give.
  ///
  /// - Parameters:
  ///   - numbers: the numbers that the pass gave this person.
  ///   - plan: where the person is.
  /// - Returns: positions in `entries`.
  func framesToMakeUp(for numbers: Set<Int>, _ plan: FollowPlan) -> [Int] {
    func isFollowed(_ entry: Entry) -> Bool {
      [entry.followed, entry.followedSoon].contains { $0.map(numbers.contains) == true }
    }
    let followed = entries.indices.filter { index in
      isFollowed(entries[index]) && entries[index].poses.contains { numbers.contains($0.person) }
    }
    let isFollowedOut = followed.last.map { entries[$0].time >= plan.person.lastTime } ?? false
    let last = isFollowedOut ? followed.last ?? entries.count : entries.count
    let frames = entries.indices.filter { index in
      index < last && !isFollowed(entries[index])
        && plan.box(at: entries[index].time) != nil
    }
    let seconds = Double(frames.count) * (frameStep ?? 0)
    let isWorthIt = seconds > 0.5 || frames.count > followed.count / 10
    return isWorthIt ? frames : []
  }

  /// The people of a pass that poses one at a time.
  func followedPeople(_ body: BodyPoints) -> [TrackedPerson] {
    var people: [TrackedPerson] = []
    for entry in entries {
      for pose in entry.poses {
        let sighting = TrackedPerson.Sighting(time: entry.time, box: pose.box)
        var index = people.count
        if let known = people.firstIndex(where: { $0.id == pose.person }) {
          people[known].sightings.append(sighting)
          index = known
        } else {
          people.append(TrackedPerson(id: pose.person, first: sighting))
        }
        guard let points = pose.points else { continue }
        people[index].look(at: points, box: pose.box, time: entry.time, body)
      }
    }
    return people
  }

  /// One person's points, from the first to the last frame with a pose.
  ///
  /// - Parameters:
  ///   - numbers: the numbers that the pass gave this person.
  ///   - madeUp: the frames of a second pass, by time; they take the place of the first's.
  ///   - accept: whether a pose is this person's.
  ///   - empty: an empty sequence of the right skeleton and size.
  /// - Returns: the sequence; empty if there is no pose of the person.
  /// - Throws: `PoseSequence.Fault`, where a tracker gave a wrong number of points.
  func sequence(
    of numbers: Set<Int>, madeUp: [Double: [PosePoint]?],
    accept: (_ box: Box, _ time: Double) -> Bool, into empty: PoseSequence
  ) throws -> PoseSequence {
    var result = empty
    let missing = [PosePoint](repeating: .missing, count: empty.skeleton.points.count)
    // Frames without the person wait here until the person is seen again.
    var waiting: [Double] = []
    for entry in entries {
      let points: [PosePoint]?
      if let other = madeUp[entry.time] {
        points = other
      } else {
        points =
          entry.poses
          .first { $0.points != nil && numbers.contains($0.person) && accept($0.box, entry.time) }?
          .points
      }
      guard let points else {
        if result.count > 0 { waiting.append(entry.time) }
        continue
      }
      for time in waiting { try result.append(missing, at: time) }
      waiting.removeAll()
      try result.append(points, at: entry.time)
    }
    return result
  }
}
