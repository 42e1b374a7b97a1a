public import GaitModel

/// The report of one recording, or of several of one person, as one self-contained HTML file.
///
/// The file holds its style, charts and pictures and refers to nothing outside. It holds no date,
/// place or device: the same recordings give the same bytes.
public struct HTMLReport: Sendable {
  /// What is reported, in its order.
  public let chapters: [ReportChapter]

  /// The report of one recording.
  ///
  /// - Parameters:
  ///   - recording: what is reported.
  ///   - pictures: in the order in which they stand in the report.
  public init(recording: GaitRecording, pictures: [KeyPicture]) {
    chapters = [
      ReportChapter(recording: recording, pictures: pictures, title: recording.source.name)
    ]
  }

  /// The report of several recordings of one person: one summary and one table of measurements,
  /// each from the view that shows it best, then a chapter for each recording.
  public init(chapters: [ReportChapter]) { self.chapters = chapters }

  private var recordings: [GaitRecording] { chapters.map(\.recording) }

  /// The report as the text of an HTML file.
  public func render() -> String {
    let name = chapters.map(\.recording.source.name).joined(separator: ", ")
    let head = Markup.tag(
      "head", [:],
      [
        .tag("meta", ["charset": "utf-8"]),
        .tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
        .tag("meta", ["name": "color-scheme", "content": "light dark"]),
        .tag(
          "meta",
          [
            "http-equiv": "Content-Security-Policy",
            "content": "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
          ]),
        .tag("title", [:], "Gait report: \(name)"),
        .tag("style", [:], Stylesheet.text),
      ])
    let body = chapters.count == 1 ? chapters.flatMap(only) : joined
    let main = Markup.tag("main", [:], body + closing + [footer])
    let page = Markup.tag("html", ["lang": "en"], [head, .tag("body", [:], [main])])
    return "<!DOCTYPE html>\n" + page.rendered + "\n"
  }

  /// What stands before limits and words where there is one recording.
  private func only(_ chapter: ReportChapter) -> [Markup] {
    [Masthead(recording: chapter.recording).render()]
      + chapter.sections(isWhole: true).compactMap { $0.render() }
  }

  /// What stands before limits and words where there are several.
  private var joined: [Markup] {
    let common: [any ReportSection] = [
      SummarySection(recordings: recordings),
      MetricsSection(
        table: MetricTable(recordings: recordings), sources: sources),
    ]
    return [Masthead.render(chapters)] + common.compactMap { $0.render() }
      + chapters.enumerated().map { index, chapter in
        let facts = Masthead(recording: chapter.recording).factList
        let refusal = chapter.recording.refusal.map { [RefusalNote.render($0)] } ?? []
        let sections = chapter.sections(isWhole: false).compactMap { $0.render(level: 3) }
        return Markup.tag(
          "article", ["class": "chapter"],
          [.tag("h2", ["class": "title"], [Block.isolated(chapter.title)]), facts] + refusal
            + sections
        ).prefixingIDs("chapter-\(index + 1)-")
      }
  }

  /// What the recordings are called in the table: by their view where each has its own.
  private var sources: [String] {
    let views = recordings.compactMap { $0.view.map { Wording.name($0.value) } }
    return Set(views).count == chapters.count ? views : chapters.map(\.title)
  }

  /// Limits, words and settings: once for all recordings.
  private var closing: [Markup] {
    let sections: [any ReportSection] = [
      LimitsSection(recordings: recordings),
      GlossarySection(table: MetricTable(recordings: recordings)),
      SettingsSection(recordings: recordings),
    ]
    return sections.compactMap { $0.render() }
  }

  private var footer: Markup {
    var versions: [String] = []
    for version in recordings.map(\.settings.programVersion) where !versions.contains(version) {
      versions.append(version)
    }
    return .tag(
      "footer", [:],
      [
        .tag("p", [:], IntendedUse.statement),
        .tag("p", ["class": "version"], "Footfall " + versions.joined(separator: ", ")),
      ])
  }
}
