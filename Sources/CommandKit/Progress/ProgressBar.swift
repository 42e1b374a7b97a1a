/// Draws a progress state into one line of a terminal.
package struct ProgressBar: Sendable {
  /// Columns of the terminal.
  package var width: Int
  /// Block characters where the locale has them, `#` and `-` elsewhere.
  package var usesUnicode: Bool
  /// Whether the filled part is coloured.
  package var usesColour: Bool

  package init(width: Int, usesUnicode: Bool, usesColour: Bool) {
    self.width = width
    self.usesUnicode = usesUnicode
    self.usesColour = usesColour
  }

  /// The line, without a line end. In a narrow terminal the bar shrinks first; then the count,
  /// the rate, the bar and the time left go, in this order; at last the title is cut.
  package func line(_ state: ProgressState) -> String {
    // The last column stays free: some terminals wrap when it is written.
    let limit = max(1, width - 1)
    let percent = state.fraction.map {
      CharacterWidth.pad("\(Int(($0 * 100).rounded(.down)))%", to: 4, right: true)
    }
    let count = ProgressText.count(state)
    let rate = ProgressText.rate(state)
    let left = ProgressText.timeLeft(state)
    let title = state.detail.map { state.title + Self.gap + $0 } ?? state.title
    let choices: [(hasBar: Bool, texts: [String?])] = [
      (true, [percent, count, rate, left]), (true, [percent, rate, left]),
      (true, [percent, left]), (false, [percent, left]), (false, [percent]),
    ]
    for choice in choices {
      let texts = choice.texts.compactMap { $0 }
      let used = texts.reduce(CharacterWidth.columns(title)) {
        $0 + Self.gap.count + CharacterWidth.columns($1)
      }
      var parts = [title]
      if choice.hasBar, let fraction = state.fraction {
        let columns = min(Self.widest, limit - used - Self.gap.count)
        guard columns >= Self.narrowest else { continue }
        parts.append(bar(fraction, columns: columns))
      } else if used > limit {
        continue
      }
      return (parts + texts).joined(separator: Self.gap)
    }
    return CharacterWidth.truncate(state.title, to: limit)
  }

  private static let gap = "  "
  private static let narrowest = 12
  private static let widest = 30

  private func bar(_ fraction: Double, columns: Int) -> String {
    guard usesUnicode else {
      let full = Int((fraction * Double(columns - 2)).rounded(.down))
      return "[" + String(repeating: "#", count: full)
        + String(repeating: "-", count: columns - 2 - full) + "]"
    }
    let full = Int((fraction * Double(columns)).rounded(.down))
    let filled = String(repeating: "\u{2588}", count: full)
    let rest = String(repeating: "\u{2591}", count: columns - full)
    return usesColour ? "\u{1B}[32m\(filled)\u{1B}[0m\(rest)" : filled + rest
  }
}
