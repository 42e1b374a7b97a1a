package import GaitMath
package import GaitModel

/// A colour with its opacity.
package struct Paint: Sendable, Hashable {
  /// The colour where the opacity is 1.
  package var colour: RGB
  /// 0 (not to be seen) to 1.
  package var opacity: Double

  package init(_ colour: RGB, opacity: Double = 1) {
    self.colour = colour
    self.opacity = opacity
  }
}

/// One thing to be drawn on a picture, in pixels of the upright picture.
package enum DrawCommand: Sendable, Hashable {
  /// A line with round ends.
  case line(from: Vector2, to: Vector2, width: Double, paint: Paint)
  /// A filled circle.
  case disc(centre: Vector2, radius: Double, paint: Paint)
  /// A circle's line, `width` wide, with its middle at `radius`.
  case ring(centre: Vector2, radius: Double, width: Double, paint: Paint)
  /// A filled rectangle with rounded corners.
  case rectangle(Box, cornerRadius: Double, paint: Paint)
  /// One line of text; `origin` is the left end of its baseline, `size` the height of its em
  /// square.
  case text(String, origin: Vector2, size: Double, paint: Paint)
}
