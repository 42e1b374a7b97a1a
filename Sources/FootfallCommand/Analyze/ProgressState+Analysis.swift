import CommandKit
import Footfall

extension ProgressState {
  /// What the analysis is doing, as a line for people and programs.
  init(_ progress: AnalysisProgress) {
    switch progress {
    case .preparing(let what):
      self.init(stage: "preparing", title: "Preparing \(what)")
    case .tracking(let frame, let count):
      self.init(stage: "tracking", title: "Finding the body", done: frame, total: count)
    case .drawing(let frame, let count):
      self.init(stage: "drawing", title: "Drawing the video", done: frame, total: count)
    case .writing(let file): self.init(stage: "writing", title: "Writing \(file)")
    }
  }
}

extension CommandFailure {
  /// An analysis that gave no result, with its exit status.
  init(_ error: AnalysisError) {
    let status: ExitStatus =
      switch error.kind {
      case .usage: .usage
      case .badInput: .badInput
      case .cannotWrite: .cannotWrite
      case .notInstalled: .notInstalled
      case .interrupted: .interrupted
      case .failure: .failure
      }
    self.init(status, error.message)
  }
}
