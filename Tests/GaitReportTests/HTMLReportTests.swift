import Foundation
import GaitModel
import GaitReport
import Testing

/// Recordings that a report has to bear, by name.
enum ReportCase: String, CaseIterable {
  case runner, full, walking, long, front, refused, photo, empty, allMissing, withheld, mismatched
  case odd

  var recording: GaitRecording {
    var recording = SampleRecording.runner(seconds: 3, gap: 1...1.2, filled: 2...2.1)
    switch self {
    case .runner: break
    case .full: recording = SampleGait.runner()
    case .walking: recording = SampleGait.walker()
    case .long: recording = SampleRecording.runner(seconds: 20, gap: 5...7)
    case .front: recording.view = Decision(.front, confidence: 0.4)
    case .refused:
      recording.refusal = Refusal(.notPeriodic, message: "No rhythm was found in 3.0 s.")
      recording.metrics = []
    case .photo:
      recording = SampleRecording.runner(seconds: 1 / 60.0)
      recording.source.kind = .photo
      recording.source.frameRate = nil
      recording.metrics = []
    case .empty:
      recording = SampleRecording.runner(seconds: 0)
      recording.people = []
      recording.angles = []
      recording.metrics = []
      recording.view = nil
      recording.direction = nil
      recording.quality = CaptureQuality()
      recording.refusal = Refusal(.noPerson, message: "Nobody was found.")
    case .allMissing: recording = SampleRecording.runner(seconds: 3, gap: 0...3)
    case .withheld:
      recording.metrics = [
        Metric(id: "cadence", unit: "steps/min", value: nil, n: 0, withheld: "The clip turns."),
        Metric(id: "contact_time", unit: "ms", side: .left, value: 251, n: 9, uncertainty: 4),
      ]
    case .mismatched:
      recording.angles = recording.angles.map {
        AngleSeries(definition: $0.definition, values: [1, 2])
      }
      recording.origins = []
    case .odd:
      recording.metrics = [Metric(id: "cadence", unit: "steps/min", value: .nan, n: -1)]
      recording.people = [
        PersonSummary(id: 1, firstTime: .nan, lastTime: -1, frameCount: 0, height: .infinity)
      ]
      recording.source.duration = .infinity
      recording.source.frameRate = .nan
      recording.quality.items[0].value = .nan
    }
    return recording
  }
}

@Suite("HTML report")
struct HTMLReportTests {
  let picture = KeyPicture(time: 1.25, caption: "Mid-stance", jpeg: [0xFF, 0xD8, 0xFF, 0xD9])

  @Test("is well-formed, with unique ids and no reference outside", arguments: ReportCase.allCases)
  func wellformed(kind: ReportCase) {
    let html = HTMLReport(recording: kind.recording, pictures: [picture]).render()
    let page = Wellformed(html)
    #expect(page.fault == nil)
    let ids = page.elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    for label in page.elements.compactMap({ $0.attributes["aria-labelledby"] }) {
      #expect(label.split(separator: " ").allSatisfy { ids.contains(String($0)) })
    }
    for outside in ["http:", "https:", "url(", "@import", "<script", "<link", "href=", "//"] {
      #expect(!html.replacing(picture.base64, with: "").contains(outside), "\(outside)")
    }
    for source in page.elements.compactMap({ $0.attributes["src"] }) {
      #expect(source.hasPrefix("data:image/jpeg;base64,"))
    }
    #expect(!html.contains("nan"))
    #expect(page.text.contains(IntendedUse.statement))
  }

  @Test("is the same bytes every time", arguments: [ReportCase.runner, .photo])
  func deterministic(kind: ReportCase) {
    let first = HTMLReport(recording: kind.recording, pictures: [picture]).render()
    #expect(first == HTMLReport(recording: kind.recording, pictures: [picture]).render())
  }

  @Test(
    "shows a hostile file name as text",
    arguments: [
      "<script>alert('x')</script>.mp4", "\"><img src=x onerror=y>.mov", "a&amp;b.mp4",
      "\u{202E}4pm.exe", "วิ่ง 🏃‍♀️.mp4", "line\nbreak\u{7}.mp4",
    ])
  func hostileName(name: String) {
    var recording = ReportCase.runner.recording
    recording.source.name = name
    recording.settings.model = name
    recording.refusal = Refusal(.tooShort, message: name)
    recording.quality.items[0].advice = name
    let page = Wellformed(
      HTMLReport(recording: recording, pictures: [KeyPicture(time: 0, caption: name, jpeg: [])])
        .render())
    #expect(page.fault == nil)
    #expect(page.all("script").isEmpty)
    #expect(page.all("img").count == 1)
    #expect(page.text.contains(name.replacing("\u{7}", with: "\u{FFFD}")))
  }

  @Test("gives cadence with its 95 % uncertainty")
  func cadence() {
    let page = Wellformed(HTMLReport(recording: ReportCase.runner.recording, pictures: []).render())
    #expect(page.text.contains("168.0\n± 0.8 steps/min"))
    #expect(page.all("svg").contains { $0["class"] == "stride" })
  }

  @Test("draws a chart for every angle that has values")
  func charts() {
    let page = Wellformed(HTMLReport(recording: ReportCase.runner.recording, pictures: []).render())
    let charts = page.all("svg").filter { $0["class"] == "chart" }
    let names = charts.compactMap { $0["aria-labelledby"]?.split(separator: " ").first }
    #expect(
      names == ["knee", "hip", "ankle", "shank_vertical", "trunk_lean"].map { "curve-\($0)-title" })
  }

  @Test("shows a long clip whole and near")
  func longClip() {
    let page = Wellformed(HTMLReport(recording: ReportCase.long.recording, pictures: []).render())
    #expect(page.text.contains("The whole clip"))
    #expect(page.text.contains("Close-up: 8.00 s to 12.00 s"))
    #expect(page.all("svg").filter { $0["class"] == "chart" }.count == 10)
  }

  @Test("says a refusal with its message and what to do", arguments: ["noPerson", "notPeriodic"])
  func refusal(name: String) throws {
    var recording = ReportCase.refused.recording
    recording.refusal = Refusal(try #require(.init(rawValue: name)), message: "The facts.")
    let page = Wellformed(HTMLReport(recording: recording, pictures: []).render())
    #expect(page.text.contains("This recording gives no gait measurements."))
    #expect(page.text.contains("The facts."))
    #expect(page.text.contains("What to do"))
    #expect(!page.text.contains("steps/min"))
  }

  @Test("puts what is to be done about the capture first, worst before fair")
  func quality() throws {
    let page = Wellformed(HTMLReport(recording: ReportCase.runner.recording, pictures: []).render())
    let levels = page.elements.compactMap { $0.attributes["class"] }
      .filter { $0.hasPrefix("level ") }
    #expect(levels == ["level poor", "level fair", "level good", "level good"])
  }

  @Test("gives a photo's angles as numbers, without curves")
  func photo() {
    let page = Wellformed(
      HTMLReport(recording: ReportCase.photo.recording, pictures: [picture]).render())
    #expect(!page.all("svg").contains { $0["class"] == "chart" })
    #expect(page.text.contains("One picture holds one moment"))
    #expect(page.all("img").count == 1)
  }

  @Test("says why a value is withheld")
  func withheld() {
    let page = Wellformed(
      HTMLReport(recording: ReportCase.withheld.recording, pictures: []).render())
    #expect(page.text.contains("No cadence is given."))
    #expect(page.text.contains("The clip turns."))
    #expect(page.text.contains("251 ± 8 ms"))
  }
}

extension KeyPicture {
  var base64: String { Data(jpeg).base64EncodedString() }
}
