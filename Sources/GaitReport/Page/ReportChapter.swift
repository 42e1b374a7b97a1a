public import GaitModel

/// One recording of a report with its pictures: a report over several clips of one person has a
/// chapter for each.
public struct ReportChapter: Sendable {
  /// What is reported.
  public let recording: GaitRecording
  /// Pictures of the clip in the order in which they stand in the report.
  public let pictures: [KeyPicture]
  /// The heading of the chapter: `Side view: run-side.mp4`.
  public let title: String

  public init(recording: GaitRecording, pictures: [KeyPicture], title: String) {
    self.recording = recording
    self.pictures = pictures
    self.title = title
  }

  /// The parts that are about this recording alone, in their order.
  ///
  /// - Parameter isWhole: whether the report has no other chapter: summary and measurements then
  ///   stand in it, else before all chapters.
  /// - Returns: the parts; those without content are not drawn.
  func sections(isWhole: Bool) -> [any ReportSection] {
    let quality = QualitySection(quality: recording.quality)
    let angles = AngleTableSection(recording: recording)
    let people = PeopleSection(recording: recording)
    if recording.isOneMoment {
      let moment = MomentSection(recording: recording, pictures: pictures)
      return (isWhole ? [SummarySection(recording: recording)] : [])
        + [moment, quality, people] + [ConditionsSection(recording: recording)]
    }
    let head: [any ReportSection] =
      isWhole
      ? [
        SummarySection(recording: recording), quality,
        MetricsSection(table: MetricTable(recordings: [recording])),
      ]
      : [quality]
    return head + [
      CycleSection(recording: recording), ContactsSection(recording: recording),
      PicturesSection(pictures: pictures), StepsSection(recording: recording),
      AngleCurvesSection(recording: recording), angles, people,
      ConditionsSection(recording: recording),
    ]
  }
}
