import GaitModel

/// The main numbers and the recording in five lines, or why there is nothing to be measured and
/// what to do about it.
struct SummarySection: ReportSection {
  let recordings: [GaitRecording]

  /// The summary of a recording.
  init(recording: GaitRecording) { recordings = [recording] }

  /// The summary of several recordings of one person.
  init(recordings: [GaitRecording]) { self.recordings = recordings }

  private var onlyRecording: GaitRecording? { recordings.count == 1 ? recordings[0] : nil }

  var id: String { "summary" }

  var title: String {
    if let refusal = onlyRecording?.refusal { return Wording.heading(of: refusal.reason) }
    return "Summary"
  }

  func content() -> [Markup] {
    if let recording = onlyRecording {
      if let refusal = recording.refusal {
        // That one picture is too short for a rhythm needs no saying twice.
        let isKnown = [.tooShort, .notPeriodic].contains(refusal.reason)
        return recording.isOneMoment && isKnown ? [] : [RefusalNote.render(refusal)]
      }
      if recording.isOneMoment { return [] }
    }
    guard !recordings.isEmpty else { return [Block.paragraph("There is no recording.")] }
    let table = MetricTable(recordings: recordings)
    var content = [KeyNumbers(table: table, recordings: recordings).render()].compactMap(\.self)
    if table.row("cadence") == nil {
      content.append(withheld(recordings.lazy.compactMap { $0.metric("cadence") }.first))
    }
    let strip = recordings.lazy.compactMap { Self.strip(of: $0) }.first
    if let strip { content.append(strip) }
    content.append(SummaryLines(recordings: recordings, table: table).render())
    return content
  }

  /// One stride as stick figures. Towards the camera, a stride is no picture of how the legs move.
  private static func strip(of recording: GaitRecording) -> Markup? {
    guard recording.isFromSide,
      let strip = StrideWindow(in: recording).flatMap({
        StrideStrip(recording: recording, window: $0).render()
      })
    else { return nil }
    return .tag(
      "figure", ["class": "stride"],
      [
        strip,
        .tag(
          "figcaption", [:],
          [.text("One stride, drawn from the measured points: ")] + Legend.sides),
      ])
  }

  private func withheld(_ metric: Metric?) -> Markup {
    let reason = metric?.withheld ?? "Cadence was not measured in this recording."
    return .tag(
      "div", ["class": "refusal"],
      [.tag("p", ["class": "lead"], "No cadence is given."), Block.paragraph(reason)])
  }
}

/// Why a recording gives no gait measurements, and what to do.
enum RefusalNote {
  static func render(_ refusal: Refusal) -> Markup {
    .tag(
      "div", ["class": "refusal"],
      [
        .tag("p", ["class": "lead"], "This recording gives no gait measurements."),
        .tag("p", ["class": "text"], [Block.isolated(refusal.message)]),
        .tag("h3", [:], "What to do"), Block.list("steps", Wording.remedies(for: refusal.reason)),
      ])
  }
}

/// The keys of the colours.
enum Legend {
  static let sides: [Markup] = [Block.key("left", "left"), Block.key("right", "right")]
  static let filled = Block.key("filled", "filled over a short gap")
}
