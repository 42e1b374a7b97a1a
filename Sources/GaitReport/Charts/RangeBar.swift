import GaitMath

/// A small bar from one value to another on a scale, with a mark at a third: a row of a table as a
/// picture.
package struct RangeBar: Sendable, Hashable {
  package var id: String
  /// Read out in place of the bar.
  package var title: String
  /// What the left and right ends of the scale stand for.
  package var scale: ClosedRange<Double>
  /// What the bar covers; what leaves the scale is cut.
  package var range: ClosedRange<Double>
  /// A value to be marked inside the range (the mean); nil for none.
  package var mark: Double?
  /// Its colour.
  package var tone: Curve.Tone

  /// Width of the coordinate system.
  package static let width = 160.0
  /// Height of the coordinate system.
  package static let height = 16.0

  package init(
    id: String, title: String, scale: ClosedRange<Double>, range: ClosedRange<Double>,
    mark: Double?, tone: Curve.Tone
  ) {
    self.id = id
    self.title = title
    self.scale = scale
    self.range = range
    self.mark = mark
    self.tone = tone
  }

  /// The way from values to the bar's coordinates; the ends keep room for round caps.
  package var area: PlotArea {
    PlotArea(
      left: 3, top: 0, width: Self.width - 6, height: Self.height, xRange: scale, yRange: 0...1)
  }

  /// The bar as SVG.
  package func render() -> Markup {
    let area = area
    let middle = Self.height / 2
    let low = area.x(max(range.lowerBound, scale.lowerBound))
    let high = area.x(min(range.upperBound, scale.upperBound))
    var shapes = [
      SVG.line("rail", from: Vector2(area.left, middle), to: Vector2(area.right, middle))
    ]
    if scale.contains(0), scale.lowerBound < 0, scale.upperBound > 0 {
      let zero = area.x(0)
      shapes.append(SVG.line("zero", from: Vector2(zero, 2), to: Vector2(zero, Self.height - 2)))
    }
    shapes.append(
      SVG.rectangle(
        "bar \(tone.rawValue)", origin: Vector2(low, middle - 3), width: max(high - low, 2),
        height: 6, cornerRadius: 3))
    if let mark, scale.contains(mark) {
      shapes.append(
        SVG.circle("mark \(tone.rawValue)", centre: Vector2(area.x(mark), middle), radius: 3.6))
    }
    return SVG.drawing(
      id: id, width: Self.width, height: Self.height, className: "range", title: title,
      description: title, shapes)
  }
}
