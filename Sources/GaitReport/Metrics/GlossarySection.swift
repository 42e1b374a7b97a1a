import GaitModel

/// The words of the report: those of every report, and the definitions of the metrics that have a
/// value in it.
struct GlossarySection: ReportSection {
  let table: MetricTable

  init(table: MetricTable) { self.table = table }

  var id: String { "glossary" }
  var title: String { "Words" }

  func content() -> [Markup] {
    let metrics = table.rows.map(\.definition)
      .filter { !$0.definition.isEmpty }
      .map { definition -> (String, [Markup]) in
        var content: [Markup] = [.text(definition.definition)]
        if !definition.source.isEmpty {
          content += [.text(" "), .tag("span", ["class": "source"], definition.source)]
        }
        return (definition.title, content)
      }
    let known = Set(metrics.map(\.0))
    let general = words.filter { !known.contains($0.0) }.map { ($0, [Markup.text($1)]) }
    return [Block.definitions("glossary", general + metrics)]
  }

  private var words: [(String, String)] {
    [
      ("Cadence", "Steps per minute; left and right both count."),
      ("Step, stride", "A step is from one foot to the other; a stride is two steps."),
      (
        "Initial contact, toe-off", "The first and the last moment of a foot on the ground."
      ),
      (
        "Uncertainty (±)",
        "Two standard uncertainties: in about 95 of 100 recordings the true value lies inside."
      ),
      ("SD", "Standard deviation: how far single steps lie from their mean."),
      (
        "SDC",
        "Smallest detectable change: the smallest difference that two visits can tell apart, as "
          + "far as a study gives one."
      ),
      (
        "Published range",
        "Where the people of a study lie. It describes them; it is no goal and no limit."
      ),
      ("Filled", "Bridged over a short time in which a point was not seen. Drawn dashed."),
      (
        "Confidence",
        "Of a point: how sure the pose model is, from 0 to 1, in its own measure. Of a metric: "
          + "how far view, frame rate and points support it."
      ),
      ("Frame rate", "Pictures per second. It limits how finely moments can be told apart."),
    ]
  }
}
