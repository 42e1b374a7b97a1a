import Foundation
import GaitAnalysis
import GaitFormats
import GaitModel
import Inference
import Media
import PoseEstimation

/// The first stage: from the input, whatever it is, to the points of one person.
struct PoseStage {
  let request: AnalysisRequest
  /// Networks that were loaded before; nil to load them when they are needed.
  var networks: LoadedNetworks?
  let progress: (AnalysisProgress) -> Void
  let isCancelled: () -> Bool

  /// What the input is, told by its content.
  enum Input {
    case poses, photo, video
  }

  /// Looks at the input before anything is loaded or made.
  ///
  /// - Throws: `MediaError` where there is no such file, or nothing of it can be decoded;
  ///   `AnalysisError` where the known length lies outside of a video's picture.
  func input() throws -> Input {
    let url = request.input
    if PoseFile.canRead(url) { return .poses }
    if try MediaKind(path: url.path) == .photo { return .photo }
    try request.check(picture: VideoReader(path: url.path).size)
    return .video
  }

  /// - Throws: what the stage's part throws; `AnalysisError(stage:)` puts it into words.
  func run(_ input: Input) throws -> EstimatedPoses {
    switch input {
    case .poses: return try readPoses()
    case .photo, .video:
      if request.markers != nil {
        throw AnalysisError(
          .usage,
          "\(request.input.lastPathComponent): this is no file of markers; leave --markers out.")
      }
      return try estimate(input)
    }
  }

  // MARK: - Pictures

  private func estimate(_ input: Input) throws -> EstimatedPoses {
    let loaded = try networks ?? load()
    let estimator = try PoseEstimator(loaded.networks)
    let estimate: PoseEstimate
    if input == .photo {
      let photo = try Photo(path: request.input.path)
      estimate = try estimator.estimate(
        photo: photo.frame, source: photo.source, person: request.person)
    } else {
      estimate = try estimator.estimate(
        video: request.input, .init(person: request.person, range: request.range),
        progress: { progress(.tracking(frame: $0.frame, of: $0.expectedFrames)) },
        isCancelled: isCancelled)
    }
    var notes: [String] = []
    if request.fast && !loaded.hasBF16 {
      notes.append("This processor has no bf16: --fast makes no difference.")
    }
    var source = estimate.source
    source.slowMotion = request.slowMotion
    return EstimatedPoses(
      sequence: estimate.sequence, people: estimate.people, tracks: estimate.tracks,
      source: source,
      settings: settings(
        model: estimator.model.card.name, hash: estimator.model.card.sha256,
        precision: estimate.precision),
      survey: estimate.survey, notes: notes)
  }

  private func load() throws -> LoadedNetworks {
    progress(.preparing("the pose model \(request.model)"))
    return try LoadedNetworks(request)
  }

  private func settings(
    model: String, hash: String? = nil, precision: String? = nil
  ) -> AnalysisSettings {
    let options = AnalysisOptions()
    return AnalysisSettings(
      programVersion: ProgramVersion.current, model: model, modelHash: hash, precision: precision,
      confidenceThreshold: options.confidenceThreshold,
      longestFilledGap: options.longestFilledGap, cutoffFrequency: options.cutoffFrequency)
  }

  // MARK: - Poses from a file

  private func readPoses() throws -> EstimatedPoses {
    progress(.preparing(request.input.lastPathComponent))
    let contents = try PoseFile.read(
      request.input,
      options: .init(
        frameRate: request.framesPerSecond, imageSize: request.imageSize,
        sequence: request.sequenceIndex, markers: try markerMap(),
        standing: try request.standing.map { url throws(FormatError) in try StandingTrial(url) },
        view: request.view, direction: request.direction))
    let chosen = try choose(from: contents.people)
    let sequence = chosen.sequence.trimmed(to: request.range)
    guard sequence.count > 0 else {
      throw AnalysisError(
        .usage, "\(request.input.lastPathComponent): no frame lies in the chosen span of time.")
    }
    return EstimatedPoses(
      sequence: sequence, people: chosen.people,
      source: source(of: sequence, original: contents.source),
      settings: settings(model: "poses from a file (\(sequence.skeleton.name))"),
      scale: contents.scale, view: contents.view, direction: contents.direction,
      survey: contents.survey, notes: contents.notes)
  }

  /// The map of the request; one that cannot be read is a mistake in the request.
  private func markerMap() throws(AnalysisError) -> MarkerMap? {
    guard let name = request.markers else { return nil }
    do {
      return try MarkerMap.named(name)
    } catch {
      throw AnalysisError(.usage, "--markers \(error)")
    }
  }

  /// The person of the request, else the one who is seen for the longest time.
  private func choose(
    from people: [PoseSequence]
  ) throws(AnalysisError) -> (sequence: PoseSequence, people: [PersonSummary]) {
    var summaries = people.enumerated().map { PersonSummary(poses: $1, id: $0 + 1) }
    let index: Int
    if let person = request.person {
      guard people.indices.contains(person - 1) else {
        throw AnalysisError(
          .usage,
          "\(request.input.lastPathComponent): there is no person \(person); "
            + "the file holds \(people.count).")
      }
      index = person - 1
    } else {
      let counts = summaries.map(\.frameCount)
      index = counts.firstIndex(of: counts.max() ?? 0) ?? 0
    }
    guard people.indices.contains(index) else {
      throw AnalysisError(
        .badInput, "\(request.input.lastPathComponent): the file holds no person.")
    }
    summaries[index].isAnalysed = true
    return (people[index], summaries)
  }

  private func source(
    of sequence: PoseSequence, original: SourceDescription?
  ) -> SourceDescription {
    var source =
      original
      ?? SourceDescription(
        kind: .poses, name: request.input.lastPathComponent, imageSize: sequence.imageSize,
        frameCount: sequence.count, duration: 0)
    source.kind = .poses
    source.name = request.input.lastPathComponent
    source.frameRate = sequence.frameRate
    source.frameCount = sequence.count
    source.duration = (sequence.times.last ?? 0) - (sequence.times.first ?? 0)
    source.slowMotion = request.slowMotion
    return source
  }
}
