import GaitMath

/// Curves over time on common axes.
package struct LineChart: Sendable, Hashable {
  /// Unique on the page.
  package var id: String
  /// Read out in place of the chart.
  package var title: String
  /// What the chart shows, in a sentence, for those who do not see it.
  package var description: String
  /// Written at the vertical axis: `°`.
  package var unit: String
  /// Drawn in their order, the last on top.
  package var curves: [Curve]
  /// Seconds at the left and the right edge.
  package var timeRange: ClosedRange<Double>
  /// Longest step between samples that a line may cross, seconds.
  package var longestStep: Double
  /// Height of the coordinate system.
  package var height: Double

  /// Width of the coordinate system that every chart of a report has.
  package static let width = 720.0
  private static let margins = (left: 44.0, top: 10.0, right: 48.0, bottom: 22.0)

  package init(
    id: String, title: String, description: String, unit: String, curves: [Curve],
    timeRange: ClosedRange<Double>, longestStep: Double, height: Double = 150
  ) {
    self.id = id
    self.title = title
    self.description = description
    self.unit = unit
    self.curves = curves
    self.timeRange = timeRange
    self.longestStep = longestStep
    self.height = height
  }

  /// Ticks of the vertical axis: they enclose all values. Nil where no curve has a value.
  package var valueTicks: AxisTicks? {
    let extremes = curves.compactMap { $0.extremes(in: timeRange) }
    guard let low = extremes.map(\.lowerBound).min(), let high = extremes.map(\.upperBound).max()
    else { return nil }
    return .enclosing(low...high, count: height < 120 ? 4 : 5)
  }

  /// Where the data are drawn; nil where no curve has a value.
  package var plotArea: PlotArea? {
    guard let ticks = valueTicks else { return nil }
    let margins = Self.margins
    return PlotArea(
      left: margins.left, top: margins.top, width: Self.width - margins.left - margins.right,
      height: height - margins.top - margins.bottom, xRange: timeRange, yRange: ticks.range)
  }

  /// The chart as SVG; nil where no curve has a value.
  package func render() -> Markup? {
    guard let area = plotArea, let valueTicks else { return nil }
    return SVG.drawing(
      id: id, width: Self.width, height: height, className: "chart", title: title,
      description: description,
      [
        SVG.group("grid", grid(valueTicks, in: area)),
        SVG.group("axis", timeAxis(in: area)),
        SVG.group("curves", curves.flatMap { lines(of: $0, in: area) }),
        SVG.group("names", names(in: area)),
      ])
  }

  private func grid(_ ticks: AxisTicks, in area: PlotArea) -> [Markup] {
    ticks.values.flatMap { value in
      let y = area.y(value)
      let isZero = abs(value) < ticks.step / 2
      return [
        SVG.line(
          isZero ? "zero" : "tick", from: Vector2(area.left, y), to: Vector2(area.right, y)),
        SVG.text(
          "label", ticks.label(value) + unit, at: Vector2(area.left - 8, y + 4), anchor: .end),
      ]
    }
  }

  private func timeAxis(in area: PlotArea) -> [Markup] {
    let ticks = AxisTicks.inside(timeRange, count: 10)
    return ticks.values.flatMap { value in
      let x = area.x(value)
      return [
        SVG.line("tick", from: Vector2(x, area.bottom), to: Vector2(x, area.bottom + 4)),
        SVG.text(
          "label", ticks.label(value) + (value == ticks.values.last ? " s" : ""),
          at: Vector2(x, area.bottom + 17), anchor: .middle),
      ]
    }
  }

  private func lines(of curve: Curve, in area: PlotArea) -> [Markup] {
    var measured = SVGPath()
    var filled = SVGPath()
    for piece in curve.pieces(in: area, longestStep: longestStep) {
      if piece.isFilled {
        filled.add(joining: piece.points)
      } else {
        measured.add(joining: piece.points)
      }
    }
    let paths = [(measured, "curve"), (filled, "curve filled")]
    return paths.filter { !$0.0.data.isEmpty }.map { path, name in
      SVG.path("\(name) \(curve.tone.rawValue)", path)
    }
  }

  /// The curves' names at their right ends, moved apart where they would cover each other.
  private func names(in area: PlotArea) -> [Markup] {
    let ends = curves.compactMap { curve -> (curve: Curve, y: Double)? in
      guard !curve.name.isEmpty else { return nil }
      let last = curve.times.indices.last { index in
        curve.values[index].isFinite && timeRange.contains(curve.times[index])
      }
      return last.map { (curve, area.y(curve.values[$0])) }
    }.sorted { $0.y < $1.y }
    let spacing = 13.0
    var bound = -Double.infinity
    var rows = ends.map { end -> Double in
      bound = max(end.y, bound + spacing)
      return bound
    }
    let excess = max(0, (rows.last ?? 0) - area.bottom)
    rows = rows.map { $0 - excess }
    return zip(ends, rows).map { end, y in
      SVG.text(
        "name \(end.curve.tone.rawValue)", end.curve.name, at: Vector2(area.right + 8, y + 4))
    }
  }
}
