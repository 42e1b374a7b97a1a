import Synchronization

/// A learner that counts its fits for a reader and lets them be stopped.
struct WatchedLearner: Learner {
  let base: any Learner
  let watch: FitWatch

  var name: String { base.name }

  func fit(_ table: FeatureTable, seed: UInt64) throws -> any FittedClassifier {
    try watch.begin()
    defer { watch.end() }
    return try base.fit(table, seed: seed)
  }
}

/// Counts fits and passes on the wish to stop.
final class FitWatch: Sendable {
  private let done = Mutex(0)
  private let total: Int
  private let folder: String
  private let shouldStop: @Sendable () -> Bool
  private let report: @Sendable (_ done: Int, _ total: Int) -> Void

  /// - Parameters:
  ///   - total: how many fits there will be.
  ///   - folder: the run's, for the message that it was stopped.
  ///   - shouldStop: asked before each fit.
  ///   - report: told after each.
  init(
    total: Int, folder: String, shouldStop: @escaping @Sendable () -> Bool,
    report: @escaping @Sendable (_ done: Int, _ total: Int) -> Void
  ) {
    self.total = total
    self.folder = folder
    self.shouldStop = shouldStop
    self.report = report
  }

  func begin() throws(LearningError) {
    if shouldStop() { throw .stopped(folder: folder) }
  }

  func end() {
    let count = done.withLock { done in
      done += 1
      return done
    }
    report(count, total)
  }
}
