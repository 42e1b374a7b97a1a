import GaitModel

/// Everybody who was seen, with the time in which they were.
struct PeopleSection: ReportSection {
  let recording: GaitRecording

  init(recording: GaitRecording) { self.recording = recording }

  var id: String { "people" }
  var title: String { "People in the clip" }

  func content() -> [Markup] {
    let people = recording.people
    guard !people.isEmpty else { return [] }
    if recording.isOneMoment { return people.count > 1 ? [ofOneMoment] : [] }
    let starts = people.map(\.firstTime) + recording.raw.times.prefix(1)
    let ends = people.map(\.lastTime) + recording.raw.times.suffix(1)
    let low = starts.filter(\.isFinite).min() ?? 0
    let scale = low...max(low, ends.filter(\.isFinite).max() ?? low)
    return [
      Block.table(
        "people", head: ["Person", "Seen", "", "Frames", "Height", "Left/right repaired"],
        rows: people.map { row($0, on: scale) }),
      Block.paragraph(
        (people.count > 1
          ? "Another person of the clip is analysed with --person and the number. " : "")
          + "Left/right repaired: frames in which the pose model had exchanged the legs.",
        className: "note"),
    ]
  }

  private var ofOneMoment: Markup {
    Block.table(
      "people", head: ["Person", "Height"],
      rows: recording.people.map { person in
        [name(of: person), [.text(NumberText.fixed(person.height, 0) + " px")]]
      })
  }

  private func name(of person: PersonSummary) -> [Markup] {
    let number = String(person.id)
    return person.isAnalysed ? [.tag("b", [:], number + " (analysed)")] : [.text(number)]
  }

  private func row(_ person: PersonSummary, on scale: ClosedRange<Double>) -> [[Markup]] {
    let span = "\(Wording.seconds(person.firstTime)) to \(Wording.seconds(person.lastTime))"
    var bar: [Markup] = []
    if person.firstTime <= person.lastTime {
      bar.append(
        RangeBar(
          id: "person-\(person.id)", title: "Person \(person.id), \(span)", scale: scale,
          range: person.firstTime...person.lastTime, mark: nil, tone: .middle
        ).render())
    }
    return [
      name(of: person), [.text(span)], bar, [.text(String(person.frameCount))],
      [.text(NumberText.fixed(person.height, 0) + " px")], [.text(String(person.repairedSwaps))],
    ]
  }
}
