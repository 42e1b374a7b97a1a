import Foundation
package import GaitMath

/// A map of the plane that keeps straight lines straight: `p -> (a b; c d) p + t`.
package struct PlaneTransform: Hashable, Sendable {
  /// The matrix's first column: where (1, 0) points.
  package var x: Vector2
  /// The matrix's second column: where (0, 1) points.
  package var y: Vector2
  /// Where the origin goes.
  package var shift: Vector2

  package init(x: Vector2, y: Vector2, shift: Vector2) {
    self.x = x
    self.y = y
    self.shift = shift
  }

  /// Turns, scales and mirrors about a point, then shifts.
  ///
  /// - Parameters:
  ///   - centre: the point.
  ///   - mirrors: whether left and right change places first.
  ///   - angle: radians, from the x axis towards the y axis: clockwise on a picture.
  ///   - scale: above 0.
  ///   - shift: added in the end.
  package init(
    about centre: Vector2, mirrors: Bool = false, angle: Double = 0, scale: Double = 1,
    shift: Vector2 = .zero
  ) {
    let (cosine, sine) = (cos(angle) * scale, sin(angle) * scale)
    x = Vector2(cosine, sine) * (mirrors ? -1 : 1)
    y = Vector2(-sine, cosine)
    self.shift = .zero
    self.shift = centre + shift - self(centre)
  }

  /// Where a point goes.
  package func callAsFunction(_ point: Vector2) -> Vector2 { x * point.x + y * point.y + shift }

  /// The area of the image of the unit square; negative where left and right change places.
  package var determinant: Double { x.cross(y) }

  /// The way back; nil where the plane was made flat.
  package var inverse: PlaneTransform? {
    let determinant = determinant
    guard determinant != 0, determinant.isFinite else { return nil }
    var inverse = PlaneTransform(
      x: Vector2(y.y, -x.y) / determinant, y: Vector2(-y.x, x.x) / determinant, shift: .zero)
    inverse.shift = -inverse(shift)
    return inverse
  }
}
