import GaitMath

/// A published range as a band on a scale, and the measured values with their uncertainty over it.
package struct NormBar: Sendable, Hashable {
  /// A measured value.
  package struct Mark: Sendable, Hashable {
    /// Its colour and shape: left a disc, right a diamond, both together an upright line.
    package var tone: Curve.Tone
    /// Where it stands.
    package var value: Double
    /// Half the length of its line: the 95 % uncertainty; 0 for none.
    package var uncertainty: Double

    /// A value; an uncertainty that is no number, or below zero, counts as none.
    package init(tone: Curve.Tone, value: Double, uncertainty: Double) {
      self.tone = tone
      self.value = value
      self.uncertainty = uncertainty.isFinite ? max(0, uncertainty) : 0
    }
  }

  /// Unique on the page.
  package var id: String
  /// Read out in place of the bar, and shown to those who point at it.
  package var title: String
  /// The published range.
  package var range: ClosedRange<Double>
  /// The measured values.
  package var marks: [Mark]

  /// Width of the coordinate system.
  package static let width = 150.0
  /// Height of the coordinate system.
  package static let height = 20.0

  package init(id: String, title: String, range: ClosedRange<Double>, marks: [Mark]) {
    self.id = id
    self.title = title
    self.range = range
    self.marks = marks
  }

  /// The way from values to the bar's coordinates: the scale holds the range, which covers about
  /// the middle half, and all values.
  package var area: PlotArea {
    let length = range.upperBound - range.lowerBound
    let margin = length > 0 ? 0.45 * length : 0.5
    let values = marks.map(\.value).filter(\.isFinite)
    let low = min(range.lowerBound - margin, values.min().map { $0 - 0.1 * length } ?? .infinity)
    let high = max(range.upperBound + margin, values.max().map { $0 + 0.1 * length } ?? -.infinity)
    return PlotArea(
      left: 5, top: 0, width: Self.width - 10, height: Self.height, xRange: low...high,
      yRange: 0...1)
  }

  /// The bar as SVG.
  package func render() -> Markup {
    let area = area
    let middle = Self.height / 2
    let low = area.x(range.lowerBound)
    let shapes = [
      SVG.line("rail", from: Vector2(area.left, middle), to: Vector2(area.right, middle)),
      SVG.rectangle(
        "band", origin: Vector2(low, 2), width: max(area.x(range.upperBound) - low, 1),
        height: Self.height - 4, cornerRadius: 2),
    ]
    return SVG.drawing(
      id: id, width: Self.width, height: Self.height, className: "norm-bar", title: title,
      description: title, shapes + marks.flatMap { draw($0, in: area) })
  }

  private func draw(_ mark: Mark, in area: PlotArea) -> [Markup] {
    // Two sides keep apart, so that equal values do not cover each other.
    let lane =
      switch mark.tone {
      case .left: Self.height * 0.32
      case .right: Self.height * 0.68
      case .middle: Self.height / 2
      }
    let x = area.x(mark.value)
    let from = max(area.x(mark.value - mark.uncertainty), 0)
    let to = min(area.x(mark.value + mark.uncertainty), Self.width)
    let whisker = SVG.line(
      "whisker " + mark.tone.rawValue, from: Vector2(from, lane), to: Vector2(to, lane))
    let shape =
      switch mark.tone {
      case .left: SVG.circle("mark left", centre: Vector2(x, lane), radius: 3.4)
      case .right: SVG.diamond("mark right", centre: Vector2(x, lane), radius: 4.2)
      case .middle: SVG.line("stroke middle", from: Vector2(x, 4), to: Vector2(x, Self.height - 4))
      }
    return mark.uncertainty > 0 ? [whisker, shape] : [shape]
  }
}
