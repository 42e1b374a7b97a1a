package import Foundation
import GaitModel
package import Inference
package import Learning
import Networks

/// System E's comparison, rerun: each row a training of its own on the same split, all in one folder.
///
/// A row is the run folder of a `RearfootTraining`. A study that was stopped or killed goes on with
/// the row that it was at; finished rows are kept.
package struct RearfootStudy {
  /// What a study was asked for: the part of `config.json` that is its own.
  package struct Task: Codable, Hashable, Sendable {
    /// The kind of run, as `config.json` names it.
    package static let kind = "rearfoot-study"

    /// The folder of the data set, as an absolute path.
    package var data: String
    /// Names of the rows, in their order.
    package var rows: [String]
    /// What the epochs of the whole study are multiplied by.
    package var epochFactor: Double
    /// How many pictures are taken at most; nil takes all.
    package var pictureLimit: Int?
    /// Of every random choice, the same in all rows.
    package var seed: UInt64
    /// Whether each picture counts as a person of its own.
    package var picturesArePersons: Bool
    /// How the persons were known, for reading the data again; nil as the labels say.
    package var subjects: String?
    /// The folder with published weights, `resnet18` and `mobilenet_v2`; nil leaves out their rows.
    package var weights: String?

    /// The whole study, or a small one: fewer pictures, fewer epochs, the same rows.
    package init(
      data: String, isSmall: Bool, rows: [String]? = nil, seed: UInt64 = 1,
      picturesArePersons: Bool = false, subjects: String? = nil, weights: String? = nil
    ) {
      self.data = data
      self.rows = rows ?? RearfootStudyRow.all.map(\.name)
      epochFactor = isSmall ? RearfootStudy.small.epochFactor : 1
      pictureLimit = isSmall ? RearfootStudy.small.pictures : nil
      self.seed = seed
      self.picturesArePersons = picturesArePersons
      self.subjects = subjects
      self.weights = weights
    }
  }

  /// What a small study takes of the whole one.
  package static let small = (epochFactor: 0.2, pictures: 480)

  /// Names of the files, beside those of a run folder.
  package enum Name {
    /// The folder of the rows.
    package static let rows = "rows"
    /// The table as numbers.
    package static let csv = "study.csv"
    /// The table for a reader.
    package static let markdown = "study.md"
    /// Errors over the epochs, a panel for each group of rows.
    package static let curves = "study.svg"
  }

  /// Where it is kept.
  package let folder: RunFolder
  /// What was asked for.
  package let task: Task
  private let data: any RearfootPictures
  private let threads: Int
  private let machine: (processor: String, instructions: [String])

  /// Makes the folder of a new study.
  ///
  /// - Parameters:
  ///   - task: what is asked for.
  ///   - data: all pictures of the task's data set.
  ///   - url: the folder to make.
  ///   - threads: of one operator.
  ///   - machine: processor and instruction sets, for the record.
  /// - Throws: `LearningError`.
  package init(
    _ task: Task, data: any RearfootPictures, in url: URL,
    threads: Int = RearfootTraining.standardThreads,
    machine: (processor: String, instructions: [String])
  ) throws {
    self.task = task
    self.data = data
    self.threads = threads
    self.machine = machine
    let rows = try Self.rows(of: task)
    // Refused here rather than in the first row.
    _ = try RearfootSplit(
      data.labels, seed: task.seed, picturesArePersons: task.picturesArePersons)
    folder = try RunFolder(
      creating: url,
      RunRecord(
        kind: Task.kind, training: TrainingSettings(epochs: rows[0].plan.epochs, threads: threads),
        task: task),
      RunEnvironment(
        footfall: ProgramVersion.current, processor: machine.processor,
        instructions: machine.instructions, threads: threads, seed: task.seed,
        dataDigest: data.digest))
  }

  /// Goes on with the study of a folder.
  ///
  /// - Parameters:
  ///   - url: the folder.
  ///   - open: reads the data set that the study was begun with.
  /// - Throws: `LearningError.badRun` for a folder that is none of this kind, or whose data have
  ///   changed; what `open` throws.
  package init(resuming url: URL, open: (Task) throws -> any RearfootPictures) throws {
    folder = try RunFolder(opening: url)
    guard try folder.kind() == Task.kind else {
      throw LearningError.badRun(path: url.path, reason: "it holds no study of rear views")
    }
    task = try folder.record(of: Task.self).task
    data = try open(task)
    let environment = try folder.environment()
    guard environment.dataDigest == data.digest else {
      throw LearningError.badRun(
        path: url.path,
        reason: "the pictures in \(task.data) have changed since; begin a new study")
    }
    threads = environment.threads
    machine = (environment.processor, environment.instructions)
  }

  /// The rows of a task.
  ///
  /// - Throws: `LearningError.badSetting` for a name that there is not, or none at all.
  package static func rows(of task: Task) throws(LearningError) -> [RearfootStudyRow] {
    var rows: [RearfootStudyRow] = []
    for name in task.rows {
      guard var row = RearfootStudyRow.all.first(where: { $0.name == name }) else {
        throw .badSetting(
          name: "rows",
          reason: "names “\(name)”; there are "
            + RearfootStudyRow.all.map(\.name).joined(separator: ", "))
      }
      row = task.epochFactor < 1 ? row.shortened(by: task.epochFactor) : row
      row.plan.backboneWeights = weights(row.plan.architecture, in: task.weights)
      rows.append(row)
    }
    guard !rows.isEmpty else { throw .badSetting(name: "rows", reason: "names no row") }
    return rows
  }

  /// The file of published weights of an architecture: one that is called like it or like that of
  /// `PublishedFeatures`; nil where it needs none or there is none.
  private static func weights(
    _ architecture: RearfootArchitecture, in folder: String?
  ) -> String? {
    let names = [
      RearfootArchitecture.resnet18: ["resnet18"], .mobilenetV2: ["mobilenet_v2", "mobilenet-v2"],
    ]
    guard let folder, let names = names[architecture] else { return nil }
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.sorted().first { file in names.contains { file.hasPrefix($0) } }.map {
      URL(filePath: folder).appending(path: $0).path
    }
  }

  /// Does the work, or what is left of it.
  ///
  /// - Parameters:
  ///   - engine: runs the exported files.
  ///   - shouldStop: asked after each batch.
  ///   - report: told how far it is.
  /// - Returns: the table.
  /// - Throws: `LearningError`, among them `stopped`; what a row throws.
  package func run(
    engine: InferenceEngine, shouldStop: @escaping @Sendable () -> Bool = { false },
    report: @escaping @Sendable (RearfootStudyEvent) -> Void = { _ in }
  ) throws -> RearfootStudyTable {
    let rows = try Self.rows(of: task)
    var results: [RearfootStudyTable.Result] = []
    for (number, row) in rows.enumerated() {
      report(.row(number: number + 1, of: rows.count, name: row.name))
      let needsWeights = [.resnet18, .mobilenetV2].contains(row.plan.architecture)
      if needsWeights, row.plan.backboneWeights == nil {
        results.append(.init(row: row, outcome: nil, epochs: []))
      } else {
        results.append(try result(row, engine, shouldStop) { report(.training($0)) })
      }
      // After each row, so that there is something to look at early.
      try RearfootStudyTable(task: task, labels: data.labels, results: results).write(to: folder)
    }
    let table = RearfootStudyTable(task: task, labels: data.labels, results: results)
    try table.write(to: folder)
    try folder.write(task, to: RunFolder.Name.summary)
    return table
  }

  private func result(
    _ row: RearfootStudyRow, _ engine: InferenceEngine,
    _ shouldStop: @escaping @Sendable () -> Bool,
    _ report: @escaping @Sendable (RearfootEvent) -> Void
  ) throws -> RearfootStudyTable.Result {
    let url = folder.url.appending(path: Name.rows).appending(path: row.name)
    let asked = RearfootTask(
      data: task.data, networks: [row.plan], seed: task.seed,
      picturesArePersons: task.picturesArePersons, pictureLimit: task.pictureLimit,
      isAugmented: row.isAugmented)
    let outcome: RearfootOutcome
    if RunFolder.condition(of: url) == .finished {
      outcome = try RunFolder(opening: url).read(
        RearfootOutcome.self, from: RunFolder.Name.summary)
    } else {
      var training =
        RunFolder.condition(of: url) == .empty
        ? try RearfootTraining(asked, data: data, in: url, threads: threads, machine: machine)
        : try RearfootTraining(resuming: url) { _ in data }
      training.draws = Self.draws
      do {
        outcome = try training.run(engine: engine, shouldStop: shouldStop, report: report)
      } catch LearningError.stopped {
        throw LearningError.stopped(folder: folder.url.path)
      }
    }
    let summary = try RunFolder(opening: url.appending(path: row.plan.name)).read(
      TrainingOutcome.self, from: RunFolder.Name.summary)
    return .init(row: row, outcome: outcome, epochs: summary.epochs)
  }

  /// How often people are drawn anew for the intervals of a row.
  private static let draws = 200
}

/// What a study tells while it goes on.
package enum RearfootStudyEvent: Sendable, Hashable {
  /// A row begins, by its number from 1.
  case row(number: Int, of: Int, name: String)
  /// The training of the row goes on.
  case training(RearfootEvent)
}
