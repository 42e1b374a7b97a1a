import GaitMath

/// Mean curves over the gait cycle with their spread, on axes from initial contact (0 %) to the
/// next of the same foot (100 %), beside a published band.
package struct CycleChart: Sendable, Hashable {
  /// The mean curve of one side.
  package struct Trace: Sendable, Hashable {
    /// Written at its end; empty for none.
    package var name: String
    /// Its colour.
    package var tone: Curve.Tone
    /// At evenly spaced places from 0 to 100 %.
    package var mean: [Double]
    /// At the same places; empty for no band.
    package var spread: [Double]
    /// Percent of the cycle; nil where it is not known.
    package var toeOff: Double?

    package init(
      name: String, tone: Curve.Tone, mean: [Double], spread: [Double] = [], toeOff: Double? = nil
    ) {
      self.name = name
      self.tone = tone
      self.mean = mean
      self.spread = spread
      self.toeOff = toeOff
    }

    /// The lower and upper edge of the mean plus and minus some standard deviations.
    func edges(_ factor: Double) -> (low: [Double], high: [Double])? {
      guard spread.count == mean.count, mean.count > 1 else { return nil }
      return (
        zip(mean, spread).map { $0 - factor * $1 }, zip(mean, spread).map { $0 + factor * $1 }
      )
    }
  }

  /// Unique on the page.
  package var id: String
  /// Read out in place of the chart.
  package var title: String
  /// What the chart shows, in a sentence, for those who do not see it.
  package var description: String
  /// Written at the vertical axis: `°`.
  package var unit: String
  /// Drawn in their order, the last on top.
  package var traces: [Trace]
  /// A published mean with its spread; nil where none fits.
  package var reference: Trace?
  /// How many standard deviations the wide band of the reference reaches.
  package var referenceFactor: Double

  /// Width of the coordinate system.
  package static let width = 352.0
  /// Height of the coordinate system.
  package static let height = 196.0
  private static let margins = (left: 36.0, top: 14.0, right: 34.0, bottom: 24.0)

  package init(
    id: String, title: String, description: String, unit: String, traces: [Trace],
    reference: Trace? = nil, referenceFactor: Double = 0
  ) {
    self.id = id
    self.title = title
    self.description = description
    self.unit = unit
    self.traces = traces
    self.reference = reference
    self.referenceFactor = referenceFactor
  }

  /// Ticks of the vertical axis: they enclose all curves and bands. Nil where there is no value.
  package var valueTicks: AxisTicks? {
    var values = traces.flatMap { trace in
      trace.mean + (trace.edges(1).map { $0.low + $0.high } ?? [])
    }
    guard values.contains(where: \.isFinite) else { return nil }
    if let reference {
      values += reference.mean + (reference.edges(referenceFactor).map { $0.low + $0.high } ?? [])
    }
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return nil }
    return .enclosing(low...high, count: 7)
  }

  /// Where the data are drawn; nil where there is no value.
  package var plotArea: PlotArea? {
    guard let ticks = valueTicks else { return nil }
    let margins = Self.margins
    return PlotArea(
      left: margins.left, top: margins.top, width: Self.width - margins.left - margins.right,
      height: Self.height - margins.top - margins.bottom, xRange: 0...100, yRange: ticks.range)
  }

  /// The chart as SVG; nil where there is no value.
  package func render() -> Markup? {
    guard let area = plotArea, let ticks = valueTicks else { return nil }
    var bands: [Markup] = []
    if let reference {
      bands += band(reference, referenceFactor, "reference wide", in: area)
      bands += band(reference, 1, "reference", in: area)
      bands += line(reference, "reference-mean", in: area)
    }
    bands += traces.flatMap { band($0, 1, "band " + $0.tone.rawValue, in: area) }
    return SVG.drawing(
      id: id, width: Self.width, height: Self.height, className: "chart cycle", title: title,
      description: description,
      [
        SVG.group("bands", bands), SVG.group("grid", grid(ticks, in: area)),
        SVG.group("axis", axis(in: area)),
        SVG.group("toe-off", traces.flatMap { toeOff($0, in: area) }),
        SVG.group("curves", traces.flatMap { line($0, "curve " + $0.tone.rawValue, in: area) }),
        SVG.group("names", names(in: area)),
      ])
  }

  private func band(
    _ trace: Trace, _ factor: Double, _ className: String, in area: PlotArea
  ) -> [Markup] {
    guard factor > 0, let edges = trace.edges(factor) else { return [] }
    let low = Self.points(edges.low, in: area)
    let high = Self.points(edges.high, in: area)
    guard low.count > 1, low.count == high.count else { return [] }
    var path = SVGPath()
    path.add(area: high + low.reversed())
    return [SVG.path(className, path)]
  }

  private func line(_ trace: Trace, _ className: String, in area: PlotArea) -> [Markup] {
    let points = Self.points(trace.mean, in: area)
    return points.count > 1 ? [SVG.path(className, SVGPath(joining: points))] : []
  }

  /// The places of a curve; what is no number is left out.
  private static func points(_ values: [Double], in area: PlotArea) -> [Vector2] {
    values.enumerated().compactMap { index, value in
      value.isFinite
        ? area.point(100 * Double(index) / Double(max(values.count - 1, 1)), value) : nil
    }
  }

  private func grid(_ ticks: AxisTicks, in area: PlotArea) -> [Markup] {
    ticks.values.flatMap { value in
      let y = area.y(value)
      return [
        SVG.line(
          abs(value) < ticks.step / 2 ? "zero" : "tick", from: Vector2(area.left, y),
          to: Vector2(area.right, y)),
        SVG.text(
          "label", ticks.label(value) + unit, at: Vector2(area.left - 6, y + 4), anchor: .end),
      ]
    }
  }

  private func axis(in area: PlotArea) -> [Markup] {
    [0.0, 25, 50, 75, 100].flatMap { value in
      let x = area.x(value)
      return [
        SVG.line("tick", from: Vector2(x, area.bottom), to: Vector2(x, area.bottom + 4)),
        SVG.text(
          "label", NumberText.fixed(value, 0) + (value == 100 ? " %" : ""),
          at: Vector2(x, area.bottom + 17), anchor: .middle),
      ]
    }
  }

  private func toeOff(_ trace: Trace, in area: PlotArea) -> [Markup] {
    guard let place = trace.toeOff, area.xRange.contains(place) else { return [] }
    let x = area.x(place)
    var flag = SVGPath()
    flag.add(
      area: [
        Vector2(x, area.top), Vector2(x - 3.5, area.top - 7), Vector2(x + 3.5, area.top - 7),
      ])
    return [
      SVG.line(
        "event " + trace.tone.rawValue, from: Vector2(x, area.top), to: Vector2(x, area.bottom)),
      SVG.path("flag " + trace.tone.rawValue, flag),
    ]
  }

  /// The names at the right ends, moved apart where they would cover each other.
  private func names(in area: PlotArea) -> [Markup] {
    let ends = traces.compactMap { trace -> (trace: Trace, y: Double)? in
      guard !trace.name.isEmpty, let last = trace.mean.last, last.isFinite else { return nil }
      return (trace, area.y(last))
    }.sorted { $0.y < $1.y }
    var bound = -Double.infinity
    let rows = ends.map { end -> Double in
      bound = max(end.y, bound + 13)
      return bound
    }
    let shift = rows.count > 1 ? ((rows.last ?? 0) - (ends.last?.y ?? 0)) / 2 : 0
    return zip(ends, rows).map { end, y in
      SVG.text(
        "name " + end.trace.tone.rawValue, end.trace.name,
        at: Vector2(area.right + 6, y - shift + 4))
    }
  }
}
