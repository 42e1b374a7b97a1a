import GaitModel

/// How fit the clip is for measuring, property by property.
struct QualitySection: ReportSection {
  let quality: CaptureQuality

  init(quality: CaptureQuality) { self.quality = quality }

  var id: String { "quality" }
  var title: String { "Capture quality" }

  func content() -> [Markup] {
    guard !quality.items.isEmpty else { return [] }
    return [
      Block.paragraph(verdict),
      Block.table(
        "quality", head: ["", "Property", "Measured", "What it means"],
        rows: quality.items.map { item in
          [
            [
              .tag(
                "span", ["class": "level " + item.level.rawValue], Wording.name(item.level))
            ],
            [.text(item.title)],
            [.text(Wording.quantity(NumberText.compact(item.value), unit: item.unit))],
            [.text(item.advice)],
          ]
        }),
    ]
  }

  private var verdict: String {
    switch quality.overall {
    case .good: "The clip is good for measuring."
    case .fair: "The clip can be measured; the next one can be better."
    case .poor: "The clip limits what can be measured: read the values with the notes below."
    }
  }
}
