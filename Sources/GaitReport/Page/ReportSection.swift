/// A part of the report with a heading.
protocol ReportSection: Sendable {
  /// Unique on the page; what a link may point to.
  var id: String { get }
  var title: String { get }
  /// What stands below the heading; nothing where the recording has nothing to say on it.
  func content() -> [Markup]
}

extension ReportSection {
  /// The section with its heading.
  ///
  /// - Parameter level: of the heading: 2, or 3 inside a chapter.
  /// - Returns: nil where the section has no content.
  func render(level: Int = 2) -> Markup? {
    let content = content()
    guard !content.isEmpty else { return nil }
    return .tag(
      "section", ["id": id, "class": "part-" + id, "aria-labelledby": id + "-heading"],
      [.tag("h\(level)", ["id": id + "-heading", "class": "heading"], title)] + content)
  }
}

/// Pieces of markup that several sections share.
enum Block {
  /// A paragraph.
  static func paragraph(_ text: String, className: String = "text") -> Markup {
    .tag("p", ["class": className], text)
  }

  /// A table with a heading row; cells are markup.
  static func table(_ className: String, head: [String], rows: [[[Markup]]]) -> Markup {
    .tag(
      "div", ["class": "scroll"],
      [
        .tag(
          "table", ["class": className],
          [
            .tag("thead", [:], [.tag("tr", [:], head.map { .tag("th", ["scope": "col"], $0) })]),
            .tag(
              "tbody", [:],
              rows.map { row in .tag("tr", [:], row.map { cell in .tag("td", [:], cell) }) }),
          ])
      ])
  }

  /// Terms and what they mean or hold.
  static func definitions(_ className: String, _ entries: [(String, [Markup])]) -> Markup {
    .tag(
      "dl", ["class": className],
      entries.map { term, content in
        .tag("div", [:], [.tag("dt", [:], term), .tag("dd", [:], content)])
      })
  }

  /// A list of sentences.
  static func list(_ className: String, _ texts: [String]) -> Markup {
    .tag("ul", ["class": className], texts.map { .tag("li", [:], $0) })
  }

  /// A text from outside, whose writing direction must not spill over.
  static func isolated(_ text: String) -> Markup { .tag("bdi", [:], text) }

  /// A chip that names a side or a kind of sample in its colour.
  static func key(_ tone: String, _ text: String) -> Markup {
    .tag("span", ["class": "key " + tone], text)
  }
}
