/// A progress state as a line for a log.
package enum PlainProgress {
  /// `Following the person: 141 of 230 frames (61 %), 62 frames/s, 0:02 left`.
  package static func line(_ state: ProgressState) -> String {
    guard let done = state.done else { return state.title }
    var parts: [String] = []
    if let total = state.total, let fraction = state.fraction {
      parts.append("\(done) of \(total) \(state.unit) (\(Int((fraction * 100).rounded(.down))) %)")
    } else {
      parts.append("\(done) \(state.unit)")
    }
    if let rate = ProgressText.rate(state) { parts.append(rate) }
    if let left = ProgressText.timeLeft(state) { parts.append(left) }
    if let detail = state.detail { parts.append(detail) }
    return state.title + ": " + parts.joined(separator: ", ")
  }
}
