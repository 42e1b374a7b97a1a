import FootfallTestSupport
import Foundation
import GaitReport
import Testing

@Suite("Axis ticks")
struct AxisTicksTests {
  @Test(
    "enclose the range at round numbers",
    arguments: [
      (-8.0, 81.0, [-20.0, 0, 20, 40, 60, 80, 100]),
      (0.1, 0.34, [0.1, 0.15, 0.2, 0.25, 0.3, 0.35]),
      (6, 10, [6, 7, 8, 9, 10]), (5, 5, [5, 6]),
    ])
  func enclosing(low: Double, high: Double, expected: [Double]) {
    let ticks = AxisTicks.enclosing(low...high, count: 5)
    #expect(ticks.values.count == expected.count)
    for (tick, value) in zip(ticks.values, expected) { #expect(abs(tick - value) < 1e-9) }
  }

  @Test("stay inside the range")
  func inside() {
    #expect(AxisTicks.inside(0.3...2.98, count: 6).values == [0.5, 1, 1.5, 2, 2.5])
  }

  @Test("survive any finite range", arguments: [1e-300, 1, 1e9, 1e15, 1e300, 1.7e308])
  func extremes(size: Double) {
    let ticks = AxisTicks.enclosing(-size...size, count: 5)
    #expect(ticks.values.count >= 2)
    #expect(ticks.values.count < 20)
  }

  @Test("are written with the decimals of their step")
  func labels() {
    #expect(AxisTicks.enclosing(6...10, count: 5).label(7) == "7")
    #expect(AxisTicks.enclosing(0.1...0.34, count: 5).label(0.15) == "0.15")
    #expect(AxisTicks.enclosing(-8...81, count: 5).label(-20) == "\u{2212}20")
  }
}

@Suite("Curves")
struct CurveTests {
  /// One pixel a second and a degree, with y downwards from 100.
  let area = PlotArea(
    left: 0, top: 0, width: 1000, height: 100, xRange: 0...1000, yRange: 0...100)

  func curve(_ values: [Double], filled: [Int] = [], times: [Double]? = nil) -> Curve {
    Curve(
      name: "", tone: .left, times: times ?? values.indices.map { Double($0) }, values: values,
      filled: values.indices.map(filled.contains))
  }

  @Test("lie where their values are")
  func geometry() throws {
    let area = PlotArea(left: 50, top: 10, width: 200, height: 80, xRange: 1...3, yRange: -20...20)
    #expect(area.point(1.5, 10) == SIMD2(100, 30))
    #expect(area.point(3, -20) == SIMD2(250, 90))
    let pieces = Curve(
      name: "", tone: .left, times: [1, 1.5, 3], values: [0, 10, -20],
      filled: [false, false, false]
    ).pieces(in: area, longestStep: 5)
    #expect(pieces.map(\.points) == [[SIMD2(50, 50), SIMD2(100, 30), SIMD2(250, 90)]])
  }

  @Test("break at missing values and at long steps")
  func gaps() {
    let missing = curve([1, 2, .nan, 4, 5]).pieces(in: area, longestStep: 1)
    #expect(missing.map { $0.points.map(\.x) } == [[0, 1], [3, 4]])
    let late = curve([1, 2, 3, 4], times: [0, 1, 5, 6]).pieces(in: area, longestStep: 1.5)
    #expect(late.map { $0.points.map(\.x) } == [[0, 1], [5, 6]])
  }

  @Test("keep filled stretches apart, from the last measured to the next measured sample")
  func filled() {
    let pieces = curve([1, 2, 3, 4, 5], filled: [2]).pieces(in: area, longestStep: 1)
    #expect(pieces.map { $0.points.map(\.x) } == [[0, 1], [1, 2, 3], [3, 4]])
    #expect(pieces.map(\.isFilled) == [false, true, false])
    let start = curve([1, 2, 3], filled: [0]).pieces(in: area, longestStep: 1)
    #expect(start.map(\.isFilled) == [true, false])
  }

  @Test("show a lone sample as a dot")
  func lone() {
    let pieces = curve([.nan, 2, .nan]).pieces(in: area, longestStep: 1)
    #expect(pieces.map(\.points) == [[SIMD2(1, 98)]])
    #expect(SVGPath(joining: pieces[0].points).data == "M1 98h0")
  }

  @Test("keep the extremes of every pixel column when thinned", arguments: [1, 2, 3])
  func thinned(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let points = (0..<50_000).map { index in
      SIMD2(Double(index) / 100, Double.random(in: -1000...1000, using: &generator))
    }
    let thinned = Curve.thinned(points)
    #expect(thinned.count <= 4 * 500)
    let full = Dictionary(grouping: points) { Int($0.x) }
    let kept = Dictionary(grouping: thinned) { Int($0.x) }
    for (column, all) in full {
      #expect(kept[column]?.map(\.y).min() == all.map(\.y).min())
      #expect(kept[column]?.map(\.y).max() == all.map(\.y).max())
      #expect(kept[column]?.first == all.first)
      #expect(kept[column]?.last == all.last)
    }
  }

  @Test("cut unequal lists to the shortest")
  func unequal() {
    let curve = Curve(name: "", tone: .left, times: [0, 1, 2], values: [1, 2], filled: [false])
    #expect(curve.values == [1])
  }
}

@Suite("Line chart")
struct LineChartTests {
  func chart(_ values: [Double]) -> LineChart {
    LineChart(
      id: "c", title: "Knee <flexion>", description: "d", unit: "°",
      curves: [
        Curve(
          name: "Left", tone: .left, times: values.indices.map { Double($0) }, values: values,
          filled: values.map { _ in false })
      ], timeRange: 0...Double(max(values.count - 1, 1)), longestStep: 2)
  }

  @Test("draws a known value at its pixel")
  func pixel() throws {
    let chart = chart([0, 50, 100])
    let area = try #require(chart.plotArea)
    let drawing = Wellformed(try #require(chart.render()).rendered)
    #expect(drawing.fault == nil)
    let path = try #require(drawing.all("path").first?["d"])
    let middle =
      "L\(SVG.number((area.left + area.right) / 2)) "
      + SVG.number((area.top + area.bottom) / 2)
    #expect(path.contains(middle))
    #expect(path.hasPrefix("M\(SVG.number(area.left)) \(SVG.number(area.bottom))"))
  }

  @Test("tells those who do not see it what it shows")
  func accessible() throws {
    let drawing = Wellformed(try #require(chart([1, 2]).render()).rendered)
    let svg = try #require(drawing.all("svg").first)
    #expect(svg["role"] == "img")
    #expect(svg["aria-labelledby"] == "c-title c-desc")
    #expect(drawing.all("title").first?["id"] == "c-title")
    #expect(drawing.all("desc").first?["id"] == "c-desc")
  }

  @Test("is not drawn without a value", arguments: [0, 1, 5])
  func empty(count: Int) {
    #expect(chart(Array(repeating: .nan, count: count)).render() == nil)
  }

  @Test("moves the names of curves that end together apart")
  func names() throws {
    var chart = chart([3, 3])
    chart.curves.append(
      Curve(name: "Right", tone: .right, times: [0, 1], values: [3, 3], filled: [false, false]))
    let drawing = Wellformed(try #require(chart.render()).rendered)
    let rows = drawing.all("text").filter { $0["class"]?.hasPrefix("name") == true }
      .compactMap { $0["y"].flatMap(Double.init) }
    try #require(rows.count == 2)
    #expect(abs(rows[0] - rows[1]) >= 12)
  }
}

@Suite("Range bar")
struct RangeBarTests {
  @Test("reaches from value to value on its scale")
  func geometry() throws {
    let bar = RangeBar(
      id: "r", title: "t", scale: 0...100, range: 25...75, mark: 50, tone: .right)
    let drawing = Wellformed(bar.render().rendered)
    let rectangle = try #require(drawing.all("rect").first)
    #expect(rectangle["x"] == SVG.number(bar.area.x(25)))
    #expect(rectangle["width"] == SVG.number(bar.area.width / 2))
    #expect(drawing.all("circle").first?["cx"] == SVG.number(RangeBar.width / 2))
  }

  @Test("does not leave its scale")
  func clipped() throws {
    let bar = RangeBar(id: "r", title: "t", scale: 0...1, range: -5...9, mark: 7, tone: .left)
    let drawing = Wellformed(bar.render().rendered)
    #expect(drawing.all("rect").first?["width"] == SVG.number(bar.area.width))
    #expect(drawing.all("circle").isEmpty)
  }
}
