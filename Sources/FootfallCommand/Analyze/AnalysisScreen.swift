import CommandKit
import Footfall

/// Where `analyze` tells how it goes on and what came of it.
///
/// A class, because progress is told from closures.
final class AnalysisScreen {
  let console: Console
  let isQuiet: Bool
  private var reporter: ProgressReporter

  init(console: Console, isQuiet: Bool, style: ProgressReporter.Style) {
    self.console = console
    self.isQuiet = isQuiet
    let started = ContinuousClock.now
    reporter = ProgressReporter(style: style, console: console) {
      (ContinuousClock.now - started) / .seconds(1)
    }
  }

  /// Whether lines are written for programs.
  var isForPrograms: Bool { reporter.isForPrograms }

  func note(_ text: String) { reporter.note(text) }

  func interject(_ text: String) { reporter.interject(text) }

  func update(_ state: ProgressState) { reporter.update(state) }

  func finish() { reporter.finish() }

  /// A line for programs.
  func send(_ event: ProgressEvent) { console.messages(event.line + "\n") }

  /// The table at the end; nothing where nobody wants to see it.
  func show(_ lines: [String]) {
    if !isQuiet && !isForPrograms { console.print(lines) }
  }

  /// Ends the progress after an error, and tells programs of it.
  ///
  /// - Returns: the status of the failure.
  /// - Throws: the failure, for people, whom the caller tells.
  func end(with error: AnalysisError) throws(CommandFailure) -> ExitStatus {
    finish()
    let failure = CommandFailure(error)
    guard isForPrograms else { throw failure }
    send(ProgressEvent(failure))
    return failure.status
  }
}
