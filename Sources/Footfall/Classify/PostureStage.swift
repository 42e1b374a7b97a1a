import GaitModel
import GaitReport
import PoseClassification

/// From the points of a person to what a classifier says of them.
struct PostureStage {
  let classifier: PoseClassifier
  /// In seconds of real time.
  let smoothing: PostureSmoothing
  /// The classifier as a message names it.
  let name: String

  /// The record of a recording. The points are those that the network gave, after identity and
  /// left/right repair, as a `poses.json` holds them, so that training and use see the same.
  ///
  /// - Throws: `InferenceError`; `AnalysisError` of kind `usage` where the poses can never give the
  ///   points that the classifier takes.
  func record(of recording: GaitRecording) throws -> PostureRecord {
    let poses = recording.raw
    try check(poses.skeleton, shown: recording.nearSide)
    var times: [Double] = []
    var probabilities: [Double?] = []
    var omissions: [String: Int] = [:]
    for frame in 0..<poses.count {
      let time = poses.times[frame]
      let pose = NamedPose(
        frame: frame, of: poses, cameraSide: recording.nearSide(at: time))
      // Frames in which the person is not there at all are no poses.
      guard !pose.points.isEmpty else { continue }
      times.append(time)
      switch try classifier.classify(pose) {
      case .success(let verdict): probabilities.append(verdict.probability)
      case .failure(let error):
        probabilities.append(nil)
        omissions[error.reason, default: 0] += 1
      }
    }
    let slowMotion = recording.source.slowMotion
    let used = slowMotion > 1 ? smoothing.stretched(by: slowMotion) : smoothing
    let track = ProbabilityTrack(times: times, probabilities: probabilities, smoothing: used)
    return PostureRecord(
      card: classifier.card, source: recording.source, view: recording.view,
      direction: recording.direction, smoothing: used, frames: frames(of: track),
      spans: track.spans.map { span in
        PostureSpan(
          label: label(span.isPositive), firstTime: span.firstTime, lastTime: span.lastTime,
          probability: span.probability)
      }, shares: shares(of: track),
      omissions: omissions.map { PostureOmission(reason: $0, frames: $1) }.sorted {
        $0.frames == $1.frames ? $0.reason < $1.reason : $0.frames > $1.frames
      })
  }

  private func check(_ skeleton: Skeleton, shown: Side?) throws(AnalysisError) {
    let missing = classifier.pointsMissing(from: skeleton, shown: shown)
    guard !missing.isEmpty else { return }
    throw AnalysisError(
      .usage,
      "\(name): the classifier takes \(missing.map(\.rawValue).joined(separator: ", ")), which "
        + "these poses (\(skeleton.name)) do not have.")
  }

  private func frames(of track: ProbabilityTrack) -> [PostureFrame] {
    track.times.indices.map { index in
      PostureFrame(
        time: track.times[index], probability: track.probabilities[index],
        smoothed: track.smoothed[index],
        label: track.probabilities[index] == nil ? nil : label(track.isPositive[index]))
    }
  }

  /// The share of each class by time; by number of poses where all of them stand alone.
  private func shares(of track: ProbabilityTrack) -> [PostureShare] {
    let spans = track.spans
    let isTimed = spans.contains { $0.duration > 0 }
    func weight(_ span: ProbabilityTrack.Span) -> Double { isTimed ? span.duration : 1 }
    let total = spans.reduce(0) { $0 + weight($1) }
    guard total > 0 else { return [] }
    return [label(true), label(false), nil].map { name in
      let own = spans.filter { label($0.isPositive) == name }
      return PostureShare(label: name, share: own.reduce(0) { $0 + weight($1) } / total)
    }
  }

  private func label(_ isPositive: Bool?) -> String? {
    let card = classifier.card
    switch isPositive {
    case true?: return card.positiveClass
    case false?: return card.classes.first { $0 != card.positiveClass }
    case nil: return nil
    }
  }
}

extension PoseFeatureError {
  /// The reason without numbers, so that frames with the same one can be counted.
  fileprivate var reason: String {
    switch self {
    case .missing(let name), .unsure(let name, _, _):
      "the point \(name.rawValue) was not seen, or not surely enough"
    default: description
    }
  }
}
