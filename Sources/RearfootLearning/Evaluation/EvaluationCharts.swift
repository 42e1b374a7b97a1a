import GaitMath
import GaitReport

/// How the errors of angles spread: their histogram, and each over the mean of estimate and truth
/// (Bland and Altman 1986, doi:10.1016/S0140-6736(86)90837-8).
struct EvaluationCharts {
  /// More points than this are thinned out evenly.
  private static let mostDots = 3000
  private static let width = 520.0
  private static let height = 320.0

  private let pairs: [(mean: Double, error: Double)]

  init(_ legs: [EvaluatedLeg]) {
    pairs = legs.compactMap { leg in
      leg.error.map { (leg.truth + $0 / 2, $0) }
    }
  }

  var note: String {
    let step = (pairs.count + Self.mostDots - 1) / Self.mostDots
    return
      "Estimate less true angle in the plane of the picture, degrees. Left: how many legs have "
      + "which error. Right: the error over the mean of estimate and truth, with the bias and the "
      + "limits of agreement"
      + (step > 1 ? "; every \(step)th leg is drawn." : ".")
  }

  var figures: [Markup] {
    guard !pairs.isEmpty else { return [.tag("p", [:], "No leg was found.")] }
    return [
      .tag(
        "div", ["class": "charts"],
        [.tag("figure", [:], [histogram]), .tag("figure", [:], [agreement])])
    ]
  }

  /// The range that holds all but the wildest errors; those are counted in the outermost bars.
  private var span: ClosedRange<Double> {
    let sizes = pairs.map { abs($0.error) }
    let most = max(1, 1.2 * (Statistics.quantile(sizes, 0.99) ?? 1))
    return -most...most
  }

  private var histogram: Markup {
    let ticks = AxisTicks.enclosing(span, count: 8)
    let range = ticks.range
    let count = 40
    let step = (range.upperBound - range.lowerBound) / Double(count)
    var bars = Array(repeating: 0, count: count)
    for pair in pairs {
      let place = ((pair.error - range.lowerBound) / step).rounded(.down)
      bars[Int(min(max(place, 0), Double(count - 1)))] += 1
    }
    let heights = AxisTicks.enclosing(0...Double(max(1, bars.max() ?? 1)), count: 5)
    let area = Self.area(x: range, y: 0...heights.range.upperBound)
    let shapes = bars.enumerated().map { index, number -> Markup in
      let left = area.x(range.lowerBound + Double(index) * step)
      let right = area.x(range.lowerBound + Double(index + 1) * step)
      let top = area.y(Double(number))
      return SVG.rectangle(
        "bar", origin: Vector2(left, top), width: max(0.5, right - left - 1),
        height: area.bottom - top)
    }
    return SVG.drawing(
      id: "histogram", width: Self.width, height: Self.height, className: "chart",
      title: "Histogram of errors",
      description: "How many legs have which error in degrees.",
      axes(area, ticks, heights, below: "error, degrees", beside: "legs") + shapes)
  }

  private var agreement: Markup {
    let errors = pairs.map(\.error)
    let bias = Statistics.mean(errors) ?? 0
    let reach = 1.96 * (Statistics.standardDeviation(errors) ?? 0)
    let means = pairs.map(\.mean)
    let across = AxisTicks.enclosing((means.min() ?? 0)...(means.max() ?? 1), count: 8)
    let down = AxisTicks.enclosing(
      min(span.lowerBound, bias - reach)...max(span.upperBound, bias + reach), count: 8)
    let area = Self.area(x: across.range, y: down.range)
    let step = (pairs.count + Self.mostDots - 1) / Self.mostDots
    let dots = stride(from: 0, to: pairs.count, by: step).map { index -> Markup in
      let error = min(max(pairs[index].error, down.range.lowerBound), down.range.upperBound)
      return SVG.circle("dot", centre: area.point(pairs[index].mean, error), radius: 2)
    }
    let lines = [("bias", bias), ("limit", bias - reach), ("limit", bias + reach)].map {
      name, value in
      SVG.line(
        name, from: Vector2(area.left, area.y(value)), to: Vector2(area.right, area.y(value)))
    }
    return SVG.drawing(
      id: "agreement", width: Self.width, height: Self.height, className: "chart",
      title: "Error over angle",
      description: "Bias \(NumberText.fixed(bias, 2)) degrees, limits of agreement "
        + "\(NumberText.fixed(bias - reach, 2)) and \(NumberText.fixed(bias + reach, 2)).",
      axes(
        area, across, down, below: "mean of estimate and truth, degrees", beside: "error, degrees")
        + dots + lines)
  }

  private static func area(x: ClosedRange<Double>, y: ClosedRange<Double>) -> PlotArea {
    PlotArea(
      left: 48, top: 26, width: width - 62, height: height - 74, xRange: x, yRange: y)
  }

  private func axes(
    _ area: PlotArea, _ across: AxisTicks, _ down: AxisTicks, below: String, beside: String
  ) -> [Markup] {
    let rows = down.values.flatMap { value -> [Markup] in
      let y = area.y(value)
      return [
        SVG.line(
          value == 0 ? "zero" : "tick", from: Vector2(area.left, y), to: Vector2(area.right, y)),
        SVG.text("label", down.label(value), at: Vector2(area.left - 6, y + 4), anchor: .end),
      ]
    }
    let columns = across.values.map { value in
      SVG.text(
        "label", across.label(value), at: Vector2(area.x(value), area.bottom + 16), anchor: .middle)
    }
    return rows + columns + [
      SVG.text(
        "label", below, at: Vector2(area.left + area.width / 2, area.bottom + 36), anchor: .middle),
      SVG.text("label", beside, at: Vector2(4, 14)),
    ]
  }
}
