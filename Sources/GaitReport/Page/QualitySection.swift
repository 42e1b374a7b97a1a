import GaitModel

/// How fit the clip is for measuring: what is to be known or done first, then what is good.
struct QualitySection: ReportSection {
  let quality: CaptureQuality

  init(quality: CaptureQuality) { self.quality = quality }

  var id: String { "quality" }
  var title: String { "Capture quality" }

  func content() -> [Markup] {
    guard !quality.items.isEmpty else { return [] }
    // From worst to best; of equals, in the order of the analysis.
    let notable = [CaptureQuality.Level.poor, .fair, .good].flatMap { level in
      quality.items.filter { $0.level == level && ($0.level != .good || !$0.advice.isEmpty) }
    }
    let quiet = quality.items.filter { $0.level == .good && $0.advice.isEmpty }
    var content = [Block.paragraph(verdict)]
    if !notable.isEmpty {
      content.append(
        Block.table(
          "quality", head: ["", "Property", "Measured", "What it means"],
          rows: notable.map { item in
            [[chip(item)], [.text(item.title)], [.text(measured(item))], [.text(item.advice)]]
          }))
    }
    if !quiet.isEmpty {
      content.append(
        .tag(
          "ul", ["class": "good-list"],
          quiet.map { item in
            .tag(
              "li", [:],
              [
                chip(item), .tag("span", ["class": "property"], item.title),
                .tag("span", ["class": "measured"], measured(item)),
              ])
          }))
    }
    return content
  }

  private func chip(_ item: CaptureQuality.Item) -> Markup {
    .tag("span", ["class": "level " + item.level.rawValue], Wording.name(item.level))
  }

  private func measured(_ item: CaptureQuality.Item) -> String {
    Wording.quantity(NumberText.compact(item.value), unit: item.unit)
  }

  private var verdict: String {
    switch quality.overall {
    case .good: "The clip is good for measuring."
    case .fair: "The clip can be measured; the next one can be better."
    case .poor: "The clip limits what can be measured: read the values with the notes below."
    }
  }
}
