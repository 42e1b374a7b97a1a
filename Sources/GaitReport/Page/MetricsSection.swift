import GaitModel

/// All measured quantities, with what is known about each of them.
struct MetricsSection: ReportSection {
  let metrics: [Metric]

  init(metrics: [Metric]) { self.metrics = metrics }

  var id: String { "metrics" }
  var title: String { "Measurements" }

  func content() -> [Markup] {
    // The cadence alone stands in the summary already.
    guard metrics.contains(where: { $0.id != "cadence" }) else { return [] }
    return [
      Block.table(
        "metrics", head: ["Quantity", "Side", "Value", "Spread (SD)", "n", "Note"],
        rows: metrics.map(row))
    ]
  }

  private func row(_ metric: Metric) -> [[Markup]] {
    let value = metric.value.flatMap { $0.isFinite ? $0 : nil }
    let number = value.map {
      Wording.quantity(
        NumberText.withUncertainty($0, standard: metric.uncertainty), unit: metric.unit)
    }
    let spread = metric.standardDeviation.map {
      Wording.quantity(NumberText.compact($0), unit: metric.unit)
    }
    let note = value == nil ? (metric.withheld ?? "Not measured.") : ""
    return [
      [.text(Wording.title(ofMetric: metric.id))],
      [.text(metric.side.map { Wording.name($0) } ?? NumberText.none)],
      [.text(number ?? NumberText.none)], [.text(spread ?? NumberText.none)],
      [.text(metric.n > 0 ? String(metric.n) : NumberText.none)], [.text(note)],
    ]
  }
}
