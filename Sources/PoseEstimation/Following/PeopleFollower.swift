package import GaitModel

/// The first pass through a clip: everybody is located from time to time, one person is posed in
/// every frame.
///
/// The detector runs on the first picture and then by `DetectionSchedule`. Between its runs the
/// crop of the followed person goes where the poses up to the last but one say the person will be:
/// so the pose of a picture can be begun before that of the picture before it is there. At its runs
/// the others are posed as well (the largest three), so that afterwards it can be told who runs or
/// walks (`PersonChoice`).
///
/// While all is clear the detector works beside the poses: what it saw is taken in a few pictures
/// later, as of the time of its picture, and the poses since then are taken in anew. How many
/// pictures later is fixed, so that the result does not depend on how fast the machine is.
package struct PeopleFollower<Sight: PersonSight> {
  /// How many others are posed at a run of the detector, and how large against the largest one.
  private static var posedOthers: Int { 3 }
  private static var posedHeight: Double { 0.25 }
  /// Seconds after a run of the detector at which the others are posed again.
  private static var secondLook: Double { 0.2 }
  /// Seconds after which a person who is not seen can be found again by the detector only.
  private static var memory: Double { 0.1 }
  /// Confidence from which a pose goes on though the detector does not see the person.
  private static var sureConfidence: Double { 0.5 }

  /// Everybody so far.
  package private(set) var identity: IdentityTracker
  /// When the detector ran and will run.
  package private(set) var schedule = DetectionSchedule()
  /// Who is posed in every frame.
  package private(set) var followed: Int?
  private let body: BodyPoints
  private let check: PoseCheck
  private var lastSeen = -Double.infinity
  /// Whom the last run of the detector saw, until they are posed again.
  private var others: [Int] = []
  /// Who was followed, and where the person went, before the last picture.
  private var earlier: Place?
  private var pending: Run?

  /// Begins before the first picture of a clip.
  package init(skeleton: Skeleton) {
    body = BodyPoints(skeleton)
    check = PoseCheck(body: body)
    identity = IdentityTracker(body: body)
  }

  /// Somebody who is followed.
  private struct Place {
    var person: Int
    var motion: BoxMotion
  }

  /// A pose and its box.
  private struct Posed {
    var points: [PosePoint]
    var box: Box
  }

  /// A run of the detector whose answer is not yet taken in.
  private struct Run {
    /// After so many pictures, or so many seconds, the answer is taken in.
    static var pictures: Int { 5 }
    static var seconds: Double { 0.15 }

    var sight: Sight
    /// The followed person's pose in the detector's picture.
    var posed: Posed
    /// Everybody, as of before that picture.
    var identity: IdentityTracker
    /// The followed person's poses in the pictures since.
    var steps: [(time: Double, posed: Posed)] = []

    func isDue(at time: Double) -> Bool {
      steps.count + 1 >= Self.pictures || time - sight.time >= Self.seconds
    }
  }

  /// Where the followed person will be looked for in the picture after the next; to be asked
  /// before `process` takes in the next one.
  ///
  /// - Parameter time: seconds of the picture after the next.
  /// - Returns: nil where nobody is followed.
  package func place(at time: Double) -> Box? {
    time - lastSeen <= 2 * Self.memory ? current?.motion.box(at: time) : nil
  }

  private var current: Place? {
    followed.map { Place(person: $0, motion: identity.people[$0 - 1].motion) }
  }

  /// Takes in the next picture.
  ///
  /// - Returns: the followed person, if seen; at a run of the detector that is waited for,
  ///   everybody.
  /// - Throws: what the sight throws.
  package mutating func process(_ sight: Sight) throws -> [PersonPose] {
    let known = earlier
    earlier = current
    var posed = try followed.flatMap { try follow($0, known, in: sight) }
    if let run = pending, posed == nil || run.isDue(at: sight.time) {
      pending = nil
      posed = try finish(run, posed, in: sight)
    }
    let situation = situation(posed, at: sight.time)
    if pending == nil, schedule.isDue(at: sight.time, situation) {
      schedule.ran(at: sight.time)
      guard situation == .clear || situation == .idle, let posed else {
        return try locate(posed, in: sight)
      }
      try sight.beginDetection()
      pending = Run(sight: sight, posed: posed, identity: identity)
    } else if pending == nil {
      try lookAgain(sight)
    }
    guard let followed, let posed else { return [] }
    lastSeen = sight.time
    if !identity.isContested(followed, at: sight.time) {
      identity.follow(followed, to: posed.box, with: posed.points, at: sight.time)
      if let run = pending, run.sight.time < sight.time {
        pending?.steps.append((sight.time, posed))
      }
    }
    return [PersonPose(person: followed, box: posed.box, points: posed.points)]
  }

  /// Runs the detector and waits for it.
  private mutating func locate(_ posed: Posed?, in sight: Sight) throws -> [PersonPose] {
    let detections = try look(sight, followed: posed)
    let numbers = update(with: detections, at: sight.time)
    var settled = posed
    if let followed {
      settled = try settle(posed, on: detections, numbers: numbers, of: followed, in: sight)
      if settled != nil { lastSeen = sight.time }
      if posed == nil, settled != nil { schedule.changed(at: sight.time) }
    }
    if chooseFollowed(among: numbers, at: sight.time), let followed {
      settled = try settle(nil, on: detections, numbers: numbers, of: followed, in: sight)
      lastSeen = sight.time
    }
    return poses(of: detections, numbers: numbers, followed: settled)
  }

  /// Takes in what the detector saw some pictures ago.
  ///
  /// - Parameters:
  ///   - run: the run.
  ///   - posed: the followed person's pose in the picture at hand.
  ///   - sight: the picture at hand.
  /// - Returns: the followed person's pose in the picture at hand, which may be another's now; nil
  ///   where the pose turned out to be on someone else.
  /// - Throws: what the sight throws.
  private mutating func finish(_ run: Run, _ posed: Posed?, in sight: Sight) throws -> Posed? {
    guard let id = followed else { return nil }
    let detections = try look(run.sight, followed: run.posed)
    identity = run.identity
    let numbers = update(with: detections, at: run.sight.time)
    var posed = posed
    if isConfirmed(run.posed, as: id, by: detections, numbers) {
      for step in run.steps {
        identity.follow(id, to: step.posed.box, with: step.posed.points, at: step.time)
      }
    } else {
      posed = nil
    }
    if chooseFollowed(among: numbers, at: sight.time), let followed {
      let place = identity.people[followed - 1].motion.box(at: sight.time)
      let points = try sight.pose(in: place)
      posed = check.box(of: points, lookedAt: place).map { Posed(points: points, box: $0) }
      lastSeen = sight.time
    }
    return posed
  }

  private mutating func update(
    with detections: [PersonDetection], at time: Double
  ) -> [Int?] {
    let count = identity.people.count
    let numbers = identity.update(detections, at: time)
    if identity.people.count > count { schedule.changed(at: time) }
    others = numbers.compactMap { $0 }
    return numbers
  }

  /// Decides whom to follow from now on.
  ///
  /// - Returns: whether that is someone else than before.
  private mutating func chooseFollowed(among numbers: [Int?], at time: Double) -> Bool {
    let previous = followed
    followed = FollowChoice.next(
      after: followed.map { ($0, lastSeen) }, present: numbers.compactMap { $0 },
      people: identity.people, at: time)
    return followed != previous
  }

  private func situation(_ posed: Posed?, at time: Double) -> DetectionSchedule.Situation {
    guard let followed, posed != nil else { return .nobody }
    if identity.isContested(followed, at: time) { return .contested }
    let looks = identity.people[followed - 1].looks.reversed().prefix { time - $0.time <= 3 }
    let recent = Array(looks.reversed())
    return GaitEvidence(recent).seconds < 0.1 ? .idle : .clear
  }

  /// The followed person's pose where the person is expected.
  ///
  /// - Parameters:
  ///   - id: the followed person.
  ///   - known: where the person was before the last picture; it holds unless the last picture
  ///     says otherwise.
  ///   - sight: the picture.
  /// - Returns: the pose; nil where the person was not seen there.
  /// - Throws: where the network cannot be run.
  private func follow(
    _ id: Int, _ known: Place?, in sight: Sight
  ) throws -> Posed? {
    guard sight.time - lastSeen <= Self.memory else { return nil }
    var place = identity.people[id - 1].motion.box(at: sight.time)
    if let known, known.person == id {
      let expected = known.motion.box(at: sight.time)
      if expected.overlap(with: place) >= 0.6 { place = expected }
    }
    let points = try sight.pose(in: place)
    guard let box = check.box(of: points, lookedAt: place),
      !identity.liesOnAnother(than: id, box, at: sight.time)
    else { return nil }
    return Posed(points: points, box: box)
  }

  /// Runs the detector and poses whom it found: the followed person has a pose already.
  private func look(_ sight: Sight, followed: Posed?) throws -> [PersonDetection] {
    var detections = try sight.detect()
    let tallest = detections.map(\.box.height).max() ?? 0
    // The detection that shows the followed person's pose takes that pose.
    var own: Int?
    if let followed {
      own = detections.indices.max {
        detections[$0].box.overlap(with: followed.box)
          < detections[$1].box.overlap(with: followed.box)
      }
      if let index = own, detections[index].box.overlap(with: followed.box) >= 0.4 {
        detections[index].points = followed.points
      } else {
        own = nil
      }
    }
    let others = detections.indices
      .filter { $0 != own && detections[$0].box.height >= Self.posedHeight * tallest }
      .sorted {
        let areas = (detections[$0].box.area, detections[$1].box.area)
        return areas.0 == areas.1 ? $0 < $1 : areas.0 > areas.1
      }
    for index in others.prefix(Self.posedOthers)
    where !identity.isKnown(detections[index].box, at: sight.time) {
      let points = try sight.pose(in: detections[index].box)
      if check.box(of: points, lookedAt: detections[index].box) != nil {
        detections[index].points = points
      }
    }
    return detections
  }

  /// Poses the others once more some time after a run of the detector: a step that takes just as
  /// long as the detector's would otherwise always show the same phase.
  private mutating func lookAgain(_ sight: Sight) throws {
    guard let id = others.first else { return }
    guard sight.time - identity.people[id - 1].lastTime >= Self.secondLook else { return }
    let largest = others.filter { id in
      id != followed
        && !identity.isKnown(identity.people[id - 1].motion.box(at: sight.time), at: sight.time)
    }
    .sorted { identity.people[$0 - 1].height > identity.people[$1 - 1].height }
    for id in largest.prefix(Self.posedOthers) {
      let place = identity.people[id - 1].motion.box(at: sight.time)
      let points = try sight.pose(in: place)
      guard let box = check.box(of: points, lookedAt: place) else { continue }
      identity.look(at: id, points, box: box, time: sight.time)
    }
    others = []
  }

  /// The followed person's pose after a run of the detector: the one that was followed if it lies
  /// on the person's detection, else the one in the detection.
  private func settle(
    _ posed: Posed?, on detections: [PersonDetection], numbers: [Int?], of id: Int, in sight: Sight
  ) throws -> Posed? {
    if let posed, isConfirmed(posed, as: id, by: detections, numbers) {
      return posed
    }
    guard let column = numbers.firstIndex(of: id) else { return nil }
    let place = detections[column].box
    let points = try detections[column].points ?? sight.pose(in: place)
    return check.box(of: points, lookedAt: place).map { Posed(points: points, box: $0) }
  }

  /// Whether a followed pose lies where the detector sees the person.
  ///
  /// The detector misses people now and then: a good pose goes on without it, a doubtful one has
  /// most likely come to lie on something else.
  private func isConfirmed(
    _ posed: Posed, as id: Int, by detections: [PersonDetection], _ numbers: [Int?]
  ) -> Bool {
    guard let column = numbers.firstIndex(of: id) else {
      return body.confidence(of: posed.points) >= Self.sureConfidence
    }
    return posed.box.overlap(with: detections[column].box) >= 0.4
  }

  private func poses(
    of detections: [PersonDetection], numbers: [Int?], followed posed: Posed?
  ) -> [PersonPose] {
    var result: [PersonPose] = []
    if let followed, let posed {
      result.append(PersonPose(person: followed, box: posed.box, points: posed.points))
    }
    for (detection, number) in zip(detections, numbers) {
      guard let number, number != followed || posed == nil else { continue }
      result.append(PersonPose(person: number, box: detection.box, points: detection.points))
    }
    return result.sorted { $0.person < $1.person }
  }
}
