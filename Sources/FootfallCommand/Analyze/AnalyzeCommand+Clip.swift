import CommandKit
import Footfall
import Foundation
import GaitModel
import GaitNorms

extension AnalyzeCommand {
  /// One clip.
  static func analyze(
    _ request: AnalysisRequest, on screen: AnalysisScreen
  ) throws(CommandFailure) -> ExitStatus {
    let outcome: AnalysisOutcome
    do {
      outcome = try Footfall.analyze(
        request, progress: { screen.update(ProgressState($0)) },
        isCancelled: { Interruption.isRequested })
    } catch {
      return try screen.end(with: error)
    }
    screen.finish()
    let refusal = refusalThatCounts(outcome.recording)
    let status: ExitStatus = refusal == nil ? .success : .refused
    if screen.isForPrograms {
      for note in outcome.notes { screen.note(note) }
      if let refusal { screen.note(refusal.message) }
      screen.send(
        ProgressEvent(doneIn: outcome.folder.pathFromHere, files: outcome.files, status: status))
    } else if screen.isQuiet, let refusal {
      throw CommandFailure(.refused, "\(outcome.recording.source.name): \(refusal.message)")
    }
    screen.show(AnalysisSummary(outcome).lines(width: screen.console.textWidth))
    return status
  }

  /// Several clips of one person.
  static func analyze(
    together requests: [AnalysisRequest], output: URL?, on screen: AnalysisScreen
  ) throws(CommandFailure) -> ExitStatus {
    let outcome: TogetherOutcome
    var current = -1
    do {
      outcome = try Footfall.analyze(
        together: requests, output: output,
        progress: { clip, progress in
          if clip != current {
            current = clip
            let name = requests[clip].input.lastPathComponent
            screen.note("Clip \(clip + 1) of \(requests.count): \(TextLayout.printable(name))")
          }
          screen.update(ProgressState(progress))
        },
        isCancelled: { Interruption.isRequested })
    } catch {
      return try screen.end(with: error)
    }
    screen.finish()
    let refused = outcome.clips.map(\.recording).filter { refusalThatCounts($0) != nil }
    let status: ExitStatus = refused.isEmpty ? .success : .incomplete
    if screen.isForPrograms {
      for note in outcome.clips.flatMap(\.notes) + outcome.joined.notes { screen.note(note) }
      screen.send(
        ProgressEvent(doneIn: outcome.folder.pathFromHere, files: outcome.files, status: status))
    } else if screen.isQuiet, let first = refused.first, let refusal = first.refusal {
      throw CommandFailure(.incomplete, "\(first.source.name): \(refusal.message)")
    }
    screen.show(TogetherSummary(outcome).lines(width: screen.console.textWidth))
    return status
  }

  /// Why the clip could not be measured. That a photo shows no stride is no failure: its angles are
  /// what was asked for.
  private static func refusalThatCounts(_ recording: GaitRecording) -> Refusal? {
    let isPhoto = recording.source.kind == .photo
    return isPhoto && recording.refusal?.reason == .tooShort ? nil : recording.refusal
  }
}
