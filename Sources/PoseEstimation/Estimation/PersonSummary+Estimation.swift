import GaitModel

extension PersonSummary {
  /// The analysed person: the frames with a pose.
  init(_ person: TrackedPerson, of sequence: PoseSequence) {
    self.init(id: person.id, sequence, height: person.height)
    if sequence.count == 0 {
      firstTime = person.firstTime
      lastTime = person.lastTime
    }
  }

  /// The analysed person, by the sequence.
  init(id: Int, _ sequence: PoseSequence, height: Double) {
    let seen = (0..<sequence.count).count { frame in
      sequence[frame].contains { !$0.isMissing }
    }
    self.init(
      id: id, firstTime: sequence.times.first ?? 0, lastTime: sequence.times.last ?? 0,
      frameCount: seen, height: height, isAnalysed: true)
  }

  /// Someone else: the frames from sighting to sighting, long gaps left out.
  init(_ person: TrackedPerson, in times: [Double]) {
    let frames = times.count { time in
      (person.firstTime...person.lastTime).contains(time)
        && person.box(at: time, gap: FollowPlan.gap) != nil
    }
    self.init(
      id: person.id, firstTime: person.firstTime, lastTime: person.lastTime,
      frameCount: frames, height: person.height)
  }
}
