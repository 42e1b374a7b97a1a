import CommandKit
import Footfall

extension AnalyzeCommand {
  /// Every clip of a folder.
  static func analyze(
    _ request: BatchRequest, on screen: AnalysisScreen
  ) throws(CommandFailure) -> ExitStatus {
    let outcome: BatchOutcome
    var progress = BatchScreen(screen)
    do {
      outcome = try Footfall.analyze(
        request, progress: { progress.show($0) },
        isCancelled: { Interruption.isRequested })
    } catch {
      return try screen.end(with: error)
    }
    screen.finish()
    let isWhole = outcome.clips.allSatisfy { $0.status == .measured }
    let status: ExitStatus =
      outcome.isInterrupted ? .interrupted : isWhole ? .success : .incomplete
    if screen.isForPrograms {
      screen.send(
        ProgressEvent(
          doneIn: outcome.folder.pathFromHere, files: [BatchOutcome.summaryName], status: status))
    } else if screen.isQuiet, !isWhole {
      for clip in outcome.clips where clip.status != .measured {
        screen.console.messages(BatchScreen.line(clip) + "\n")
      }
    }
    screen.show(BatchSummary(outcome).lines(width: screen.console.textWidth))
    return status
  }
}

/// What is told while a batch goes on: a line for each clip that is done with, and how far all of
/// them are.
struct BatchScreen {
  private let screen: AnalysisScreen
  private var toDo = 0
  private var done = 0

  init(_ screen: AnalysisScreen) { self.screen = screen }

  mutating func show(_ progress: BatchProgress) {
    switch progress {
    case .found(let clips, let doneBefore, let others):
      toDo = clips - doneBefore
      var text = "\(clips) \(clips == 1 ? "clip" : "clips")"
      if doneBefore > 0 { text += ", \(doneBefore) of them done before" }
      if others > 0 { text += "; \(others) other \(others == 1 ? "file" : "files") passed over" }
      screen.note(text)
      if toDo > 0 { update(frames: 0) }
    case .started: break
    case .frames(let count): update(frames: count)
    case .finished(let report, let count, _):
      done = count
      if screen.isForPrograms {
        screen.send(ProgressEvent(report))
      } else {
        screen.interject("\(done) of \(toDo)  \(Self.line(report))")
      }
    }
  }

  private func update(frames: Int) {
    screen.update(
      ProgressState(
        stage: "tracking", title: "\(done) of \(toDo) clips", done: frames))
  }

  /// `sub/run.mp4: running, 171 steps/min`, or why not.
  static func line(_ report: ClipReport) -> String {
    let name = TextLayout.printable(report.path)
    if let reason = report.reason { return "\(name): \(TextLayout.printable(reason))" }
    var facts = [report.gait?.words ?? "measured"]
    if let cadence = report.values.first(where: { $0.id == "cadence" }) {
      facts.append("\(Int(cadence.value.rounded())) \(cadence.unit)")
    }
    return "\(name): \(facts.joined(separator: ", "))"
  }
}

extension ProgressEvent {
  /// A clip of a batch that is done with.
  init(_ report: ClipReport) {
    let status: ExitStatus =
      switch report.status {
      case .measured: .success
      case .refused: .refused
      case .failed: .badInput
      }
    self.init(
      clip: report.path, folder: report.folder, message: report.reason, status: status)
  }
}
