import GaitModel

/// The angles as numbers: their range and mean over the clip.
struct AngleTableSection: ReportSection {
  let recording: GaitRecording

  init(recording: GaitRecording) { self.recording = recording }

  var id: String { "angle-table" }
  var title: String { "Angles in numbers" }

  func content() -> [Markup] {
    let groups = AngleGroup.shown(in: recording)
    return groups.isEmpty ? [] : ranges(groups)
  }

  private func ranges(_ groups: [AngleGroup]) -> [Markup] {
    let rows = groups.flatMap { group -> [[[Markup]]] in
      let spreads = group.series.map { spread(of: $0, in: group) }
      let all = spreads.compactMap(\.self)
      guard let low = all.map(\.low).min(), let high = all.map(\.high).max() else { return [] }
      let scale = AxisTicks.enclosing(low...high, count: 4).range
      return zip(group.series, spreads).compactMap { series, spread in
        spread.map { row(series.definition, of: group, $0, on: scale) }
      }
    }
    return [
      Block.paragraph(
        "Over the whole clip, from measured samples alone. The bar reaches from the smallest to "
          + "the largest value; the dot is the mean."),
      Block.table(
        "angles",
        head: ["Angle", "Side", "Smallest", "Mean", "Largest", "Range", "", "Measured"],
        rows: rows),
    ]
  }

  private func row(
    _ definition: AngleDefinition, of group: AngleGroup, _ spread: Spread,
    on scale: ClosedRange<Double>
  ) -> [[Markup]] {
    func degrees(_ value: Double) -> [Markup] { [.text(NumberText.fixed(value, 0) + "°")] }
    let side = definition.side.map { Wording.name($0) }
    let tone = Curve.Tone(definition.side)
    let bar = RangeBar(
      id: "range-" + definition.id,
      title: "\(group.title), \(side ?? "mid-line"): \(NumberText.fixed(spread.low, 0)) to "
        + "\(NumberText.fixed(spread.high, 0)) degrees",
      scale: scale, range: spread.low...spread.high, mark: spread.mean, tone: tone)
    return [
      [.text(group.title)],
      side.map { [Block.key(tone.rawValue, $0)] } ?? [.text(NumberText.none)],
      degrees(spread.low), degrees(spread.mean), degrees(spread.high),
      degrees(spread.high - spread.low), [bar.render()], [.text(Wording.percent(spread.share))],
    ]
  }

  private struct Spread {
    var low: Double
    var mean: Double
    var high: Double
    /// Share of the frames with a measured value.
    var share: Double
  }

  private func spread(of series: AngleSeries, in group: AngleGroup) -> Spread? {
    let filled = group.filled(series.definition, in: recording)
    let values = zip(series.values, filled).filter { $0.isFinite && !$1 }.map(\.0)
    guard let low = values.min(), let high = values.max() else { return nil }
    return Spread(
      low: low, mean: values.reduce(0, +) / Double(values.count), high: high,
      share: Double(values.count) / Double(max(filled.count, 1)))
  }
}
