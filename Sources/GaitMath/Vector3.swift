/// A point or a direction in space.
public typealias Vector3 = SIMD3<Double>

extension SIMD3 where Scalar == Double {
  /// The dot product x1 x2 + y1 y2 + z1 z2.
  @inlinable public func dot(_ other: Self) -> Double {
    x * other.x + y * other.y + z * other.z
  }

  /// The cross product: at right angles to both, by the right-hand rule.
  @inlinable public func cross(_ other: Self) -> Self {
    Self(
      y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x)
  }

  /// The Euclidean length.
  @inlinable public var length: Double { dot(self).squareRoot() }

  /// The direction of length 1; nil for the zero vector and for one that is not finite.
  @inlinable public var normalised: Self? {
    let length = length
    guard length > 0, length.isFinite else { return nil }
    return self / length
  }
}
