/// Rows of texts in columns.
package struct Table: Sendable, Hashable {
  /// Where the texts of a column stand.
  package enum Alignment: Sendable, Hashable { case left, right }

  /// Headings, one a column; empty for a table without a heading line.
  package var headings: [String]
  /// Alignment of each column; left where it is not given.
  package var alignments: [Alignment]
  /// The rows; a missing cell is empty.
  package var rows: [[String]]

  package init(headings: [String] = [], alignments: [Alignment] = [], rows: [[String]]) {
    self.headings = headings
    self.alignments = alignments
    self.rows = rows
  }

  /// The table's lines with two blanks between columns. The last column is broken into lines
  /// where the table is wider than `width`. `indent` blanks stand before each line.
  package func lines(width: Int, indent: Int = 0) -> [String] {
    let all = (headings.isEmpty ? [] : [headings]) + rows
    let count = all.map(\.count).max() ?? 0
    guard count > 0 else { return [] }
    let widths = (0..<count).map { column in
      all.map { $0.count > column ? CharacterWidth.columns($0[column]) : 0 }.max() ?? 0
    }
    let start = indent + widths.dropLast().reduce(0) { $0 + $1 + 2 }
    let lastWidth = max(20, width - start)
    return all.flatMap { row -> [String] in
      var head = String(repeating: " ", count: indent)
      for column in 0..<(count - 1) {
        let cell = column < row.count ? row[column] : ""
        let isRight = column < alignments.count && alignments[column] == .right
        head += CharacterWidth.pad(cell, to: widths[column], right: isRight) + "  "
      }
      let last = row.count == count ? row[count - 1] : ""
      let isRight = alignments.count == count && alignments[count - 1] == .right
      let cells =
        isRight
        ? [CharacterWidth.pad(last, to: widths[count - 1], right: true)]
        : TextLayout.wrap(last, width: lastWidth)
      let blanks = String(repeating: " ", count: start)
      return cells.enumerated().map { index, cell in
        trimmed((index == 0 ? head : blanks) + cell)
      }
    }
  }

  private func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
