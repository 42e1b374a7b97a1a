import Foundation

/// The rotation and shift that bring one set of points nearest to another.
///
/// The rotation of least squares is the unit quaternion that belongs to the largest eigenvalue of
/// a symmetric 4 by 4 matrix of the points' products (Horn 1987, doi:10.1364/JOSAA.4.000629); it
/// is found by squaring the matrix again and again.
struct RigidFit: Sendable {
  private var rows: [SIMD3<Double>] = []
  private var shift = SIMD3<Double>.zero

  /// Fits `moved` to `still`; nil with fewer than three points.
  init?(_ still: [SIMD3<Double>], _ moved: [SIMD3<Double>]) {
    guard still.count == moved.count, still.count > 2 else { return nil }
    let a = still.reduce(.zero, +) / Double(still.count)
    let b = moved.reduce(.zero, +) / Double(moved.count)
    var s = [[Double]](repeating: [0, 0, 0], count: 3)
    for (p, q) in zip(still, moved) {
      for i in 0..<3 { for j in 0..<3 { s[i][j] += (p - a)[i] * (q - b)[j] } }
    }
    guard let q = Self.quaternion(s) else { return nil }
    let (w, x, y, z) = (q[0], q[1], q[2], q[3])
    rows = [
      SIMD3(1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)),
      SIMD3(2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)),
      SIMD3(2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)),
    ]
    shift = b - turned(a)
  }

  /// Where a point that moves with the set lies.
  func callAsFunction(_ point: SIMD3<Double>) -> SIMD3<Double> { turned(point) + shift }

  private func turned(_ p: SIMD3<Double>) -> SIMD3<Double> {
    SIMD3((rows[0] * p).sum(), (rows[1] * p).sum(), (rows[2] * p).sum())
  }

  private static func quaternion(_ s: [[Double]]) -> [Double]? {
    var n = [
      [s[0][0] + s[1][1] + s[2][2], s[1][2] - s[2][1], s[2][0] - s[0][2], s[0][1] - s[1][0]],
      [s[1][2] - s[2][1], s[0][0] - s[1][1] - s[2][2], s[0][1] + s[1][0], s[2][0] + s[0][2]],
      [s[2][0] - s[0][2], s[0][1] + s[1][0], s[1][1] - s[0][0] - s[2][2], s[1][2] + s[2][1]],
      [s[0][1] - s[1][0], s[2][0] + s[0][2], s[1][2] + s[2][1], s[2][2] - s[0][0] - s[1][1]],
    ]
    // A shift makes the largest eigenvalue the largest in size, too.
    let size = n.map { $0.reduce(0) { $0 + abs($1) } }.max() ?? 0
    guard size > 0 else { return nil }
    for i in 0..<4 { n[i][i] += size }
    for _ in 0..<16 {
      let scale = n.flatMap { $0 }.map(abs).max() ?? 1
      n = (0..<4).map { i in
        (0..<4).map { j in
          (0..<4).reduce(0) { $0 + n[i][$1] / scale * n[$1][j] / scale }
        }
      }
    }
    // Every column is the vector times one of its parts: the longest is the safest.
    guard let column = (0..<4).max(by: { n[$0][$0] < n[$1][$1] }) else { return nil }
    let vector = (0..<4).map { n[$0][column] }
    let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return length > 0 ? vector.map { $0 / length } : nil
  }
}
