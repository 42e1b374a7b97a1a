import GaitModel

/// The angles of a photo, as numbers beside it.
struct MomentSection: ReportSection {
  let recording: GaitRecording
  let pictures: [KeyPicture]

  init(recording: GaitRecording, pictures: [KeyPicture]) {
    self.recording = recording
    self.pictures = pictures
  }

  var id: String { "moment" }
  var title: String { "Angles of one moment" }

  func content() -> [Markup] {
    let groups = AngleGroup.shown(in: recording)
    guard !groups.isEmpty || !pictures.isEmpty else { return [] }
    let figures = pictures.map { PicturesSection.figure($0, showsTime: false) }
    let table = groups.isEmpty ? [] : [numbers(groups)]
    return [
      Block.paragraph(
        "One picture holds one moment: its angles can be measured, its rhythm cannot. A video of "
          + "ten seconds or more gives cadence and the course of every angle."),
      .tag("div", ["class": "moment"], figures + table),
      Block.definitions(
        "glossary", groups.map { ($0.title, [.text($0.convention)]) }),
    ]
  }

  private func numbers(_ groups: [AngleGroup]) -> Markup {
    let sides: [Side?] = [.left, .right, nil].filter { side in
      groups.contains { $0.series.contains { $0.definition.side == side } }
    }
    func cell(_ group: AngleGroup, _ side: Side?) -> [Markup] {
      let series = group.series.first { $0.definition.side == side }
      let value = series?.values.first ?? .nan
      return [.text(value.isFinite ? NumberText.fixed(value, 0) + "°" : NumberText.none)]
    }
    return Block.table(
      "numbers", head: ["Angle"] + sides.map { $0.map { Wording.name($0) } ?? "Mid-line" },
      rows: groups.map { group in
        [[.text(group.title)]] + sides.map { cell(group, $0) }
      })
  }
}

extension GaitRecording {
  /// Whether it holds no course of time: a photo, or a clip of one frame.
  var isOneMoment: Bool { source.kind == .photo || cleaned.count == 1 }
}
