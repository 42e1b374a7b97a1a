import GaitMath
package import GaitModel

/// The values of a metric step by step: left as discs, right as diamonds, each side's mean as a
/// line.
package struct StepPlot: Sendable, Hashable {
  /// Unique on the page.
  package var id: String
  /// Read out in place of the plot.
  package var title: String
  /// What the values are in.
  package var unit: String
  /// The values, each at its contact.
  package var samples: [MetricSample]

  /// Width of the coordinate system.
  package static let width = 232.0
  /// Height of the coordinate system.
  package static let height = 118.0

  /// A plot of samples; those whose value or time is no number are left out.
  package init(id: String, title: String, unit: String, samples: [MetricSample]) {
    self.id = id
    self.title = title
    self.unit = unit
    self.samples = samples.filter { $0.value.isFinite && $0.contact.isFinite }
  }

  /// Ticks of the vertical axis; nil where there is no value.
  package var valueTicks: AxisTicks? {
    let values = samples.map(\.value)
    guard let low = values.min(), let high = values.max() else { return nil }
    return .enclosing(low...high, count: 3)
  }

  /// Where the data are drawn; nil where there is no value.
  package var plotArea: PlotArea? {
    let times = samples.map(\.contact)
    guard let ticks = valueTicks, let first = times.min(), let last = times.max() else {
      return nil
    }
    return PlotArea(
      left: 40, top: 8, width: Self.width - 48, height: Self.height - 30,
      xRange: first...max(last, first + 1e-6), yRange: ticks.range)
  }

  /// The plot as SVG; nil where there is no value.
  package func render() -> Markup? {
    guard let area = plotArea, let ticks = valueTicks else { return nil }
    let grid = ticks.values.flatMap { value in
      let y = area.y(value)
      return [
        SVG.line("tick", from: Vector2(area.left, y), to: Vector2(area.right, y)),
        SVG.text("label", ticks.label(value), at: Vector2(area.left - 6, y + 4), anchor: .end),
      ]
    }
    let times = AxisTicks.inside(area.xRange, count: 4)
    let axis = times.values.map { value in
      SVG.text(
        "label", times.label(value) + (value == times.values.last ? " s" : ""),
        at: Vector2(area.x(value), area.bottom + 16), anchor: .middle)
    }
    let sides = Side.allCases.flatMap { side in marks(of: side, in: area) }
    return SVG.drawing(
      id: id, width: Self.width, height: Self.height, className: "chart steps", title: title,
      description: description, grid + axis + sides)
  }

  private var description: String {
    let parts = Side.allCases.compactMap { side -> String? in
      let values = samples.filter { $0.side == side }.map(\.value)
      guard let low = values.min(), let high = values.max() else { return nil }
      return "\(Wording.name(side)): \(Wording.count(values.count, "step")) from "
        + "\(NumberText.compact(low)) to \(NumberText.compact(high)) \(unit)."
    }
    return ([title + "."] + parts).joined(separator: " ")
  }

  private func marks(of side: Side, in area: PlotArea) -> [Markup] {
    let own = samples.filter { $0.side == side }
    guard !own.isEmpty else { return [] }
    let mean = own.map(\.value).reduce(0, +) / Double(own.count)
    let line = SVG.line(
      "mean " + side.rawValue, from: area.point(area.xRange.lowerBound, mean),
      to: area.point(area.xRange.upperBound, mean))
    return [line]
      + own.map { sample in
        let centre = area.point(sample.contact, sample.value)
        return side == .left
          ? SVG.circle("mark left", centre: centre, radius: 2.8)
          : SVG.diamond("mark right", centre: centre, radius: 3.5)
      }
  }
}
