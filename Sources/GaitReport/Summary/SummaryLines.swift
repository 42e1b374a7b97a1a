package import GaitModel

/// A report in five lines, in plain words: what was measured, the gait, the main values, how good
/// the clip is, and what was withheld.
package struct SummaryLines: Sendable {
  private let recordings: [GaitRecording]
  private let table: MetricTable

  /// The lines of one recording, or of several of one person.
  package init(recordings: [GaitRecording], table: MetricTable) {
    self.recordings = recordings
    self.table = table
  }

  /// Each line with what it is about.
  package var lines: [(about: String, text: String)] {
    [
      ("Measured", sentences(recordings.map(measured))), ("Gait", sentences([gait])),
      ("Values", sentences([values])), ("Quality", sentences(recordings.map(quality) + advice)),
      ("Withheld", sentences([withheld])),
    ]
  }

  /// The lines as a list of terms.
  func render() -> Markup {
    Block.definitions("lines", lines.map { ($0.about, [Block.isolated($0.text)]) })
  }

  private func sentences(_ texts: [String]) -> String {
    texts.map { text in
      let text = text.prefix(1).uppercased() + text.dropFirst()
      return text.hasSuffix(".") ? text : text + "."
    }.joined(separator: " ")
  }

  private func measured(_ recording: GaitRecording) -> String {
    let source = recording.source
    var person = "nobody"
    if let analysed = recording.analysedPerson {
      person =
        recording.people.count == 1
        ? "the one person" : "person \(analysed.id) of \(recording.people.count)"
    }
    var text = "\(person) in \(source.name)"
    if recordings.count == 1 { text = "\(person) in this \(Self.noun(source.kind))" }
    if let view = recording.view { text += ", " + Wording.seen(view.value) }
    if recording.isFromSide, let direction = recording.direction {
      text += ", " + Wording.name(direction.value)
    }
    text += "; \(Wording.duration(source.duration))"
    if let rate = source.frameRate, rate.isFinite {
      text += " at \(NumberText.compact(rate)) frames/s"
    }
    return text
  }

  private static func noun(_ kind: SourceDescription.Kind) -> String {
    switch kind {
    case .video: "clip"
    case .photo: "photo"
    case .poses: "recording of points"
    }
  }

  private var gait: String {
    var text = "the kind of gait was not told apart"
    if let kind = recordings.lazy.compactMap(\.gaitKind).first {
      text = Wording.name(kind.value)
      let certainty = Wording.certainty(of: kind)
      if certainty != "clear" { text += " (\(certainty))" }
    }
    if let speed = SpeedText(recordings: recordings, table: table).phrase { text += " " + speed }
    let contacts = recordings.flatMap(\.events).filter { $0.kind == .initialContact }
    guard !contacts.isEmpty else { return text }
    let left = contacts.count { $0.side == .left }
    return text + "; \(left) contacts of the left foot and \(contacts.count - left) of the right"
  }

  private var values: String {
    let rows = KeyNumbers(table: table, recordings: recordings).rows
    guard !rows.isEmpty else { return "no main value could be measured" }
    return rows.map { row in
      let sides = [row.left, row.right].compactMap(\.self).filter { $0.measured != nil }
      let metrics = sides.isEmpty ? [row.both].compactMap(\.self) : sides
      let numbers = metrics.map { metric -> String in
        let number = NumberText.withUncertainty(
          metric.measured ?? .nan, standard: metric.uncertainty)
        let side = metric.side.map { $0.rawValue + " " } ?? ""
        return side + Wording.quantity(number, unit: Wording.unit(metric.unit))
      }
      let title = row.definition.title
      return title.prefix(1).lowercased() + title.dropFirst() + " " + Wording.list(numbers)
    }.joined(separator: "; ")
  }

  private func quality(_ recording: GaitRecording) -> String {
    let name = recordings.count == 1 ? "" : "in \(recording.source.name) "
    if let refusal = recording.refusal {
      return name + "not measured (" + Wording.heading(of: refusal.reason).lowercased() + ")"
    }
    let parts = [CaptureQuality.Level.poor, .fair].compactMap { level -> String? in
      let titles = recording.quality.items.filter { $0.level == level }.map(\.title)
      guard !titles.isEmpty else { return nil }
      return Wording.name(level).lowercased() + ": "
        + Wording.list(titles.map { $0.prefix(1).lowercased() + $0.dropFirst() })
    }
    return name + (parts.isEmpty ? "good in all that was looked at" : parts.joined(separator: "; "))
  }

  private var advice: [String] {
    let isNeeded = recordings.contains { $0.refusal == nil && $0.quality.overall != .good }
    return isNeeded ? ["what to do stands under Capture quality"] : []
  }

  /// What this view could show and did not comes first; what needs another view is counted alone.
  private var withheld: String {
    let views = Set(recordings.compactMap { $0.view?.value })
    let (shown, hidden) = table.withheld.reduce(into: ([MetricTable.Row](), 0)) { sum, row in
      let isShown = row.definition.views.isEmpty || !views.isDisjoint(with: row.definition.views)
      if isShown { sum.0.append(row) } else { sum.1 += 1 }
    }
    let total = table.rows.count + shown.count
    guard total > 0 else { return "no quantity could be measured" }
    let others =
      hidden == 0 ? "" : "; \(hidden) more \(hidden == 1 ? "needs" : "need") another view"
    guard let first = shown.first else {
      return (total == 1 ? "nothing" : "nothing of the \(total) quantities of this view") + others
    }
    let names = shown.prefix(3).map {
      $0.definition.title.prefix(1).lowercased() + $0.definition.title.dropFirst()
    }
    let some = (shown.count > names.count ? "among them " : "") + Wording.list(names)
    let count = "\(shown.count) of the \(total) quantities of this view"
    if shown.count == 1 { return "\(count): \(some)\(others). \(first.reason)" }
    return "\(count), \(some)\(others); the reasons stand under Measurements"
  }
}

/// How fast the person went, and from where that is known.
struct SpeedText: Sendable {
  let recordings: [GaitRecording]
  let table: MetricTable

  /// `at 3.2 m/s (as given)`; nil where nothing tells.
  var phrase: String? {
    if let speed = recordings.lazy.compactMap(\.context.speed).first {
      return "at \(NumberText.compact(speed)) m/s (as given)"
    }
    if let speed = recordings.lazy.compactMap(\.context.beltSpeed).first {
      return "at a belt speed of \(NumberText.compact(speed)) m/s (as given)"
    }
    if let metric = table.row("speed")?.both, let value = metric.measured {
      let number = NumberText.withUncertainty(value, standard: metric.uncertainty)
      return "at " + Wording.quantity(number, unit: metric.unit)
    }
    return nil
  }

  /// Metres per second, wherever they come from.
  var value: Double? {
    recordings.lazy.compactMap { $0.context.speed ?? $0.context.beltSpeed }.first
      ?? table.row("speed")?.both.flatMap { $0.unit == "m/s" ? $0.measured : nil }
  }
}
