import GaitMath
import GaitReport

/// A confusion matrix as a picture: rows are the true classes, columns what they were taken for.
package struct ConfusionDiagram: Sendable {
  /// What was counted.
  package let matrix: ConfusionMatrix
  /// Written over the picture.
  package let title: String

  package init(_ matrix: ConfusionMatrix, title: String) {
    self.matrix = matrix
    self.title = title
  }

  private static let cell = 92.0
  private static let origin = Vector2(150, 84)

  /// The text of an SVG file. A cell is the darker, the larger its share of the row.
  package func svg() -> String {
    let size = Self.cell * Double(matrix.classes.count)
    var marks = [
      SVG.text("name", title, at: Vector2(16, 26)),
      SVG.text("small", "taken for", at: Vector2(Self.origin.x + size / 2, 54), anchor: .middle),
      SVG.text("small", "true class", at: Vector2(16, Self.origin.y - 12)),
    ]
    for (row, counts) in matrix.counts.enumerated() {
      let y = Self.origin.y + Double(row) * Self.cell
      marks.append(
        SVG.text(
          "label", matrix.classes[row], at: Vector2(Self.origin.x - 12, y + Self.cell / 2 + 4),
          anchor: .end))
      marks.append(
        SVG.text(
          "label", matrix.classes[row],
          at: Vector2(Self.origin.x + (Double(row) + 0.5) * Self.cell, Self.origin.y - 12),
          anchor: .middle))
      let sum = counts.reduce(0, +)
      for (column, count) in counts.enumerated() {
        let share = sum > 0 ? Double(count) / Double(sum) : 0
        let origin = Vector2(Self.origin.x + Double(column) * Self.cell, y)
        marks += cell(count, share, at: origin)
      }
    }
    return DiagramStyle.file(
      id: "confusion", width: Self.origin.x + size + 24, height: Self.origin.y + size + 24,
      title: title, description: description, marks)
  }

  private func cell(_ count: Int, _ share: Double, at origin: Vector2) -> [Markup] {
    let centre = origin + Vector2(Self.cell / 2, Self.cell / 2)
    let tone = share > 0.5 ? "bright" : "label"
    return [
      .tag(
        "rect",
        [
          "class": "cell", "x": SVG.number(origin.x), "y": SVG.number(origin.y),
          "width": SVG.number(Self.cell), "height": SVG.number(Self.cell), "fill": "#1a7fd0",
          "fill-opacity": SVG.number(0.06 + 0.94 * share),
        ]),
      SVG.text("name \(tone)", "\(count)", at: centre, anchor: .middle),
      SVG.text(
        "small \(tone)", NumberText.fixed(100 * share, 0) + " %", at: centre + Vector2(0, 18),
        anchor: .middle),
    ]
  }

  private var description: String {
    matrix.counts.enumerated().map { row, counts in
      let parts = zip(counts, matrix.classes).map { "\($0) for \($1)" }
      return "Of \(matrix.classes[row]), taken: \(parts.joined(separator: ", "))."
    }.joined(separator: " ")
  }
}
