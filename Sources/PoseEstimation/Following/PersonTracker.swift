package import GaitModel
package import Inference
package import Media

/// Follows people with a detector and a top-down network: RTMPose with YOLOX.
///
/// One person is posed in every frame, the others at the detector's runs (`PeopleFollower`).
package final class PersonTracker: PoseTracker {
  /// The points that each pose holds.
  package let skeleton: Skeleton
  /// The number format that is really used: `f32`, `bf16`.
  package var precision: String { network.precision }
  private let detector: YOLOXDetector
  private let network: SimCCNetwork
  private var follower: PeopleFollower<FrameSight>

  /// - Parameters:
  ///   - model: a network of the family `simcc`.
  ///   - detector: a network of the family `yoloxDetector`.
  ///   - engine: compiles both.
  ///   - options: how they are compiled.
  /// - Throws: `InferenceError`.
  package convenience init(
    _ model: Model, detector: Model, engine: InferenceEngine, options: InferenceOptions
  ) throws {
    try self.init(
      SimCCNetwork(model, engine: engine, options: options),
      YOLOXDetector(detector, engine: engine, options: options))
  }

  /// Works with networks that were compiled before.
  init(_ network: SimCCNetwork, _ detector: YOLOXDetector) {
    self.network = network
    self.detector = detector
    skeleton = network.skeleton
    follower = PeopleFollower(skeleton: skeleton)
  }

  /// Forgets everybody, for a new clip.
  package func restart() { follower = PeopleFollower(skeleton: skeleton) }

  /// The followed person in the next frame, if seen, and at a run of the detector everybody.
  package func process(_ frame: VideoFrame) throws -> [PersonPose] {
    try process(frame, next: nil)
  }

  /// The same; the pose of the frame after it is begun beside this one's. Poses do not depend on
  /// whether `next` is given.
  package func process(_ frame: VideoFrame, next: VideoFrame?) throws -> [PersonPose] {
    if let next, let place = follower.place(at: next.time) {
      try network.begin(in: place, of: next)
    }
    return try follower.process(FrameSight(frame: frame, detector: detector, network: network))
  }

  /// Who is posed in every frame at present.
  package var followed: Int? { follower.followed }

  /// How often the detector ran since the start.
  package var detectorRuns: Int { follower.schedule.runs }

  /// Everybody so far, as after the end of a clip.
  package func scan() -> PeopleScan {
    PeopleScan(
      follower.identity.people, runs: follower.schedule.runs, body: BodyPoints(skeleton))
  }

  /// Everybody in a single picture, posed, the surest detection first.
  ///
  /// - Throws: `InferenceError` where a network cannot be run.
  package func people(inPhoto photo: VideoFrame) throws -> [PersonPose] {
    let body = BodyPoints(skeleton)
    let check = PoseCheck(body: body)
    var result: [PersonPose] = []
    for detection in try detector.detect(in: photo)
    where detection.score >= IdentityTracker.beginScore {
      let points = try network.pose(in: detection.box, of: photo)
      guard check.box(of: points, lookedAt: detection.box) != nil else { continue }
      result.append(
        PersonPose(person: result.count + 1, box: detection.box, points: points))
    }
    return result
  }

  /// Follows the person who is followed now through earlier frames: back from where the detector
  /// saw the person last, and from there on.
  ///
  /// - Parameter frames: the frames before the present one.
  /// - Returns: the poses with the times of their frames, in no special order. They end where the
  ///   person is lost.
  /// - Throws: `InferenceError` where the network cannot be run.
  func posesOfFollowed(
    in frames: RecentFrames
  ) throws -> [(time: Double, pose: PersonPose)] {
    guard let followed, let seen = follower.identity.people[followed - 1].sightings.last else {
      return []
    }
    let back = try follow(followed, from: seen, through: frames.before(seen.time), direction: -1)
    return try back + follow(followed, from: seen, through: frames.since(seen.time), direction: 1)
  }

  /// Follows a person through frames from where the person was seen.
  ///
  /// - Parameters:
  ///   - person: the number that the poses get.
  ///   - sighting: where the person was seen.
  ///   - frames: frames that lead away from there.
  ///   - direction: 1 where they go on in time, -1 where they go back.
  /// - Returns: the poses up to where the person is lost.
  /// - Throws: `InferenceError` where the network cannot be run.
  private func follow(
    _ person: Int, from sighting: TrackedPerson.Sighting, through frames: [VideoFrame],
    direction: Double
  ) throws -> [(time: Double, pose: PersonPose)] {
    let check = PoseCheck(body: BodyPoints(skeleton))
    // Time counts from the sighting, so that it increases either way.
    func distance(_ frame: VideoFrame) -> Double { direction * (frame.time - sighting.time) }
    var motion = BoxMotion(sighting.box, at: 0)
    var places = frames.prefix(1).map { motion.box(at: distance($0)) }
    var result: [(time: Double, pose: PersonPose)] = []
    for (index, frame) in frames.enumerated() {
      if index + 1 < frames.count {
        let next = frames[index + 1]
        places.append(motion.box(at: distance(next)))
        try network.begin(in: places[index + 1], of: next)
      }
      let points = try network.pose(in: places[index], of: frame)
      guard let box = check.box(of: points, lookedAt: places[index]) else { break }
      motion.update(box, at: distance(frame))
      result.append((frame.time, PersonPose(person: person, box: box, points: points)))
    }
    return result
  }

  /// One known person's pose in a frame of a second pass; nil where the person is not seen.
  ///
  /// - Parameters:
  ///   - frame: the frame.
  ///   - next: the frame after it, whose pose is begun beside this one's.
  ///   - plan: follows the person.
  /// - Returns: the points, or nil.
  /// - Throws: `InferenceError` where the network cannot be run.
  package func process(
    _ frame: VideoFrame, next: VideoFrame?, with plan: inout PlanFollower
  ) throws -> [PosePoint]? {
    if let next, let place = plan.place(at: next.time) {
      try network.begin(in: place, of: next)
    }
    return try plan.process(FrameSight(frame: frame, detector: detector, network: network))
  }
}
