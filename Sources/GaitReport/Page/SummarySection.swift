import GaitModel

/// The main number, or why there is none and what to do about it.
struct SummarySection: ReportSection {
  let recording: GaitRecording

  init(recording: GaitRecording) { self.recording = recording }

  var id: String { "summary" }

  var title: String {
    if let refusal = recording.refusal { return Wording.heading(of: refusal.reason) }
    return "Cadence"
  }

  func content() -> [Markup] {
    if let refusal = recording.refusal {
      // That one picture is too short for a rhythm needs no saying twice.
      let isKnown = [.tooShort, .notPeriodic].contains(refusal.reason)
      return recording.isOneMoment && isKnown ? [] : refused(refusal)
    }
    if recording.isOneMoment { return [] }
    guard let cadence = recording.metric("cadence"), let value = cadence.value, value.isFinite
    else { return [withheld(recording.metric("cadence"))] }
    return [headline(cadence, value)]
  }

  private func headline(_ metric: Metric, _ value: Double) -> Markup {
    var number: [Markup] = []
    if let uncertainty = metric.uncertainty, uncertainty.isFinite, uncertainty > 0 {
      let decimals = NumberText.decimals(forUncertainty: 2 * uncertainty)
      number.append(.tag("b", [:], NumberText.fixed(value, decimals)))
      number.append(
        .tag("i", [:], "± " + NumberText.fixed(2 * uncertainty, decimals) + " " + metric.unit))
    } else {
      number.append(.tag("b", [:], NumberText.fixed(value, 1)))
      number.append(.tag("i", [:], metric.unit))
    }
    var text =
      "Steps per minute with both feet counted, from the rhythm in which the hips rise and fall."
    if metric.n > 0 { text += " The clip holds about \(Wording.count(metric.n, "step"))." }
    if metric.uncertainty != nil {
      text += " The true value lies within the ± with about 95 % confidence."
    }
    var figure = [
      Markup.tag("p", ["class": "number"], number),
      Block.paragraph(text, className: "note"),
    ]
    // Towards the camera, a stride is no picture of how the legs move.
    let strip =
      !recording.isFromSide
      ? nil
      : StrideWindow(in: recording).flatMap {
        StrideStrip(recording: recording, window: $0).render()
      }
    guard let strip else { return .tag("div", ["class": "hero"], figure) }
    figure = [.tag("div", ["class": "value"], figure)]
    figure.append(
      .tag(
        "figure", ["class": "stride"],
        [
          strip,
          .tag(
            "figcaption", [:],
            [.text("One stride from the measured points: ")] + Legend.sides),
        ]))
    return .tag("div", ["class": "hero"], figure)
  }

  private func withheld(_ metric: Metric?) -> Markup {
    let reason = metric?.withheld ?? "Cadence was not measured in this recording."
    return .tag(
      "div", ["class": "refusal"],
      [.tag("p", ["class": "lead"], "No cadence is given."), Block.paragraph(reason)])
  }

  private func refused(_ refusal: Refusal) -> [Markup] {
    let remedies = Wording.remedies(for: refusal.reason)
    return [
      .tag(
        "div", ["class": "refusal"],
        [
          .tag("p", ["class": "lead"], "This recording gives no gait measurements."),
          .tag("p", ["class": "text"], [Block.isolated(refusal.message)]),
          .tag("h3", [:], "What to do"), Block.list("steps", remedies),
        ])
    ]
  }
}

/// The keys of the colours.
enum Legend {
  static let sides: [Markup] = [Block.key("left", "left"), Block.key("right", "right")]
  static let filled = Block.key("filled", "filled over a short gap")
}
