import FootfallTestSupport
import Foundation
import GaitMath
import GaitModel
import GaitReport
import Testing

@Suite("Cycle chart")
struct CycleChartTests {
  func chart(_ mean: [Double], spread: [Double] = [], toeOff: Double? = nil) -> CycleChart {
    CycleChart(
      id: "c", title: "Knee", description: "d", unit: "°",
      traces: [
        .init(name: "Left", tone: .left, mean: mean, spread: spread, toeOff: toeOff)
      ])
  }

  /// A straight line from 0 to 100 degrees at 0, 1, ... 100 %.
  let ramp = (0...100).map { Double($0) }

  @Test("draws values and toe-off at their places")
  func geometry() throws {
    let chart = chart(ramp, toeOff: 40)
    let area = try #require(chart.plotArea)
    let page = Wellformed(try #require(chart.render()).rendered)
    #expect(page.fault == nil)
    let curve = try #require(page.all("path").first { $0["class"] == "curve left" }?["d"])
    #expect(curve.hasPrefix("M\(SVG.number(area.left)) \(SVG.number(area.y(0)))"))
    #expect(curve.hasSuffix("L\(SVG.number(area.right)) \(SVG.number(area.y(100)))"))
    let event = try #require(page.all("line").first { $0["class"] == "event left" })
    #expect(event["x1"] == SVG.number(area.left + 0.4 * area.width))
  }

  @Test("draws one standard deviation around the mean, and the published bands below")
  func bands() throws {
    var chart = chart(ramp, spread: ramp.map { _ in 5 })
    chart.reference = .init(name: "", tone: .middle, mean: ramp, spread: ramp.map { _ in 10 })
    chart.referenceFactor = 3
    let area = try #require(chart.plotArea)
    let page = Wellformed(try #require(chart.render()).rendered)
    let paths = page.all("path")
    let classes = paths.compactMap { $0["class"] }
    #expect(
      classes == ["reference wide", "reference", "reference-mean", "band left", "curve left"])
    func starts(_ name: String, at value: Double) -> Bool {
      let data = paths.first { $0["class"] == name }?["d"] ?? ""
      return data.hasPrefix("M\(SVG.number(area.left)) \(SVG.number(area.y(value)))L")
        && data.hasSuffix("Z")
    }
    #expect(starts("reference wide", at: 30))
    #expect(starts("reference", at: 10))
    #expect(starts("band left", at: 5))
    #expect(area.yRange.lowerBound <= -30 && area.yRange.upperBound >= 130)
  }

  @Test("is not drawn without a value", arguments: [0, 1, 101])
  func empty(count: Int) {
    #expect(chart(Array(repeating: .nan, count: count), toeOff: 30).render() == nil)
  }

  @Test("bears a spread of another length and a toe-off outside")
  func odd() throws {
    let page = Wellformed(
      try #require(chart(ramp, spread: [1, 2], toeOff: 140).render()).rendered)
    #expect(page.all("path").compactMap { $0["class"] } == ["curve left"])
  }
}

@Suite("Published curves beside a recording")
struct CycleReferenceTests {
  func text(_ change: (inout GaitRecording) -> Void) -> String {
    var recording = SampleGait.runner()
    change(&recording)
    return Wellformed(HTMLReport(recording: recording, pictures: []).render()).text
  }

  @Test("stand at the speed for which they hold, with source, number and speed")
  func atSpeed() {
    let text = text { _ in }
    for part in ["46 healthy runners", "2.4 to 2.6 m/s", "This recording is at 2.6 m/s.", "CC BY"] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test("stand with a word where the speed is not known")
  func unknownSpeed() {
    #expect(text { $0.context = CaptureContext() }.contains("speed of this recording is not known"))
  }

  @Test("are left out at another speed, which is said")
  func otherSpeed() {
    let text = text { $0.context.speed = 4.1 }
    #expect(text.contains("No reference at this speed"))
    #expect(!text.contains("46 healthy runners"))
  }

  @Test("are left out for walking and for other views", arguments: ["walking", "rear"])
  func others(name: String) {
    let text = text { recording in
      if name == "walking" { recording.gaitKind = Decision(.walking, confidence: 1) }
      if name == "rear" { recording.view = Decision(.rear, confidence: 1) }
    }
    #expect(!text.contains("46 healthy runners"))
    #expect(!text.contains("No reference"))
  }
}

@Suite("Contacts")
struct ContactTests {
  static func event(_ kind: GaitEvent.Kind, _ side: Side, _ time: Double) -> GaitEvent {
    GaitEvent(kind: kind, side: side, time: time, uncertainty: 0.01)
  }

  @Test("pair a contact with the next toe-off of its foot; lone events make none")
  func pairs() {
    let spans = ContactSpan.all(in: [
      Self.event(.toeOff, .left, 0.1), Self.event(.initialContact, .right, 0.2),
      Self.event(.initialContact, .left, 0.5), Self.event(.toeOff, .right, 0.45),
      Self.event(.initialContact, .right, 0.9), Self.event(.initialContact, .right, 1.6),
      Self.event(.toeOff, .right, 1.8), Self.event(.toeOff, .left, .nan),
    ])
    #expect(spans.map(\.side) == [.right, .right])
    #expect(spans.map(\.start) == [0.2, 1.6])
    #expect(spans.map(\.end) == [0.45, 1.8])
  }

  @Test("tell flight and double support by how many feet stand")
  func feet() {
    let contacts = [
      ContactSpan(side: .left, start: 0, end: 0.3), ContactSpan(side: .right, start: 0.4, end: 1),
      ContactSpan(side: .left, start: 0.9, end: 1.4),
    ]
    #expect(ContactSpan.spans(of: 0, in: contacts) == [0.3...0.4])
    #expect(ContactSpan.spans(of: 2, in: contacts) == [0.9...1])
    #expect(ContactSpan.spans(of: 0, in: []).isEmpty)
  }

  @Test("are bars whose ends fade over twice their uncertainty")
  func bars() throws {
    let strip = ContactStrip(
      id: "s", timeRange: 0...10,
      contacts: [
        ContactSpan(
          side: .right, start: 2, end: 4, startUncertainty: 0.1, endUncertainty: 0.25)
      ])
    let page = Wellformed(strip.render().rendered)
    #expect(page.fault == nil)
    let area = strip.plotArea
    let bars = page.all("rect").filter { $0["class"]?.hasPrefix("contact") == true }
    #expect(
      bars.compactMap { $0["class"]?.split(separator: " ")[1] } == ["faint", "sure", "faint"])
    #expect(
      bars.compactMap { $0["x"] }
        == [1.8, 2.2, 3.5].map { SVG.number(area.x($0)) })
    #expect(bars[1]["width"] == SVG.number(area.x(3.5) - area.x(2.2)))
    #expect(bars.allSatisfy { $0["y"] == SVG.number(strip.top(of: .right)) })
  }

  @Test("are cut at the strip's ends and never turned inside out")
  func cut() throws {
    let strip = ContactStrip(
      id: "s", timeRange: 1...2,
      contacts: [
        ContactSpan(side: .left, start: 0.5, end: 1.2, startUncertainty: 9, endUncertainty: 9),
        ContactSpan(side: .left, start: 5, end: 6),
      ])
    let page = Wellformed(strip.render().rendered)
    let area = strip.plotArea
    for bar in page.all("rect") {
      let x = try #require(bar["x"].flatMap(Double.init))
      let width = try #require(bar["width"].flatMap(Double.init))
      #expect(width > 0 && x >= area.left - 0.01 && x + width <= area.right + 0.01)
    }
  }
}

@Suite("Step plot")
struct StepPlotTests {
  @Test("marks each step at its time and value, with the mean of its side")
  func geometry() throws {
    let plot = StepPlot(
      id: "p", title: "Contact time", unit: "ms",
      samples: [
        MetricSample(side: .left, contact: 0, value: 10),
        MetricSample(side: .right, contact: 1, value: 40),
        MetricSample(side: .left, contact: 2, value: 30),
        MetricSample(side: .left, contact: 3, value: .nan),
      ])
    let area = try #require(plot.plotArea)
    let page = Wellformed(try #require(plot.render()).rendered)
    #expect(page.fault == nil)
    let left = page.all("circle")
    #expect(left.compactMap { $0["cx"] } == [area.left, area.right].map(SVG.number))
    #expect(left.compactMap { $0["cy"] } == [10, 30].map { SVG.number(area.y($0)) })
    #expect(page.all("path").filter { $0["class"] == "mark right" }.count == 1)
    let mean = try #require(page.all("line").first { $0["class"] == "mean left" })
    #expect(mean["y1"] == SVG.number(area.y(20)))
  }

  @Test("is not drawn without a value")
  func empty() {
    #expect(StepPlot(id: "p", title: "t", unit: "", samples: []).render() == nil)
  }
}

@Suite("Bar of a published range")
struct NormBarTests {
  @Test("has the band and the values at their places on one scale")
  func geometry() throws {
    let bar = NormBar(
      id: "n", title: "t", range: 200...300,
      marks: [
        .init(tone: .left, value: 250, uncertainty: 20),
        .init(tone: .right, value: 400, uncertainty: .nan),
      ])
    let area = bar.area
    #expect(area.xRange.lowerBound < 200 && area.xRange.upperBound > 400)
    let page = Wellformed(bar.render().rendered)
    #expect(page.fault == nil)
    #expect(page.all("rect").first?["x"] == SVG.number(area.x(200)))
    #expect(
      page.all("rect").first?["width"] == SVG.number(area.x(300) - area.x(200)))
    #expect(page.all("circle").first?["cx"] == SVG.number(area.x(250)))
    let whiskers = page.all("line").filter { $0["class"]?.hasPrefix("whisker") == true }
    #expect(whiskers.map { $0["x1"] } == [SVG.number(area.x(230))])
  }

  @Test("bears a range of no length")
  func flat() {
    let bar = NormBar(id: "n", title: "t", range: 5...5, marks: [])
    #expect(Wellformed(bar.render().rendered).fault == nil)
  }
}
