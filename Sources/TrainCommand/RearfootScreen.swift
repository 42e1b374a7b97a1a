import CommandKit
import Foundation
import Inference
import Learning
import RearfootLearning
import Synchronization

/// What a training of rear views shows: how far it is, and in the end what it found.
enum RearfootScreen {
  /// Trains and prints.
  static func run(
    on console: Console, _ begin: () throws -> RearfootTraining
  ) throws(CommandFailure) -> ExitStatus {
    do {
      let training = try begin()
      let screen = RearfootProgress(console)
      let outcome = try training.run(
        engine: InferenceEngine(), shouldStop: { Interruption.isRequested },
        report: { screen.show($0) })
      screen.finish()
      console.print(lines(outcome, folder: training.folder.url, width: console.textWidth))
      return .success
    } catch {
      throw CommandFailure(learning: error)
    }
  }

  /// Runs a study and prints its table.
  static func run(
    study begin: () throws -> RearfootStudy, on console: Console
  ) throws(CommandFailure) -> ExitStatus {
    do {
      let study = try begin()
      let screen = RearfootProgress(console)
      let table = try study.run(
        engine: InferenceEngine(), shouldStop: { Interruption.isRequested },
        report: { event in
          switch event {
          case .row(let number, let count, let name):
            screen.note("Row \(number) of \(count): \(name)")
          case .training(let event): screen.show(event)
          }
        })
      screen.finish()
      console.print(
        Table(
          headings: ["Row", "Angle error", "Point RMSE", "Box RMSE"],
          rows: table.results.map { result in
            [
              result.row.name,
              text(result.outcome?.measure("image_plane", "all legs", "mean_absolute_error")),
              text(result.outcome?.measure("pixels", "points, all", "rmse")),
              text(result.outcome?.measure("pixels", "box, all", "rmse")),
            ]
          }
        ).lines(width: console.textWidth))
      console.print([
        "Table: \(study.folder.url.appending(path: RearfootStudy.Name.markdown).path)"
      ])
      return .success
    } catch {
      throw CommandFailure(learning: error)
    }
  }

  /// The first lines of the first tables, and where the model is.
  static func lines(_ outcome: RearfootOutcome, folder: URL, width: Int) -> [String] {
    var lines: [String] = []
    for table in outcome.tables where ["image_plane", "pixels"].contains(table.name) {
      lines.append(table.title)
      for row in table.rows {
        lines += Table(
          headings: ["\(row.name), \(row.count) \(table.unit)", ""],
          rows: row.measures.map { measure in
            [measure.name.replacing("_", with: " "), text(measure)]
          }
        ).lines(width: width)
        lines.append("")
      }
    }
    lines.append("Model: \(folder.appending(path: RearfootTraining.Name.card).path)")
    return lines
  }

  private static func text(_ measure: EvaluationTable.Measure?) -> String {
    guard let measure else { return "" }
    let value =
      String(format: "%.3g", measure.value) + (measure.unit.isEmpty ? "" : " \(measure.unit)")
    guard let low = measure.low, let high = measure.high else { return value }
    return value + String(format: " (%.3g to %.3g)", low, high)
  }
}

/// The progress line, from whatever thread it is told.
final class RearfootProgress: Sendable {
  private let reporter: Mutex<ProgressReporter>

  init(_ console: Console) {
    reporter = Mutex(
      ProgressReporter(style: .auto, console: console) { ProcessInfo.processInfo.systemUptime })
  }

  func show(_ event: RearfootEvent) {
    switch event {
    case .data(let pictures, let persons, let training, let validation, let test):
      note(
        "\(pictures) pictures of \(persons) persons: \(training) to learn from, \(validation) to "
          + "choose by, \(test) to test on.")
    case .weights(let network, let file, let anew):
      note(
        "\(network) begins with the weights of \(file)"
          + (anew.isEmpty
            ? "."
            : "; made for other classes or points there, and begun anew here: "
              + anew.joined(separator: ", ") + "."))
    case .training(let network, .batch(let progress)):
      update(
        ProgressState(
          stage: network, title: "\(network), \(progress.title.lowercased())",
          detail: progress.detail, unit: "batches", done: progress.done, total: progress.total))
    case .training(let network, .resumed(let epochs, _)):
      note("\(network) goes on after epoch \(epochs).")
    case .training(_, .epoch(let record)):
      let shown = ["point_rmse", "box_rmse", "angle_error"].compactMap { name in
        record.metrics[name].map { String(format: "\(name) %.3f", $0) }
      }
      note(
        String(format: "epoch %d: loss %.4g, ", record.epoch, record.trainingLoss)
          + shown.joined(separator: ", ") + (record.isBest ? " *" : ""))
    case .test(let done, let total):
      update(
        ProgressState(
          stage: "test", title: "Testing", unit: "pictures", done: done, total: total))
    }
  }

  func note(_ text: String) { reporter.withLock { $0.note(text) } }

  func finish() { reporter.withLock { $0.finish() } }

  private func update(_ state: ProgressState) { reporter.withLock { $0.update(state) } }
}
