extension AnalysisRequest {
  /// Refuses what contradicts itself, before any work is done.
  ///
  /// - Throws: `AnalysisError` of kind `usage`.
  func check() throws(AnalysisError) {
    for (name, value) in [("from", from), ("to", to)] {
      if let value, !value.isFinite || value < 0 {
        throw AnalysisError(.usage, "--\(name) \(value): give seconds from the clip's beginning.")
      }
    }
    if let from, let to, to <= from {
      throw AnalysisError(.usage, "--to \(to) is not later than --from \(from).")
    }
    guard slowMotion.isFinite, slowMotion >= 1, slowMotion <= 100 else {
      throw AnalysisError(
        .usage, "--slow-motion \(slowMotion): give a number from 1 (life speed) to 100.")
    }
    if let framesPerSecond, !framesPerSecond.isFinite || framesPerSecond <= 0 {
      throw AnalysisError(.usage, "--fps \(framesPerSecond): give a number above 0.")
    }
    if let person, person < 1 {
      throw AnalysisError(.usage, "--person \(person): people are counted from 1.")
    }
    if let threads, !(1...256).contains(threads) {
      throw AnalysisError(.usage, "--threads \(threads): give a number from 1 to 256.")
    }
    if outputs.isEmpty {
      throw AnalysisError(.usage, "Nothing to write: name at least one output.")
    }
  }
}
