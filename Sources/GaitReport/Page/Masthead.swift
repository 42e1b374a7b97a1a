import GaitModel

/// The head of the report: who and what was analysed.
struct Masthead: Sendable {
  let recording: GaitRecording

  init(recording: GaitRecording) { self.recording = recording }

  /// The head as markup.
  func render() -> Markup {
    .tag(
      "header", ["class": "masthead"],
      [
        .tag(
          "p", ["class": "brand"],
          [.tag("b", [:], "Footfall"), .tag("span", [:], "Gait report")]),
        .tag("h1", [:], [Block.isolated(recording.source.name)]),
        factList,
      ])
  }

  /// The head of a report over several recordings.
  static func render(_ chapters: [ReportChapter]) -> Markup {
    .tag(
      "header", ["class": "masthead"],
      [
        .tag(
          "p", ["class": "brand"],
          [.tag("b", [:], "Footfall"), .tag("span", [:], "Gait report")]),
        .tag("h1", [:], "One person in \(Wording.count(chapters.count, "recording"))"),
        .tag(
          "ul", ["class": "contents"],
          chapters.map { .tag("li", [:], [Block.isolated($0.title)]) }),
      ])
  }

  /// The facts as a list.
  var factList: Markup { Block.definitions("facts", facts.map { ($0, [.text($1)]) }) }

  private var facts: [(String, String)] {
    let source = recording.source
    var facts: [(String, String)] = []
    switch source.kind {
    case .photo: facts.append(("Photo", "one moment, no time course"))
    case .video: facts.append(("Clip", clip))
    case .poses: facts.append(("Poses from a file", clip))
    }
    if let rate = source.frameRate, rate.isFinite {
      let note = source.hasVariableFrameRate ? ", uneven" : ""
      facts.append(("Frame rate", NumberText.compact(rate) + " frames/s" + note))
    }
    facts.append(("Picture", "\(source.imageSize.width) × \(source.imageSize.height) pixels"))
    facts.append(("Person", person))
    facts.append(("View", view))
    facts.append(("Pose model", recording.settings.model))
    return facts
  }

  private var clip: String {
    Wording.duration(recording.source.duration) + ", "
      + Wording.count(recording.source.frameCount, "frame")
  }

  private var person: String {
    guard let person = recording.analysedPerson else {
      return recording.people.isEmpty
        ? "nobody was found" : "none of \(recording.people.count) was analysed"
    }
    return "number \(person.id) of \(recording.people.count)"
  }

  private var view: String {
    guard let view = recording.view else { return "not known" }
    var text = Wording.name(view.value)
    if view.value == .side, let direction = recording.direction {
      text += ", " + Wording.name(direction.value)
      let certainties = [Wording.certainty(of: view), Wording.certainty(of: direction)]
      return text + (certainties[0] == certainties[1] ? " (\(certainties[0]))" : worst(certainties))
    }
    return text + " (\(Wording.certainty(of: view)))"
  }

  private func worst(_ certainties: [String]) -> String {
    ["uncertain", "likely", "clear"].first(where: certainties.contains).map { " (\($0))" } ?? ""
  }
}
