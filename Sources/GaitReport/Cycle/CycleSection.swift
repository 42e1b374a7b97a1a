import GaitModel
import GaitNorms

/// The mean course of every angle over the gait cycle, side by side.
struct CycleSection: ReportSection {
  let recording: GaitRecording

  init(recording: GaitRecording) { self.recording = recording }

  var id: String { "cycle" }
  var title: String { "Angles over the gait cycle" }

  func content() -> [Markup] {
    let reference = CycleReference(recording)
    let figures = AngleGroup.shown(in: recording).compactMap { figure($0, beside: reference) }
    guard !figures.isEmpty else { return [] }
    var keys = Legend.sides + [Block.key("toe-off", "toe-off")]
    if reference.isShown {
      keys += [
        Block.key("spread", "published ± 1 SD"), Block.key("wide", "published 95 % band"),
      ]
    }
    return [
      Block.paragraph(introduction), .tag("p", ["class": "legend"], keys),
      .tag(
        "div", ["class": "cycles"],
        figures
          + reference.notes.map {
            // An odd number of charts leaves a place for it.
            Block.paragraph(
              $0, className: figures.count.isMultiple(of: 2) ? "note whole" : "note beside")
          }),
    ]
  }

  private var introduction: String {
    let counts = Side.allCases.compactMap { side -> String? in
      let n = recording.curves.filter { $0.side == side }.map(\.n).max() ?? 0
      return n > 0 ? "\(n) \(side.rawValue)" : nil
    }
    return
      "Mean of \(Wording.list(counts)) strides, each from initial contact (0\u{A0}%) to the next "
      + "of the same foot (100\u{A0}%). The shading is one standard deviation between strides."
  }

  private func figure(_ group: AngleGroup, beside reference: CycleReference) -> Markup? {
    let isMidline = group.series.allSatisfy { $0.definition.side == nil }
    let curves = recording.curves.filter { curve in
      group.series.contains { series in
        series.definition.id == curve.angle
          && (series.definition.side == nil || series.definition.side == curve.side)
      }
    }
    let traces = Side.allCases.compactMap { side in
      curves.first { $0.side == side }.map { curve in
        CycleChart.Trace(
          name: Wording.name(side), tone: Curve.Tone(side), mean: curve.mean,
          spread: curve.standardDeviation, toeOff: curve.toeOff)
      }
    }
    let chart = CycleChart(
      id: "cycle-" + group.part, title: group.title + " over the gait cycle",
      description: describe(group, traces), unit: "°", traces: traces,
      reference: reference.trace(of: group), referenceFactor: reference.factor(of: group))
    guard let drawing = chart.render() else { return nil }
    let note = isMidline ? " One curve for the strides of each leg." : ""
    return .tag(
      "figure", ["class": "panel"],
      [
        .tag("figcaption", [:], [.tag("b", [:], group.title)]), drawing,
        .tag("p", ["class": "note"], group.convention + note),
      ])
  }

  private func describe(_ group: AngleGroup, _ traces: [CycleChart.Trace]) -> String {
    let parts = traces.compactMap { trace -> String? in
      let values = trace.mean.filter(\.isFinite)
      guard let low = values.min(), let high = values.max() else { return nil }
      return "\(trace.name) lies between \(NumberText.fixed(low, 0)) and "
        + "\(NumberText.fixed(high, 0)) degrees."
    }
    return (["\(group.title) from contact to contact."] + parts).joined(separator: " ")
  }
}
