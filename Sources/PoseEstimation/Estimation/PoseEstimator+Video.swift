package import Foundation
import GaitModel
import Media

extension PoseEstimator {
  /// The points of one person in a video.
  ///
  /// The first pass follows somebody and looks at everybody now and then. If the person to analyse
  /// was not followed in some frames, a second pass makes up for those.
  ///
  /// - Parameters:
  ///   - video: the file.
  ///   - request: whom and which span.
  ///   - progress: called after each frame.
  ///   - isCancelled: asked before each frame.
  /// - Returns: the points, everybody who was seen, and what was read.
  /// - Throws: `MediaError`, `InferenceError`; `PoseEstimationError` where there is no such person
  ///   or the caller cancelled.
  package func estimate(
    video: URL, _ request: Request = Request(),
    progress: @escaping (PoseProgress) -> Void = { _ in },
    isCancelled: @escaping () -> Bool = { false }
  ) throws -> PoseEstimate {
    switch family {
    case .people(let tracker):
      return try estimate(
        video, request, tracker, Watch(progress: progress, isCancelled: isCancelled))
    case .blazePose(let networks):
      return try estimate(
        video, request, BlazePoseTracker(networks),
        Watch(progress: progress, isCancelled: isCancelled))
    }
  }

  /// Who wants to know how far a pass is, and may stop it.
  private struct Watch {
    var progress: (PoseProgress) -> Void
    var isCancelled: () -> Bool
  }

  /// Goes through the frames of a span, with decoding on a thread of its own.
  private func pass(
    _ number: Int, through video: URL, _ range: Range<Double>, _ watch: Watch,
    frame: (_ frame: VideoFrame, _ next: VideoFrame?) throws -> Void
  ) throws -> (source: SourceDescription, size: PixelSize) {
    let reader = try VideoReader(path: video.path, range: range)
    let size = reader.size
    var progress = PoseProgress(
      frame: 0, expectedFrames: reader.expectedFrameCount, time: 0, pass: number)
    let queue = FrameQueue(reader)
    var next = try queue.next()
    while let current = next {
      if watch.isCancelled() { throw PoseEstimationError.cancelled }
      next = try queue.next()
      try frame(current, next)
      progress.frame += 1
      progress.time = current.time
      watch.progress(progress)
    }
    let empty = SourceDescription(
      kind: .video, name: video.lastPathComponent, imageSize: size, frameCount: 0, duration: 0)
    return (queue.sourceDescription ?? empty, size)
  }

  private func estimate(
    _ video: URL, _ request: Request, _ tracker: PersonTracker, _ watch: Watch
  ) throws -> PoseEstimate {
    tracker.restart()
    var record = PoseRecord()
    var recent = RecentFrames()
    var tally = SurveyTally(skeleton)
    let (source, size) = try pass(1, through: video, request.range, watch) { frame, next in
      let before = tracker.followed
      let poses = try tracker.process(frame, next: next)
      record.add(poses, followed: tracker.followed, at: frame.time)
      tally.add(frame, poses, followed: tracker.followed)
      if let followed = tracker.followed, followed != before {
        record.add(try tracker.posesOfFollowed(in: recent), followedSoon: followed)
      }
      recent.add(frame)
    }
    let scan = tracker.scan()
    try check(request.person, among: scan.people)
    let chosen = request.person ?? PersonChoice.best(of: scan.people)
    var result = PoseEstimate(
      skeleton: skeleton, sequence: PoseSequence(skeleton: skeleton, imageSize: size),
      people: [], tracks: scan.people, analysedPerson: chosen, source: source,
      precision: tracker.precision,
      detectorRuns: tracker.detectorRuns, secondPassFrames: 0, survey: tally.survey)
    if let chosen, let plan = FollowPlan(scan, person: chosen) {
      let numbers = Set(scan.numbers.filter { $0.value == chosen }.keys)
      let frames = record.framesToMakeUp(for: numbers, plan)
      let madeUp = try makeUp(
        frames.map { record.entries[$0].time }, plan, video, request, tracker, watch)
      result.secondPassFrames = frames.count
      result.sequence = try record.sequence(
        of: numbers, madeUp: madeUp, accept: { !plan.liesOnAnother($0, at: $1) },
        into: result.sequence)
    }
    result.people = scan.people.map { person in
      person.id == chosen
        ? PersonSummary(person, of: result.sequence)
        : PersonSummary(person, in: record.entries.map(\.time))
    }
    return result
  }

  /// The second pass: the person's points in the given frames, by time.
  private func makeUp(
    _ times: [Double], _ plan: FollowPlan, _ video: URL, _ request: Request,
    _ tracker: PersonTracker, _ watch: Watch
  ) throws -> [Double: [PosePoint]?] {
    guard let first = times.first, let last = times.last else { return [:] }
    let wanted = Set(times)
    var follower = PlanFollower(plan, skeleton: skeleton)
    var result: [Double: [PosePoint]?] = [:]
    let range = first..<min(last.nextUp, request.range.upperBound)
    _ = try pass(2, through: video, range, watch) { frame, next in
      guard wanted.contains(frame.time) else { return }
      result[frame.time] = .some(try tracker.process(frame, next: next, with: &follower))
    }
    return result
  }

  /// BlazePose follows one person at a time: whom it followed is listed, and chosen among.
  private func estimate(
    _ video: URL, _ request: Request, _ tracker: BlazePoseTracker, _ watch: Watch
  ) throws -> PoseEstimate {
    var record = PoseRecord()
    var tally = SurveyTally(skeleton)
    let (source, size) = try pass(1, through: video, request.range, watch) { frame, _ in
      let poses = try tracker.process(frame)
      record.add(poses, followed: poses.first?.person, at: frame.time)
      tally.add(frame, poses, followed: poses.first?.person)
    }
    let people = record.followedPeople(BodyPoints(skeleton))
    try check(request.person, among: people)
    let chosen = request.person ?? PersonChoice.best(of: people)
    let sequence = try record.sequence(
      of: Set([chosen].compactMap { $0 }), madeUp: [:], accept: { _, _ in true },
      into: PoseSequence(skeleton: skeleton, imageSize: size))
    let times = record.entries.map(\.time)
    return PoseEstimate(
      skeleton: skeleton, sequence: sequence,
      people: people.map {
        $0.id == chosen ? PersonSummary($0, of: sequence) : PersonSummary($0, in: times)
      },
      tracks: people, analysedPerson: chosen, source: source, precision: precision,
      detectorRuns: tracker.detectorRuns, secondPassFrames: 0, survey: tally.survey)
  }
}
