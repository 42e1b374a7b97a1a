package import Foundation
import GaitMath
import GaitModel
package import Inference
package import Learning
import Networks
import Torch

/// The whole way from labelled pictures to a finder with its card: split by person, train each
/// network, export, measure on people whom nothing has seen.
///
/// All of it lies in a run folder, from which a run that was stopped goes on; each network has a run
/// folder of its own inside.
package struct RearfootTraining {
  /// Names of the files, beside those of a run folder.
  package enum Name {
    /// The finder's card.
    package static let card = "model.json"
    /// Which picture is in which part.
    package static let split = "split.json"
  }

  /// Where it is kept.
  package let folder: RunFolder
  /// What was asked for.
  package let record: RunRecord<RearfootTask>
  /// The pictures, as many as were asked for.
  package let data: any RearfootPictures
  /// Who is learned from, who chooses, who tests.
  package let split: RearfootSplit
  /// Bytes of pictures that are kept in memory.
  package var memory = PictureCache<[RearfootSample]>.standardLimit
  /// How often people are drawn anew for the intervals of the last numbers.
  package var draws = 1000

  /// How many threads an operator has, where nothing else is asked for.
  package static var standardThreads: Int {
    max(1, min(ProcessInfo.processInfo.activeProcessorCount, 16))
  }

  /// Makes the folder of a new run.
  ///
  /// - Parameters:
  ///   - task: what is asked for.
  ///   - data: all pictures of the task's data set.
  ///   - url: the folder to make.
  ///   - threads: of one operator.
  ///   - machine: processor and instruction sets, for the record.
  /// - Throws: `LearningError`.
  package init(
    _ task: RearfootTask, data: any RearfootPictures, in url: URL,
    threads: Int = Self.standardThreads, machine: (processor: String, instructions: [String])
  ) throws {
    (self.data, split) = try Self.prepared(task, data)
    guard let first = task.networks.first,
      Set(task.networks.map(\.view)).count == task.networks.count
    else {
      throw LearningError.badSetting(
        name: "networks", reason: "must be one, or one each for pictures, legs and points")
    }
    for plan in task.networks { try plan.check() }
    // Each network's folder has its own settings; these are those of the first one.
    let settings = try first.settings(samples: split.training.count, threads: threads)
    record = RunRecord(kind: RearfootTask.kind, training: settings, task: task)
    folder = try RunFolder(
      creating: url, record,
      RunEnvironment(
        footfall: ProgramVersion.current, processor: machine.processor,
        instructions: machine.instructions, threads: threads, seed: task.seed,
        dataDigest: data.digest))
  }

  /// Goes on with the run of a folder.
  ///
  /// - Parameters:
  ///   - url: the folder.
  ///   - open: reads the data set that the run was begun with.
  /// - Throws: `LearningError.badRun` for a folder that is none of this kind, or whose data have
  ///   changed; what `open` throws.
  package init(
    resuming url: URL, open: (RearfootTask) throws -> any RearfootPictures
  ) throws {
    folder = try RunFolder(opening: url)
    guard try folder.kind() == RearfootTask.kind else {
      throw LearningError.badRun(path: url.path, reason: "it holds no training of rear views")
    }
    record = try folder.record(of: RearfootTask.self)
    let all = try open(record.task)
    guard try folder.environment().dataDigest == all.digest else {
      throw LearningError.badRun(
        path: url.path,
        reason: "the pictures in \(record.task.data) have changed since; begin a new run")
    }
    (data, split) = try Self.prepared(record.task, all)
  }

  private static func prepared(
    _ task: RearfootTask, _ data: any RearfootPictures
  ) throws(LearningError) -> (any RearfootPictures, RearfootSplit) {
    var data = data
    let count = data.labels.count
    if let limit = task.pictureLimit, limit > 0, limit < count {
      data = RearfootSubset(data, (0..<limit).map { $0 * count / limit })
    }
    let split = try RearfootSplit(
      data.labels, seed: task.seed, picturesArePersons: task.picturesArePersons)
    return (data, split)
  }

  /// Does the work, or what is left of it.
  ///
  /// - Parameters:
  ///   - engine: runs the exported files.
  ///   - shouldStop: asked after each batch.
  ///   - report: told how far it is.
  /// - Returns: what was found on the people of the test.
  /// - Throws: `LearningError`, among them `stopped`; `EvaluationError`, `ExportError`,
  ///   `InferenceError`, `TorchError`; what reading pictures throws.
  package func run(
    engine: InferenceEngine, shouldStop: @escaping @Sendable () -> Bool = { false },
    report: @escaping @Sendable (RearfootEvent) -> Void = { _ in }
  ) throws -> RearfootOutcome {
    report(
      .data(
        pictures: data.labels.count, persons: Set(data.labels.map(\.subject)).count,
        training: split.training.count, validation: split.validation.count,
        test: split.test.count))
    try folder.write(split, to: Name.split)
    var networks: [RearfootCard.Network] = []
    for plan in record.task.networks {
      let training = try train(plan, shouldStop, report)
      networks.append(
        try RearfootExport(engine: engine).write(
          training.network, plan, in: folder.url))
    }
    var card = card(networks)
    try write(card)
    let test = RearfootSubset(data, split.test)
    let outcome = try RearfootTest(
      pictures: test, seed: record.task.seed, picturesArePersons: record.task.picturesArePersons,
      draws: draws
    ).run(
      RearfootFinders.finder(cardFile: folder.file(Name.card), engine: engine), in: folder,
      shouldStop: shouldStop, report: report)
    card.metrics = outcome.metrics
    try write(card)
    try folder.write(outcome, to: RunFolder.Name.summary)
    return outcome
  }

  /// Trains a network in its own folder, or goes on with that.
  private func train(
    _ plan: RearfootNetworkPlan, _ shouldStop: () -> Bool,
    _ report: @escaping (RearfootEvent) -> Void
  ) throws -> RearfootNetworkTraining {
    let environment = try folder.environment()
    let training = try RearfootNetworkTraining(
      plan, training: RearfootSubset(data, split.training),
      validation: RearfootSubset(data, split.validation), seed: record.task.seed,
      threads: environment.threads, isAugmented: record.task.isAugmented, memory: memory)
    let name = plan.architecture.rawValue
    if let file = plan.backboneWeights {
      report(.weights(network: name, file: file, anew: training.anew))
    }
    let url = folder.url.appending(path: plan.name)
    let run =
      RunFolder.condition(of: url) == .empty
      ? try RunFolder(
        creating: url,
        RunRecord(kind: "rearfoot-network", training: training.settings, task: plan), environment)
      : try RunFolder(opening: url)
    do {
      _ = try training.trainer.run(
        in: run, resumes: true, shouldStop: shouldStop,
        report: { report(.training(network: name, $0)) })
    } catch LearningError.stopped {
      // The way on is by the folder of the whole.
      throw LearningError.stopped(folder: folder.url.path)
    }
    return training
  }

  private func write(_ card: RearfootCard) throws {
    let json: Data
    do { json = try card.json() } catch {
      throw LearningError.badRun(path: folder.file(Name.card).path, reason: "\(error)")
    }
    try WholeFile.write(json, to: folder.file(Name.card))
  }

  private func card(_ networks: [RearfootCard.Network]) -> RearfootCard {
    let names = networks.map(\.architecture).joined(separator: "+")
    let learned = split.training.map { data.labels[$0] }
    let persons =
      record.task.picturesArePersons ? learned.count : Set(learned.map(\.subject)).count
    return RearfootCard(
      name: "\(data.definition.rawValue)-\(names)",
      title: "Finder of points on lower legs and heels from behind, \(data.definition.rawValue)",
      definition: data.definition, networks: networks,
      training: RearfootCard.Training(
        dataDigest: data.digest, pictures: learned.count, persons: persons,
        validationPictures: split.validation.count, testPictures: split.test.count,
        boxMargin: RearfootBoxMargin.of(learned), seed: record.task.seed,
        methods: record.task.networks.map(\.text)),
      metrics: [], unseen: RearfootUnseen.clauses(learned),
      licence: "that of the pictures it was trained on",
      notes: notes(networks))
  }

  private func notes(_ networks: [RearfootCard.Network]) -> [String] {
    var notes: [String] = []
    if !networks.contains(where: { $0.view == .whole }) {
      notes.append(
        "It has no network that finds where the legs are: its numbers are those of what was cut out "
          + "around true points, and it cannot be used alone.")
    }
    if record.task.picturesArePersons {
      notes.append(
        "Each picture counted as a person of its own; if several show one person, the numbers are "
          + "better than they will be on others.")
    }
    return notes
  }
}
