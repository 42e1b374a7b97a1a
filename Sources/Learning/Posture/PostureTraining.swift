package import Foundation
import GaitFormats
package import GaitModel
package import Inference

/// The whole way from labelled poses to a model with its card: read, compare candidates on videos
/// that they had not seen, choose, fit on everything, export, report.
///
/// All of it lies in a run folder, from which a run that was stopped goes on. The network is trained
/// in any case, for its curves; the model is the candidate with the smallest criterion.
package struct PostureTraining {
  /// Names of the files, beside those of a run folder.
  package enum Name {
    /// What the validation found, kept so that a run that goes on need not repeat it.
    package static let validation = "validation.json"
    /// The model.
    package static let model = "model.onnx"
    /// The model's card.
    package static let card = "model.json"
    /// Videos by true and found class.
    package static let confusion = "confusion.svg"
    /// The same for the data's own test split.
    package static let ownConfusion = "confusion-test.svg"
    /// How probabilities agree with what was so.
    package static let reliability = "reliability.svg"
  }

  /// Where it is kept.
  package let folder: RunFolder
  /// What was asked for.
  package let record: RunRecord<PostureTask>
  let data: PostureTable

  /// Candidates beside the network: penalties of logistic regression, numbers of neighbours.
  private static let penalties = [0.1, 1, 10]
  private static let neighbours = [5, 15]

  /// Reads the data and makes the folder of a new run.
  ///
  /// - Parameters:
  ///   - task: what is asked for.
  ///   - epochs: how often the network sees each sample at most.
  ///   - url: the folder to make.
  ///   - machine: processor and instruction sets, for the record.
  ///   - cameraSide: tells which side a person of a `poses.json` turns to the camera.
  /// - Throws: `FormatError`, `LearningError`.
  package init(
    _ task: PostureTask, epochs: Int, in url: URL,
    machine: (processor: String, instructions: [String]),
    cameraSide: @escaping @Sendable (PoseSequence) -> Side? = { _ in nil }
  ) throws {
    data = try Self.read(task, cameraSide)
    record = RunRecord(
      kind: PostureTask.kind, training: PostureNetworkLearner(epochs: epochs).settings, task: task)
    folder = try RunFolder(
      creating: url, record,
      RunEnvironment(
        footfall: ProgramVersion.current, processor: machine.processor,
        instructions: machine.instructions, threads: record.training.threads, seed: task.seed,
        dataDigest: data.digest))
  }

  /// Goes on with the run of a folder.
  ///
  /// - Throws: `FormatError`; `LearningError.badRun` for a folder that is none of this kind, or
  ///   whose data have changed.
  package init(
    resuming url: URL, cameraSide: @escaping @Sendable (PoseSequence) -> Side? = { _ in nil }
  ) throws {
    folder = try RunFolder(opening: url)
    guard try folder.kind() == PostureTask.kind else {
      throw LearningError.badRun(path: url.path, reason: "it holds no training of posture")
    }
    record = try folder.record(of: PostureTask.self)
    data = try Self.read(record.task, cameraSide)
    guard try folder.environment().dataDigest == data.digest else {
      throw LearningError.badRun(
        path: url.path,
        reason: "the samples in \(record.task.data) have changed since; begin a new run")
    }
  }

  private static func read(
    _ task: PostureTask, _ cameraSide: @escaping @Sendable (PoseSequence) -> Side?
  ) throws -> PostureTable {
    let set = try PoseSampleFolder.read(
      URL(filePath: task.data),
      options: PoseSampleFolder.Options(
        imageSize: task.imageSize, category: task.category, cameraSide: cameraSide))
    return try PostureTable(
      set, normalisation: task.normalisation, positive: task.positive)
  }

  /// Does the work.
  ///
  /// - Parameters:
  ///   - engine: runs the exported model for the gate.
  ///   - shouldStop: asked after each fit and each batch.
  ///   - report: told how far it is.
  /// - Returns: what was found.
  /// - Throws: `LearningError`, among them `stopped`; `EvaluationError`, `ExportError`,
  ///   `TorchError`.
  package func run(
    engine: InferenceEngine, shouldStop: @escaping @Sendable () -> Bool = { false },
    report: @escaping @Sendable (PostureEvent) -> Void = { _ in }
  ) throws -> PostureResults {
    report(
      .data(
        samples: data.table.count, groups: Set(data.table.groups).count, isVideo: data.isVideo,
        skipped: data.skipped))
    let outcome = try validate(shouldStop, report)
    let network = try trainNetwork(shouldStop, report)
    let chosen = outcome.families[outcome.chosen]
    let classifier = try fitted(chosen.learner, network)
    let results = try PostureResults(data, outcome, seed: record.task.seed)
    try PostureReport(data: data, results: results, outcome: outcome).write(to: folder)
    try PostureExport(
      data: data, task: record.task, estimator: chosen.learner, calibration: outcome.calibration,
      results: results
    ).write(classifier, to: folder, gate: ParityGate(engine: engine))
    return results
  }

  /// The network first, then the baselines that there are samples enough for.
  private func families() throws -> [LearnerFamily] {
    let linear = try Self.penalties.map { (penalty) throws(LearningError) in
      try LogisticRegression(penalty: penalty)
    }
    // The smallest side that learns, two folds deep, has more than half of the samples.
    let near = try Self.neighbours.filter { 2 * $0 < data.table.count }.map {
      (count) throws(LearningError) in try NearestNeighbours(neighbours: count)
    }
    return [
      LearnerFamily("network", [learner]), LearnerFamily("logistic regression", linear),
      LearnerFamily("nearest neighbours", near),
    ].filter { !$0.members.isEmpty }
  }

  private var learner: PostureNetworkLearner {
    PostureNetworkLearner(
      epochs: record.training.epochs,
      patience: record.training.selection?.patience ?? PostureNetworkLearner.standardPatience)
  }

  /// What becomes the model: the network of the run folder, or a baseline that is fitted now.
  private func fitted(
    _ name: String, _ network: PostureNetworkClassifier
  ) throws -> any FittedClassifier {
    guard name != learner.name else { return network }
    guard let found = try families().flatMap(\.members).first(where: { $0.name == name }) else {
      throw LearningError.badRun(
        path: folder.file(Name.validation).path, reason: "it chose “\(name)”, which there is not")
    }
    return try found.fit(data.table, seed: record.task.seed)
  }

  private func validate(
    _ shouldStop: @escaping @Sendable () -> Bool,
    _ report: @escaping @Sendable (PostureEvent) -> Void
  ) throws -> PostureOutcome {
    if FileManager.default.fileExists(atPath: folder.file(Name.validation).path) {
      return try folder.read(PostureOutcome.self, from: Name.validation)
    }
    let path = folder.url.path
    let outcome = try PostureOutcome(
      data.table, families(), seed: record.task.seed
    ) { total in
      FitWatch(total: total, folder: path, shouldStop: shouldStop) {
        report(.validation(done: $0, total: $1))
      }
    }
    try folder.write(outcome, to: Name.validation)
    return outcome
  }

  private func trainNetwork(
    _ shouldStop: () -> Bool, _ report: (PostureEvent) -> Void
  ) throws -> PostureNetworkClassifier {
    let training = try learner.training(
      on: data.table, settings: record.training, seed: record.task.seed)
    _ = try training.trainer.run(
      in: folder, resumes: true, shouldStop: shouldStop, report: { report(.training($0)) })
    return training.classifier
  }
}
