package import GaitMath

/// The rectangle of a chart in which data are drawn, and the way from data to its coordinates.
package struct PlotArea: Sendable, Hashable {
  /// The left edge.
  package var left: Double
  /// The upper edge.
  package var top: Double
  /// From the left to the right edge.
  package var width: Double
  /// From the upper to the lower edge.
  package var height: Double
  /// What the left and right edges stand for.
  package var xRange: ClosedRange<Double>
  /// What the lower and upper edges stand for.
  package var yRange: ClosedRange<Double>

  package init(
    left: Double, top: Double, width: Double, height: Double, xRange: ClosedRange<Double>,
    yRange: ClosedRange<Double>
  ) {
    self.left = left
    self.top = top
    self.width = width
    self.height = height
    self.xRange = xRange
    self.yRange = yRange
  }

  /// The right edge.
  package var right: Double { left + width }
  /// The lower edge.
  package var bottom: Double { top + height }

  /// The coordinate of a value on the horizontal axis.
  package func x(_ value: Double) -> Double { left + width * Self.share(of: value, in: xRange) }

  /// The coordinate of a value on the vertical axis (y points down on the page).
  package func y(_ value: Double) -> Double { bottom - height * Self.share(of: value, in: yRange) }

  /// The place of a data point.
  package func point(_ x: Double, _ y: Double) -> Vector2 { Vector2(self.x(x), self.y(y)) }

  private static func share(of value: Double, in range: ClosedRange<Double>) -> Double {
    let length = range.upperBound - range.lowerBound
    return length > 0 ? (value - range.lowerBound) / length : 0.5
  }
}
