/// Columns of a terminal that a text takes.
package enum CharacterWidth {
  /// Columns of a whole text.
  package static func columns(_ text: String) -> Int {
    text.reduce(0) { $0 + columns($1) }
  }

  /// Columns of one character: 2 for East Asian wide forms and pictographs (Unicode Standard
  /// Annex 11), 0 for a lone combining mark, otherwise 1.
  package static func columns(_ character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    if first.isASCII { return 1 }
    if first.properties.isEmojiPresentation || wide.contains(where: { $0.contains(first.value) }) {
      return 2
    }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return 1
    }
  }

  /// The text cut to a number of columns; a cut text ends in `...`.
  package static func truncate(_ text: String, to limit: Int) -> String {
    guard columns(text) > limit else { return text }
    let dots = String(repeating: ".", count: min(3, max(0, limit)))
    var result = ""
    var used = dots.count
    for character in text {
      used += columns(character)
      if used > limit { break }
      result.append(character)
    }
    return result + dots
  }

  /// The text filled up with blanks to a number of columns.
  package static func pad(_ text: String, to width: Int, right: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - columns(text)))
    return right ? blanks + text : text + blanks
  }

  /// Blocks of East Asian wide characters.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x20000...0x3FFFD,
  ]
}
