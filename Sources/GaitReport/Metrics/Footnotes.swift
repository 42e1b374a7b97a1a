/// The notes below a table: sources under numbers, remarks under letters, each said once.
struct Footnotes {
  private var sources: [String] = []
  private var remarks: [String] = []

  /// The number of a source.
  mutating func number(for text: String) -> String {
    String(Self.place(of: text, in: &sources) + 1)
  }

  /// The letter of a remark: a ... z, then aa ...
  mutating func letter(for text: String) -> String {
    var place = Self.place(of: text, in: &remarks)
    var letters = ""
    repeat {
      letters = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(place % 26))) + letters
      place = place / 26 - 1
    } while place >= 0
    return letters
  }

  private static func place(of text: String, in texts: inout [String]) -> Int {
    if let place = texts.firstIndex(of: text) { return place }
    texts.append(text)
    return texts.count - 1
  }

  /// The notes as a list; nothing where there are none.
  func render() -> [Markup] {
    var copy = self
    let entries =
      remarks.map { (copy.letter(for: $0), $0) } + sources.map { (copy.number(for: $0), $0) }
    guard !entries.isEmpty else { return [] }
    return [
      .tag(
        "ul", ["class": "footnotes"],
        entries.map { mark, text in
          .tag("li", [:], [.tag("sup", [:], mark), .text(" " + text)])
        })
    ]
  }
}

/// A small mark that tells how sure a value is: a full, a half or an empty disc.
enum ConfidenceMark {
  private static let levels: [(name: String, from: Double)] = [
    ("high", 0.75), ("middling", 0.45), ("low", 0),
  ]

  /// The mark of a confidence from 0 to 1, with the number for those who point at it.
  static func render(_ confidence: Double) -> Markup {
    let level = levels.first { confidence >= $0.from }?.name ?? "low"
    return .tag(
      "span",
      [
        "class": "confidence " + level, "role": "img",
        "title": "confidence " + NumberText.fixed(confidence, 2),
        "aria-label": level + " confidence",
      ])
  }

  /// What the marks mean.
  static let legend: [Markup] =
    [.text("Confidence: ")]
    + levels.flatMap { level in
      [
        Markup.tag("span", ["class": "confidence " + level.name]),
        .text(" " + level.name + (level.from > 0 ? ", " : ".")),
      ]
    }
}
