/// A point or a direction in the plane.
public typealias Vector2 = SIMD2<Double>

extension SIMD2 where Scalar == Double {
  /// The dot product x1 x2 + y1 y2.
  @inlinable public func dot(_ other: Self) -> Double { x * other.x + y * other.y }

  /// The z component of the cross product: x1 y2 - y1 x2, positive where `other` lies
  /// counter-clockwise in axes with y up.
  @inlinable public func cross(_ other: Self) -> Double { x * other.y - y * other.x }

  /// The Euclidean length.
  @inlinable public var length: Double { dot(self).squareRoot() }
}
