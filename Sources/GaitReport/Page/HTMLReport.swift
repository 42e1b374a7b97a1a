public import GaitModel

/// The report of a recording as one self-contained HTML file.
///
/// The file holds its style, charts and pictures and refers to nothing outside. It holds no date,
/// place or device: the same recording gives the same bytes.
public struct HTMLReport: Sendable {
  /// What is reported.
  public let recording: GaitRecording
  /// Pictures of the clip in the order in which they stand in the report.
  public let pictures: [KeyPicture]

  public init(recording: GaitRecording, pictures: [KeyPicture]) {
    self.recording = recording
    self.pictures = pictures
  }

  /// The parts of the report in their order.
  private var sections: [any ReportSection] {
    let summary = SummarySection(recording: recording)
    let quality = QualitySection(quality: recording.quality)
    let metrics = MetricsSection(metrics: recording.metrics)
    let curves = AngleCurvesSection(recording: recording)
    let table = AngleTableSection(recording: recording)
    let measured: [any ReportSection] =
      recording.isOneMoment
      ? [summary, MomentSection(recording: recording, pictures: pictures), quality]
      : [summary, quality, metrics, PicturesSection(pictures: pictures), curves, table]
    return measured + [
      PeopleSection(recording: recording), LimitsSection(recording: recording),
      GlossarySection(), SettingsSection(recording: recording),
    ]
  }

  /// The report as the text of an HTML file.
  public func render() -> String {
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
        .tag("title", [:], "Gait report: \(recording.source.name)"),
        .tag("style", [:], Stylesheet.text),
      ])
    let footer = Markup.tag(
      "footer", [:],
      [
        .tag("p", [:], IntendedUse.statement),
        .tag("p", ["class": "version"], "Footfall \(recording.settings.programVersion)"),
      ])
    let main = Markup.tag(
      "main", [:],
      [Masthead(recording: recording).render()] + sections.compactMap { $0.render() } + [footer])
    let page = Markup.tag("html", ["lang": "en"], [head, .tag("body", [:], [main])])
    return "<!DOCTYPE html>\n" + page.rendered + "\n"
  }
}
