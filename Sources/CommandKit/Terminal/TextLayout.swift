/// Breaking of texts into lines of a terminal.
package enum TextLayout {
  /// The words of a text in lines of at most `width` columns; a longer word has a line of its own.
  package static func wrap(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if line.isEmpty {
        line = String(word)
      } else if CharacterWidth.columns(line) + 1 + CharacterWidth.columns(String(word)) <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// Wrapped lines, each after a number of blanks.
  package static func indent(_ text: String, by columns: Int, width: Int) -> [String] {
    let blanks = String(repeating: " ", count: columns)
    return wrap(text, width: max(20, width - columns)).map { blanks + $0 }
  }

  /// The text with control characters (of a file's name, say) shown as `?`, so that they do
  /// nothing to the terminal.
  package static func printable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? "?" : $0 }))
  }
}
