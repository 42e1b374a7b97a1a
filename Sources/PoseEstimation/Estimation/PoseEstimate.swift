package import GaitModel

/// What the pass through a clip or a photo gave: the points of one person, and who else was there.
package struct PoseEstimate: Sendable {
  /// What the points are.
  package var skeleton: Skeleton
  /// The analysed person, from the first to the last frame with a pose. A frame between them in
  /// which the person was not seen has only missing points. Empty where nobody was found.
  package var sequence: PoseSequence
  /// Everybody, in the order of first appearance; the analysed person is marked.
  package var people: [PersonSummary]
  /// Where the detector saw each of them.
  package var tracks: [TrackedPerson] = []
  /// Number of the analysed person; nil where nobody was found.
  package var analysedPerson: Int?
  /// What was read.
  package var source: SourceDescription
  /// The number format that was really used: `f32`, `bf16`.
  package var precision: String
  /// Runs of the detector.
  package var detectorRuns: Int
  /// Frames that a second pass went through, because the analysed person was not followed in them.
  package var secondPassFrames: Int
  /// What the pictures tell besides; nil for a photo.
  package var survey: PictureSurvey?
}

/// How far a pass has come.
package struct PoseProgress: Sendable, Hashable {
  /// Frames of this pass that are done.
  package var frame: Int
  /// About how many there are, where the file says so.
  package var expectedFrames: Int?
  /// Time of the last frame in the clip, seconds.
  package var time: Double
  /// 1, or 2 while frames of a person who was not followed at first are made up for.
  package var pass: Int
}

/// Why there are no poses.
package enum PoseEstimationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The clip has no person of that number.
  case noSuchPerson(number: Int, found: Int)
  /// The model follows one person at a time, and this is none of those whom it followed.
  case followsOnePerson(model: String, number: Int)
  /// The model gives no poses: a detector.
  case givesNoPoses(model: String)
  /// Stopped on demand.
  case cancelled

  package var description: String {
    switch self {
    case .noSuchPerson(let number, 0):
      "There is no person \(number): nobody was found."
    case .noSuchPerson(let number, 1):
      "There is no person \(number): only one was found. Leave --person out."
    case .noSuchPerson(let number, let found):
      "There is no person \(number): \(found) were found. Give a number from 1 to \(found)."
    case .followsOnePerson(let model, let number):
      "The model \(model) follows one person at a time and did not follow a person \(number). "
        + "Leave --person out, or take --model rtmpose-s."
    case .givesNoPoses(let model):
      "The model \(model) finds people but gives no poses. Take another --model."
    case .cancelled:
      "Stopped."
    }
  }
}
