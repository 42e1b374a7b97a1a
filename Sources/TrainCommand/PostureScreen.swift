import CommandKit
import Foundation
import GaitFormats
import GaitModel
import Inference
import Learning
import Synchronization
import Torch

/// What a training of posture shows: how far it is, and in the end what it found.
enum PostureScreen {
  /// Trains and prints.
  static func run(
    on console: Console, _ begin: () throws -> PostureTraining
  ) throws(CommandFailure) -> ExitStatus {
    do {
      let training = try begin()
      let screen = Screen(console)
      let results = try training.run(
        engine: InferenceEngine(), shouldStop: { Interruption.isRequested },
        report: { screen.show($0) })
      screen.finish()
      console.print(lines(results, folder: training.folder.url, width: console.textWidth))
      return .success
    } catch {
      throw CommandFailure(learning: error)
    }
  }

  /// The numbers of every candidate, then where the model is.
  static func lines(_ results: PostureResults, folder: URL, width: Int) -> [String] {
    var lines: [String] = []
    let splits = results.candidates.first?.metrics.map(\.split) ?? []
    for split in splits.enumerated().filter({ splits.firstIndex(of: $0.element) == $0.offset }) {
      let rows = results.candidates.map { candidate in
        [(candidate.isChosen ? "* " : "  ") + candidate.learner]
          + ["accuracy", "auc"].map { name in
            candidate.metrics.first { $0.split == split.element && $0.name == name }
              .map(text) ?? ""
          }
      }
      let unit = results.candidates[0].metrics.first { $0.split == split.element }
      lines.append("\(split.element), \(unit?.n ?? 0) \(unit?.unit ?? "")")
      lines += Table(headings: ["Candidate", "Accuracy", "AUC"], rows: rows).lines(width: width)
      lines.append("")
    }
    if !results.skipped.isEmpty {
      let count = results.skipped.values.reduce(0, +)
      lines.append("Left out: \(count) poses.")
      lines += results.skipped.sorted { $0.key < $1.key }.map { "  \($0.value): \($0.key)" }
    }
    lines.append("Model: \(folder.appending(path: PostureTraining.Name.card).path)")
    return lines
  }

  private static func text(_ metric: ClassifierCard.Metric) -> String {
    let value = String(format: "%.2f", metric.value)
    guard let low = metric.low, let high = metric.high else { return value }
    return value + String(format: " (%.2f to %.2f)", low, high)
  }
}

/// The progress line, from whatever thread it is told.
private final class Screen: Sendable {
  private let reporter: Mutex<ProgressReporter>

  init(_ console: Console) {
    reporter = Mutex(
      ProgressReporter(style: .auto, console: console) { ProcessInfo.processInfo.systemUptime })
  }

  func show(_ event: PostureEvent) {
    switch event {
    case .data(let samples, let groups, let isVideo, _):
      note(
        "\(samples) \(isVideo ? "frames" : "samples") of \(groups) "
          + "\(isVideo ? "videos" : "groups").")
    case .validation(let done, let total):
      update(
        ProgressState(
          stage: "validation", title: "Comparing candidates", unit: "fits", done: done, total: total
        ))
    case .training(.batch(let progress)):
      update(
        ProgressState(
          stage: "training", title: "Training the network",
          detail: String(format: "loss %.3f", progress.loss), unit: "batches",
          done: progress.done, total: progress.total))
    case .training(.resumed(let epochs, _)): note("Goes on after epoch \(epochs).")
    case .training(.epoch): break
    }
  }

  func finish() { reporter.withLock { $0.finish() } }

  private func note(_ text: String) { reporter.withLock { $0.note(text) } }

  private func update(_ state: ProgressState) { reporter.withLock { $0.update(state) } }
}
