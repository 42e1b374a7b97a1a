/// A turn and a shift in space: how a rigid body has moved.
package struct RigidTransform: Sendable, Hashable {
  /// The image of the first axis.
  package let xAxis: Vector3
  /// The image of the second axis.
  package let yAxis: Vector3
  /// The image of the third axis.
  package let zAxis: Vector3
  /// Where the origin goes.
  package let shift: Vector3

  /// Where a point goes.
  package func callAsFunction(_ point: Vector3) -> Vector3 {
    point.x * xAxis + point.y * yAxis + point.z * zAxis + shift
  }

  /// What a fit found.
  package struct Fit: Sendable, Hashable {
    /// The motion that brings the first points nearest to the second ones.
    package let transform: RigidTransform
    /// Root of the mean square of the distances that are left.
    package let residual: Double
  }

  /// The motion of a rigid body whose points were at `from` and are at `to`: the turn and shift
  /// with the least sum of squared distances, in closed form by the unit quaternion that belongs
  /// to the largest eigenvalue of a symmetric 4 x 4 matrix (Horn 1987, J Opt Soc Am A 4:629-642,
  /// doi:10.1364/JOSAA.4.000629).
  ///
  /// - Parameters:
  ///   - from: at least three points that do not lie on a line.
  ///   - to: the same points, moved.
  /// - Returns: nil where the points leave the turn open, or are not finite.
  /// - Complexity: O(number of points).
  package static func fit(_ from: [Vector3], _ to: [Vector3]) -> Fit? {
    guard from.count == to.count, from.count >= 3 else { return nil }
    let count = Double(from.count)
    let centre = from.reduce(.zero, +) / count
    let target = to.reduce(.zero, +) / count
    // Sums of products: s[i] holds the i-th coordinate of `from` times `to`.
    var s = (Vector3.zero, Vector3.zero, Vector3.zero)
    for (a, b) in zip(from, to) {
      let (p, q) = (a - centre, b - target)
      s.0 += p.x * q
      s.1 += p.y * q
      s.2 += p.z * q
    }
    let matrix = [
      [s.0.x + s.1.y + s.2.z, s.1.z - s.2.y, s.2.x - s.0.z, s.0.y - s.1.x],
      [s.1.z - s.2.y, s.0.x - s.1.y - s.2.z, s.0.y + s.1.x, s.2.x + s.0.z],
      [s.2.x - s.0.z, s.0.y + s.1.x, s.1.y - s.0.x - s.2.z, s.1.z + s.2.y],
      [s.0.y - s.1.x, s.2.x + s.0.z, s.1.z + s.2.y, s.2.z - s.0.x - s.1.y],
    ]
    guard let (values, vectors) = SymmetricEigen.decompose(matrix) else { return nil }
    // On a line, two turns serve equally well: the two largest eigenvalues are one.
    guard values[0] - values[1] > 1e-9 * abs(values[0]) else { return nil }
    let transform = RigidTransform(
      quaternion: vectors[0], centre: centre, target: target)
    var sum = 0.0
    for (a, b) in zip(from, to) {
      let rest = transform(a) - b
      sum += rest.dot(rest)
    }
    return Fit(transform: transform, residual: (sum / count).squareRoot())
  }

  /// The turn of a unit quaternion (w, x, y, z) about one point, and the shift to another.
  private init(quaternion q: [Double], centre: Vector3, target: Vector3) {
    let (w, x, y, z) = (q[0], q[1], q[2], q[3])
    xAxis = Vector3(w * w + x * x - y * y - z * z, 2 * (x * y + w * z), 2 * (x * z - w * y))
    yAxis = Vector3(2 * (x * y - w * z), w * w - x * x + y * y - z * z, 2 * (y * z + w * x))
    zAxis = Vector3(2 * (x * z + w * y), 2 * (y * z - w * x), w * w - x * x - y * y + z * z)
    shift = target - (centre.x * xAxis + centre.y * yAxis + centre.z * zAxis)
  }
}
