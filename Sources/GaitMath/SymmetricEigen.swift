/// Eigenvalues and eigenvectors of small symmetric matrices.
package enum SymmetricEigen {
  private static let sweepLimit = 50

  /// Decomposes a symmetric matrix by Jacobi's turns (Golub and Van Loan 2013, Matrix
  /// Computations, section 8.5): each turn makes one off-diagonal element zero.
  ///
  /// - Parameter matrix: rows of equal length, symmetric.
  /// - Returns: the eigenvalues from the largest on, each with its eigenvector of length 1; nil
  ///   where an element is not finite.
  /// - Complexity: O(n^3) a sweep, some six sweeps.
  package static func decompose(
    _ matrix: [[Double]]
  ) -> (values: [Double], vectors: [[Double]])? {
    let n = matrix.count
    guard matrix.allSatisfy({ $0.count == n && $0.allSatisfy(\.isFinite) }) else { return nil }
    var a = matrix
    // Columns are the eigenvectors.
    var v = (0..<n).map { row in (0..<n).map { $0 == row ? 1.0 : 0 } }
    let size = matrix.joined().reduce(0) { $0 + $1 * $1 }
    for _ in 0..<sweepLimit {
      var rest = 0.0
      for p in 0..<n {
        for q in 0..<n where q != p { rest += a[p][q] * a[p][q] }
      }
      if rest <= 1e-30 * size { break }
      for p in 0..<n {
        for q in (p + 1)..<max(n, p + 1) where a[p][q] != 0 { turn(&a, &v, p, q) }
      }
    }
    let order = (0..<n).sorted { a[$0][$0] > a[$1][$1] }
    return (order.map { a[$0][$0] }, order.map { column in v.map { $0[column] } })
  }

  /// Turns the plane of two axes so that the element between them becomes zero.
  private static func turn(_ a: inout [[Double]], _ v: inout [[Double]], _ p: Int, _ q: Int) {
    let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
    let sign = theta < 0 ? -1.0 : 1
    let t = sign / (abs(theta) + (theta * theta + 1).squareRoot())
    let c = 1 / (t * t + 1).squareRoot()
    let s = t * c
    for k in a.indices {
      let (kp, kq) = (a[k][p], a[k][q])
      a[k][p] = c * kp - s * kq
      a[k][q] = s * kp + c * kq
    }
    for k in a.indices {
      let (pk, qk) = (a[p][k], a[q][k])
      a[p][k] = c * pk - s * qk
      a[q][k] = s * pk + c * qk
    }
    for k in v.indices {
      let (kp, kq) = (v[k][p], v[k][q])
      v[k][p] = c * kp - s * kq
      v[k][q] = s * kp + c * kq
    }
  }
}
