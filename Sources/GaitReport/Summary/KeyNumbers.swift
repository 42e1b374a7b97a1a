import GaitModel

/// Up to three large numbers: cadence first, then what tells most about this kind of gait.
struct KeyNumbers: Sendable {
  let table: MetricTable
  let recordings: [GaitRecording]

  /// The quantities that stand in the head of a report, in the order of preference.
  static func preferred(_ kind: GaitKind?) -> [String] {
    kind == .walking
      ? [
        "cadence", "speed", "step_length", "double_support", "stance_share", "step_time",
        "step_width",
      ]
      : [
        "cadence", "contact_time", "vertical_oscillation", "flight_time", "duty_factor",
        "step_length", "step_width",
      ]
  }

  /// The rows that are shown: measured, not of low confidence, and known to better than a third.
  var rows: [MetricTable.Row] {
    let kind = recordings.lazy.compactMap { $0.gaitKind?.value }.first
    let rows = Self.preferred(kind).compactMap { table.row($0) }.filter { row in
      row.definition.id == "cadence" || Self.isSure(row)
    }
    return Array(rows.prefix(3))
  }

  private static func isSure(_ row: MetricTable.Row) -> Bool {
    let metrics = row.both?.measured == nil ? row.all : [row.both].compactMap(\.self)
    return metrics.allSatisfy { metric in
      guard let value = metric.measured else { return true }
      return (metric.confidence ?? 1) >= 0.4 && 2 * (metric.uncertainty ?? 0) <= abs(value) / 3
    }
  }

  /// The numbers beside each other; nil where there is none.
  func render() -> Markup? {
    let rows = rows
    guard !rows.isEmpty else { return nil }
    return .tag("div", ["class": "headline"], rows.map(figure))
  }

  private func figure(_ row: MetricTable.Row) -> Markup {
    let sides = [row.left, row.right].compactMap(\.self).filter { $0.measured != nil }
    let metrics = row.both?.measured == nil ? sides : [row.both].compactMap(\.self)
    return .tag(
      "div", ["class": metrics.count > 1 ? "figure pair" : "figure"],
      [.tag("p", ["class": "label"], row.definition.title)] + metrics.map(number))
  }

  private func number(_ metric: Metric) -> Markup {
    let value = metric.measured ?? .nan
    let unit = Wording.unit(metric.unit)
    var content: [Markup] = []
    if let uncertainty = metric.uncertainty, uncertainty.isFinite, uncertainty > 0 {
      let decimals = NumberText.decimals(forUncertainty: 2 * uncertainty)
      let spread = "± " + NumberText.fixed(2 * uncertainty, decimals)
      content = [
        .tag("b", [:], NumberText.fixed(value, decimals)),
        .tag("small", [:], Wording.quantity(spread, unit: unit)),
      ]
    } else {
      content = [.tag("b", [:], NumberText.compact(value)), .tag("small", [:], unit)]
    }
    if let side = metric.side {
      content.append(Block.key(side.rawValue, side.rawValue))
    }
    return .tag("p", ["class": "number"], content)
  }
}
