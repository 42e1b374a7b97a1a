import Foundation
import GaitModel
import GaitReport
import Testing

@Suite("Report over several recordings")
struct ChapterTests {
  static func rear(_ name: String = "rear.mp4") -> GaitRecording {
    var recording = SampleGait.runner(name: name)
    recording.view = Decision(.rear, confidence: 0.8)
    recording.direction = nil
    recording.curves = []
    recording.metrics = [
      Metric(id: "cadence", unit: "steps/min", value: 167, n: 8, uncertainty: 2),
      Metric(id: "step_width", unit: "cm", value: 6.2, n: 20, uncertainty: 0.6),
    ]
    return recording
  }

  static var joined: HTMLReport {
    HTMLReport(chapters: [
      ReportChapter(
        recording: SampleGait.runner(name: "side.mp4"),
        pictures: [KeyPicture(time: 1, caption: "Mid-stance", jpeg: [0xFF, 0xD8])],
        title: "Side view: side.mp4"),
      ReportChapter(recording: rear(), pictures: [], title: "Rear view: rear.mp4"),
    ])
  }

  @Test("is well-formed, with unique ids, and the same bytes every time")
  func wellformed() {
    let html = Self.joined.render()
    let page = Wellformed(html)
    #expect(page.fault == nil)
    let ids = page.elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    for label in page.elements.compactMap({ $0.attributes["aria-labelledby"] }) {
      #expect(label.split(separator: " ").allSatisfy { ids.contains(String($0)) })
    }
    #expect(html == Self.joined.render())
    #expect(
      WordingTests.violations(
        in: page.text.replacing(IntendedUse.statement, with: "")) == [])
  }

  @Test("has one summary and one table, then a chapter for each recording")
  func order() throws {
    let page = Wellformed(Self.joined.render())
    let headings = page.elements.filter { $0.name == "article" || $0.attributes["id"] == "metrics" }
    #expect(headings.map(\.name) == ["section", "article", "article"])
    let ids = Set(page.elements.compactMap { $0.attributes["id"] })
    #expect(ids.isSuperset(of: ["summary", "chapter-1-cycle", "chapter-2-contacts", "limits"]))
    #expect(!ids.contains("chapter-1-metrics"))
    #expect(page.all("img").count == 1)
  }

  @Test("takes each metric from the recording that shows it best")
  func bestSource() throws {
    let table = MetricTable(recordings: [SampleGait.runner(), Self.rear()])
    #expect(try #require(table.row("cadence")).sources == [0], "the higher confidence")
    #expect(try #require(table.row("step_width")).sources == [1], "withheld from the side")
    #expect(try #require(table.row("contact_time")).sources == [0])
    #expect(!table.withheld.contains { $0.definition.id == "step_width" })
    #expect(table.withheld.map(\.definition.id) == ["vertical_stiffness", "leg_stiffness"])
  }

  @Test("says in the chapter of a refused recording why there is nothing")
  func refused() {
    let report = HTMLReport(chapters: [
      ReportChapter(recording: SampleGait.runner(), pictures: [], title: "Side"),
      ReportChapter(recording: ReportCase.refused.recording, pictures: [], title: "Rear"),
    ])
    let page = Wellformed(report.render())
    #expect(page.fault == nil)
    #expect(page.text.contains("No rhythm was found in 3.0 s."))
    #expect(page.text.contains("168.0\n± 0.8 steps/min"))
  }

  @Test("of nothing is a page all the same")
  func empty() {
    let page = Wellformed(HTMLReport(chapters: []).render())
    #expect(page.fault == nil)
    #expect(page.text.contains(IntendedUse.statement))
  }
}

@Suite("Table of measurements")
struct MetricTableTests {
  let page = Wellformed(HTMLReport(recording: SampleGait.runner(), pictures: []).render())

  @Test("shows left, right and their difference with what it is to be held against")
  func sides() {
    #expect(page.text.contains("257 ± 6"))
    #expect(page.text.contains("251 ± 6"))
    #expect(page.text.contains("+6 ± 9"))
    #expect(page.text.contains("2.4 %"))
    #expect(page.text.contains("SDC 9.0"))
    #expect(page.text.contains("SD 7.0, n 10"))
  }

  @Test("names the source of a range once, and shows it to those who point at the bar")
  func ranges() {
    #expect(page.text.contains("225–317"))
    let note = "mean ± 2 SD; 9 young runners at 2.7 m/s (Author 2020, doi:10.1000/example)"
    #expect(page.text.components(separatedBy: note).count == 2)
    #expect(page.all("svg").contains { $0["class"] == "norm-bar" })
  }

  @Test("collects what was withheld by its reason")
  func withheld() {
    #expect(page.text.contains("Vertical stiffness (model) and leg stiffness (model)"))
    let reason = "It is withheld below 3 m/s, outside of the tested range."
    #expect(page.text.components(separatedBy: reason).count == 2)
  }

  @Test("gives no verdict: no level of quality stands beside a measurement")
  func noVerdict() {
    let classes = page.elements.compactMap { $0.attributes["class"] }
    let inTable = classes.drop { $0 != "metrics" }.prefix { $0 != "part-cycle" }
    #expect(inTable.count > 20)
    #expect(!inTable.contains { $0.hasPrefix("level") })
  }
}

@Suite("Summary in five lines")
struct SummaryLinesTests {
  func lines(_ recording: GaitRecording) -> [String] {
    SummaryLines(
      recordings: [recording], table: MetricTable(recordings: [recording])
    ).lines.map(\.text)
  }

  @Test("of a full report says who, how, how much, how good and what is missing")
  func full() {
    #expect(
      lines(SampleGait.runner()) == [
        "Person 1 of 2 in this clip, seen from the side, moving right; 8.0 s at 60 frames/s.",
        "Running with flight between the steps at 2.6 m/s (as given); 11 contacts of the left foot "
          + "and 12 of the right.",
        "Cadence 168.0 ± 0.8 steps/min; contact time left 257 ± 6 ms and right 251 ± 6 ms; "
          + "vertical oscillation 8.1 ± 0.5 cm.",
        "Poor: steps; fair: legs seen. What to do stands under Capture quality.",
        "2 of the 8 quantities of this view, vertical stiffness (model) and leg stiffness (model); "
          + "1 more needs another view; the reasons stand under Measurements.",
      ])
  }

  @Test("has five lines whatever the recording holds", arguments: ReportCase.allCases)
  func always(kind: ReportCase) {
    let lines = lines(kind.recording)
    #expect(lines.count == 5)
    for line in lines {
      #expect(!line.contains("nan"))
      #expect(line.hasSuffix("."))
      #expect(WordingTests.violations(in: line) == [])
    }
  }
}
