import Foundation

/// Curves over epochs on common axes.
package struct CurvePanel: Sendable {
  /// A point: epoch and value.
  package typealias Point = SIMD2<Double>

  /// A named line through points, from left to right.
  package struct Curve: Sendable {
    /// Written beside its right end.
    package let name: String
    /// Finite values alone.
    package let points: [Point]

    package init(name: String, points: [Point]) {
      self.name = name
      self.points = points
    }
  }

  /// Written above it.
  package let title: String
  /// The lines, at most as many as there are colours.
  package let curves: [Curve]
  /// The epoch that is marked.
  package let best: Int?

  package init(title: String, curves: [Curve], best: Int?) {
    self.title = title
    self.curves = curves
    self.best = best
  }

  static let width = 676.0
  static let height = 190.0
  static let left = 64.0
  /// For the names of the curves.
  private static let right = 120.0
  private static let top = 30.0
  private static let bottom = 24.0
  /// Told apart by people who see few colours, and dark enough for a line on white (Okabe and Ito
  /// 2008, "Color universal design").
  private static let colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7"]

  /// Values of the horizontal axis.
  var epochRange: ClosedRange<Double> {
    let epochs = curves.flatMap(\.points).map(\.x)
    let (low, high) = (epochs.min() ?? 1, epochs.max() ?? 1)
    return low < high ? low...high : low...(low + 1)
  }

  /// Steps of the vertical axis at round numbers, around all values.
  var ticks: [Double] {
    let values = curves.flatMap(\.points).map(\.y)
    guard let low = values.min(), let high = values.max() else { return [0, 1] }
    let length = max(high - low, abs(high) * 1e-3, 1e-9)
    let power = pow(10, floor(log10(length / 4)))
    let step = ([1, 2, 5].first { $0 * power * 4 >= length } ?? 10) * power
    let first = floor(low / step)
    let last = max(ceil(high / step), first + 1)
    // Beyond the whole numbers of a Double there is nothing to count.
    guard abs(first) < 1e15, abs(last) < 1e15, last - first < 50 else { return [low, high] }
    return (0...Int(last - first)).map { (first + Double($0)) * step }
  }

  /// The panel, with its upper edge at `top`.
  func svg(top: Double) -> String {
    let ticks = ticks
    let (low, high) = (ticks.first ?? 0, ticks.last ?? 1)
    let epochs = epochRange
    let (plotTop, plotBottom) = (top + Self.top, top + Self.height - Self.bottom)
    let plotRight = Self.width - Self.right
    let x = { (epoch: Double) in
      Self.left + (epoch - epochs.lowerBound) / (epochs.upperBound - epochs.lowerBound)
        * (plotRight - Self.left)
    }
    let y = { (value: Double) in
      plotBottom - (value - low) / (high - low) * (plotBottom - plotTop)
    }

    var text = SVGText.line(title, x: Self.left, y: top + 18, colour: "#111111", anchor: "start")
    for tick in ticks {
      text += stroke("M\(point(Self.left, y(tick)))L\(point(plotRight, y(tick)))", "#dddddd", 1)
      text += SVGText.line(
        Self.label(tick, step: (high - low) / Double(max(ticks.count - 1, 1))), x: Self.left - 8,
        y: y(tick) + 4, colour: "#555555", anchor: "end")
    }
    for epoch in Self.epochTicks(epochs) {
      text += SVGText.line(
        "\(Int(epoch))", x: x(epoch), y: plotBottom + 16, colour: "#555555", anchor: "middle")
    }
    if let best, epochs.contains(Double(best)) {
      let place = x(Double(best))
      text += stroke(
        "M\(point(place, plotTop))L\(point(place, plotBottom))", "#777777", 1, dash: "4 4")
    }
    // Names that would cover each other move apart.
    var lowest = -Double.infinity
    let drawn = zip(curves, Self.colours).filter { !$0.0.points.isEmpty }
    for (curve, colour) in drawn {
      let places = curve.points.map { point(x($0.x), y($0.y)) }
      let path = "M" + places.joined(separator: "L") + (places.count == 1 ? "h0" : "")
      text += stroke(path, colour, 2)
    }
    for (curve, colour) in drawn.sorted(by: { y($0.0.end) < y($1.0.end) }) {
      let place = max(y(curve.end) + 4, lowest + 14)
      lowest = place
      text += SVGText.line(curve.name, x: plotRight + 8, y: place, colour: colour, anchor: "start")
    }
    return text
  }

  /// Whole epochs, at most about ten.
  private static func epochTicks(_ range: ClosedRange<Double>) -> [Double] {
    let length = range.upperBound - range.lowerBound
    let power = pow(10, floor(log10(max(length / 8, 1))))
    let step = max(1, ([1, 2, 5].first { $0 * power * 8 >= length } ?? 10) * power)
    return Array(stride(from: range.lowerBound, through: range.upperBound, by: step))
  }

  /// A value with as many digits as the step between two needs.
  private static func label(_ value: Double, step: Double) -> String {
    let digits = min(max(0, Int((-log10(step) - 1e-9).rounded(.up))), 9)
    return String(format: "%.\(digits)f", value)
  }

  private func point(_ x: Double, _ y: Double) -> String {
    "\(SVGText.number(x)) \(SVGText.number(y))"
  }

  private func stroke(
    _ path: String, _ colour: String, _ width: Double, dash: String? = nil
  ) -> String {
    let dashes = dash.map { " stroke-dasharray=\"\($0)\"" } ?? ""
    return "<path d=\"\(path)\" fill=\"none\" stroke=\"\(colour)\" "
      + "stroke-width=\"\(SVGText.number(width))\" stroke-linecap=\"round\"\(dashes)/>\n"
  }
}

extension CurvePanel.Curve {
  /// Its last value.
  fileprivate var end: Double { points.last?.y ?? 0 }
}
