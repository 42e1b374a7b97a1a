import GaitModel

/// All measured quantities by their groups, with what is known about each of them; what was
/// withheld stands at the end with its reason.
struct MetricsSection: ReportSection {
  let table: MetricTable
  /// What each recording of the table is called; empty where there is one.
  let sources: [String]

  init(table: MetricTable, sources: [String] = []) {
    self.table = table
    self.sources = sources
  }

  var id: String { "metrics" }
  var title: String { "Measurements" }

  func content() -> [Markup] {
    // The cadence alone stands in the summary already.
    let all = table.rows + table.withheld
    guard all.contains(where: { $0.definition.id != "cadence" }) else { return [] }
    var notes = Footnotes()
    let groups = MetricDefinition.Group.allCases.map(Optional.some) + [nil]
    let bodies = groups.compactMap { group -> Markup? in
      let rows = table.rows.filter { $0.group == group }
      return rows.isEmpty ? nil : body(of: group, rows, &notes)
    }
    var content: [Markup] = []
    if !bodies.isEmpty {
      content += [
        introduction,
        .tag(
          "div", ["class": "scroll"],
          [
            .tag("table", ["class": hasRanges ? "metrics" : "metrics narrow"], [head] + bodies)
          ]),
      ]
      content += notes.render()
    }
    if !table.notes.isEmpty { content.append(Block.list("notes", table.notes)) }
    return content + withheld
  }

  /// Without any published range the table has no column for them.
  private var hasRanges: Bool { table.rows.contains { $0.range != nil } }

  private var introduction: Markup {
    .tag(
      "p", ["class": "legend"],
      [
        .text(
          "Values are means with their 95 % uncertainty (±: two standard uncertainties). SD is "
            + "the spread between n repetitions; SDC the smallest change that two visits can tell "
            + "apart. ")
      ] + ConfidenceMark.legend)
  }

  private var head: Markup {
    let columns =
      ["Quantity", "Left", "Right", "Left − right"] + (hasRanges ? ["Published range"] : [])
    return .tag(
      "thead", [:], [.tag("tr", [:], columns.map { .tag("th", ["scope": "col"], $0) })])
  }

  private func body(
    of group: MetricDefinition.Group?, _ rows: [MetricTable.Row], _ notes: inout Footnotes
  ) -> Markup {
    let heading = Markup.tag(
      "tr", ["class": "group"],
      [
        .tag(
          "th", ["colspan": hasRanges ? "5" : "4", "scope": "rowgroup"],
          group.map(Wording.name(ofGroup:)) ?? "Other")
      ])
    return .tag("tbody", [:], [heading] + rows.map { row($0, &notes) })
  }

  private func row(_ row: MetricTable.Row, _ notes: inout Footnotes) -> Markup {
    .tag(
      "tr", [:],
      [.tag("th", ["scope": "row"], name(of: row, &notes))] + values(of: row)
        + [.tag("td", ["class": "difference"], difference(of: row))]
        + (hasRanges ? [.tag("td", ["class": "norm"], range(of: row, &notes))] : []))
  }

  private func name(of row: MetricTable.Row, _ notes: inout Footnotes) -> [Markup] {
    var content: [Markup] = [.text(row.definition.title)]
    var marks: [String] = []
    for note in row.all.compactMap(\.note) {
      let mark = notes.letter(for: note)
      if !marks.contains(mark) { marks.append(mark) }
    }
    if !marks.isEmpty { content.append(.tag("sup", [:], marks.joined(separator: " "))) }
    let unit = Wording.unit(row.unit)
    if !unit.isEmpty { content += [.text(" "), .tag("span", ["class": "unit"], unit)] }
    let names = row.sources.sorted().filter(sources.indices.contains).map { sources[$0] }
    if !names.isEmpty {
      content.append(.tag("span", ["class": "detail"], Wording.list(names)))
    }
    return content
  }

  /// Left and right where there are sides, else one cell over both columns.
  private func values(of row: MetricTable.Row) -> [Markup] {
    if row.left?.measured == nil, row.right?.measured == nil, let both = row.both {
      return [.tag("td", ["class": "both", "colspan": "2"], value(both))]
    }
    return [(Side.left, row.left), (.right, row.right)].map { side, metric in
      .tag(
        "td", ["class": side.rawValue + "-value"],
        metric.map { value($0) } ?? [.text(NumberText.none)])
    }
  }

  private func value(_ metric: Metric) -> [Markup] {
    guard let value = metric.measured else {
      return [.tag("span", ["class": "detail"], "withheld")]
    }
    let number = NumberText.withUncertainty(value, standard: metric.uncertainty)
    var details: [String] = []
    if let spread = metric.standardDeviation, spread.isFinite {
      details.append("SD " + NumberText.spread(spread))
    }
    if metric.n > 0 { details.append("n " + String(metric.n)) }
    var detail: [Markup] = [.text(details.joined(separator: ", "))]
    if let confidence = metric.confidence, confidence.isFinite {
      detail += [.text(details.isEmpty ? "" : " "), ConfidenceMark.render(confidence)]
    }
    return [.tag("span", ["class": "value"], number), .tag("span", ["class": "detail"], detail)]
  }

  private func difference(of row: MetricTable.Row) -> [Markup] {
    guard let symmetry = row.symmetry, symmetry.difference.isFinite else { return [] }
    let number = NumberText.withUncertainty(symmetry.difference, standard: symmetry.uncertainty)
    let sign = symmetry.difference > 0 && number.first != "0" ? "+" : ""
    var details: [String] = []
    if let index = symmetry.index, index.isFinite {
      details.append(NumberText.fixed(index, 1) + " %")
    }
    if let change = symmetry.smallestDetectableChange, change.isFinite {
      details.append("SDC " + NumberText.spread(change))
    }
    return [
      .tag("span", ["class": "value"], sign + number),
      .tag("span", ["class": "detail"], details.joined(separator: ", ")),
    ]
  }

  private func range(of row: MetricTable.Row, _ notes: inout Footnotes) -> [Markup] {
    guard let range = row.range, range.low.isFinite, range.high.isFinite, range.low <= range.high
    else { return [] }
    let marks = [(Curve.Tone.left, row.left), (.right, row.right), (.middle, row.both)]
      .compactMap { tone, metric -> NormBar.Mark? in
        guard let metric, let value = metric.measured else { return nil }
        return NormBar.Mark(
          tone: tone, value: value, uncertainty: 2 * (metric.uncertainty ?? 0))
      }
    let hasSides = marks.contains { $0.tone != .middle }
    let text = Wording.span(range.low, range.high)
    let number = notes.number(for: "\(range.meaning); \(range.population) (\(range.source))")
    let bar = NormBar(
      id: "norm-" + row.definition.id,
      title: "\(row.definition.title): \(text) \(Wording.unit(row.unit)), \(range.meaning) in "
        + "\(range.population) (\(range.source))",
      range: range.low...range.high,
      marks: hasSides ? marks.filter { $0.tone != .middle } : marks)
    return [
      bar.render(), .tag("span", ["class": "detail"], [.text(text), .tag("sup", [:], number)]),
    ]
  }

  /// What has no value, by its reason.
  private var withheld: [Markup] {
    guard !table.withheld.isEmpty else { return [] }
    var reasons: [String] = []
    for row in table.withheld where !reasons.contains(row.reason) { reasons.append(row.reason) }
    let entries = reasons.map { reason -> (String, [Markup]) in
      let names = table.withheld.filter { $0.reason == reason }.map(\.definition.title)
      return (reason, [.text(Wording.enumeration(names))])
    }
    return [
      .tag("h3", [:], "Withheld"),
      Block.paragraph(
        "What a clip cannot support is not given. These quantities have no value here:",
        className: "note"),
      Block.definitions("withheld", entries),
    ]
  }
}
