package import GaitModel
package import Media

extension PoseEstimator {
  /// The points of one person in a photo: the one of a number, else the largest.
  ///
  /// - Parameters:
  ///   - photo: the picture.
  ///   - source: what is known of its file.
  ///   - person: numbers count from the surest detection on; nil for the largest person.
  /// - Returns: a sequence of one frame, or of none if nobody was found.
  /// - Throws: `InferenceError`; `PoseEstimationError` where there is no such person.
  package func estimate(
    photo: VideoFrame, source: SourceDescription, person: Int? = nil
  ) throws -> PoseEstimate {
    let poses: [PersonPose]
    switch family {
    case .people(let tracker): poses = try tracker.people(inPhoto: photo)
    case .blazePose(let networks):
      let tracker = try BlazePoseTracker(networks, options: BlazePoseOptions(mode: .photo))
      poses = try tracker.process(photo)
    }
    let people = poses.map {
      TrackedPerson(
        id: $0.person,
        first: TrackedPerson.Sighting(time: photo.time, box: $0.box))
    }
    try check(person, among: people)
    let chosen = person ?? PersonChoice.largest(of: people)
    var sequence = PoseSequence(skeleton: skeleton, imageSize: photo.size)
    if let points = poses.first(where: { $0.person == chosen })?.points {
      try sequence.append(points, at: photo.time)
    }
    return PoseEstimate(
      skeleton: skeleton, sequence: sequence,
      people: people.map {
        var summary = PersonSummary($0, in: [photo.time])
        summary.isAnalysed = $0.id == chosen
        return summary
      },
      tracks: people, analysedPerson: chosen, source: source, precision: precision, detectorRuns: 1,
      secondPassFrames: 0)
  }
}
