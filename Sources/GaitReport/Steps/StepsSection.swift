import GaitModel

/// The main metrics step by step, as small plots of one size.
struct StepsSection: ReportSection {
  let recording: GaitRecording

  /// Fewer values than this are no course.
  private static let fewest = 4
  /// More plots than this are no summary; the rest stands in `steps.csv`.
  private static let most = 9
  /// What is shown first, where there is more.
  private static let preferred = [
    "contact_time", "flight_time", "stance_time", "double_support", "step_time", "step_length",
    "vertical_oscillation", "overstride_com", "foot_strike_angle", "knee_flexion_contact",
    "step_width", "pelvic_drop", "hip_adduction", "trunk_lateral_lean", "foot_progression",
    "foot_clearance", "knee_flexion_swing_peak", "hip_extension_peak", "trunk_lean",
  ]

  init(recording: GaitRecording) { self.recording = recording }

  var id: String { "steps" }
  var title: String { "Step by step" }

  func content() -> [Markup] {
    let all = MetricTable(recordings: [recording]).rows
    let first = Self.preferred.compactMap { id in all.first { $0.definition.id == id } }
    let rows = first + all.filter { !Self.preferred.contains($0.definition.id) }
    let plots = rows.compactMap { row -> Markup? in
      let samples = Self.samples(of: row)
      guard samples.count >= Self.fewest else { return nil }
      let unit = Wording.unit(row.unit)
      let plot = StepPlot(
        id: "step-" + row.definition.id, title: row.definition.title, unit: unit,
        samples: samples)
      return plot.render().map { drawing in
        .tag(
          "figure", ["class": "panel"],
          [
            .tag(
              "figcaption", [:],
              [.tag("b", [:], row.definition.title), .tag("span", [:], unit)]), drawing,
          ])
      }
    }
    guard !plots.isEmpty else { return [] }
    var content = [
      Markup.tag("p", ["class": "legend"], Legend.steps),
      .tag("div", ["class": "plots"], Array(plots.prefix(Self.most))),
    ]
    if plots.count > Self.most {
      content.append(
        Block.paragraph(
          "\(Self.most) of \(plots.count) metrics; all values stand in steps.csv.",
          className: "note"))
    }
    return content
  }

  private static func samples(of row: MetricTable.Row) -> [MetricSample] {
    if let samples = row.both?.samples, !samples.isEmpty { return samples }
    return [row.left, row.right].flatMap { $0?.samples ?? [] }
  }
}

extension Legend {
  /// The marks of single steps.
  static let steps: [Markup] = [
    Block.key("left step", "left"), Block.key("right step", "right"),
    .text("A mark is a step, a line the mean of its side."),
  ]
}
