package import GaitMath

/// A map of the plane that keeps straight lines straight: the point (x, y) goes to (u / w, v / w)
/// with (u, v, w) = M (x, y, 1).
///
/// Places are those of pictures: the first pixel reaches from (0, 0) to (1, 1).
package struct Homography: Hashable, Sendable {
  /// The nine numbers of M, row by row.
  package let rows: [Double]

  private init(rows: [Double]) { self.rows = rows }

  /// The map that leaves everything where it is.
  package static let identity = Homography(rows: [1, 0, 0, 0, 1, 0, 0, 0, 1])

  /// An affine map: `p -> x p.x + y p.y + shift`.
  package init(x: Vector2, y: Vector2, shift: Vector2) {
    rows = [x.x, y.x, shift.x, x.y, y.y, shift.y, 0, 0, 1]
  }

  /// Scales about the origin.
  package init(scale: Vector2) {
    self.init(x: Vector2(scale.x, 0), y: Vector2(0, scale.y), shift: .zero)
  }

  /// The map that takes four points to four others; nil where three of either lie on a line.
  ///
  /// The eight equations that make M's last number 1 (Hartley and Zisserman 2004, section 4.1,
  /// doi:10.1017/CBO9780511811685), solved with pivoting.
  package init?(from: [Vector2], to: [Vector2]) {
    guard from.count == 4, to.count == 4 else { return nil }
    var system: [[Double]] = []
    for (p, q) in zip(from, to) {
      system.append([p.x, p.y, 1, 0, 0, 0, -q.x * p.x, -q.x * p.y, q.x])
      system.append([0, 0, 0, p.x, p.y, 1, -q.y * p.x, -q.y * p.y, q.y])
    }
    for column in 0..<8 {
      let best = (column..<8).max { abs(system[$0][column]) < abs(system[$1][column]) } ?? column
      guard abs(system[best][column]) > 1e-9 else { return nil }
      system.swapAt(column, best)
      for row in 0..<8 where row != column {
        let factor = system[row][column] / system[column][column]
        for index in column..<9 { system[row][index] -= factor * system[column][index] }
      }
    }
    rows = (0..<8).map { system[$0][8] / system[$0][$0] } + [1]
    guard isUsable else { return nil }
  }

  /// Where a point goes; not finite on the line that goes to infinity.
  package func callAsFunction(_ p: Vector2) -> Vector2 {
    Vector2(
      rows[0] * p.x + rows[1] * p.y + rows[2], rows[3] * p.x + rows[4] * p.y + rows[5]) / weight(p)
  }

  /// The third coordinate of a point's image: positive on the side of the plane that is seen.
  package func weight(_ p: Vector2) -> Double { rows[6] * p.x + rows[7] * p.y + rows[8] }

  /// This map first, then another.
  package func then(_ next: Homography) -> Homography {
    var product = [Double](repeating: 0, count: 9)
    for i in 0..<3 {
      for j in 0..<3 {
        for k in 0..<3 { product[3 * i + j] += next.rows[3 * i + k] * rows[3 * k + j] }
      }
    }
    return Homography(rows: product)
  }

  /// The determinant of M: below 0 where left and right change places.
  package var determinant: Double {
    rows[0] * (rows[4] * rows[8] - rows[5] * rows[7])
      - rows[1] * (rows[3] * rows[8] - rows[5] * rows[6])
      + rows[2] * (rows[3] * rows[7] - rows[4] * rows[6])
  }

  /// The way back; nil where the plane was made flat.
  package var inverse: Homography? {
    guard isUsable else { return nil }
    let m = rows
    let adjugate = [
      m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
      m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
      m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3],
    ]
    return Homography(rows: adjugate.map { $0 / determinant })
  }

  private var isUsable: Bool {
    rows.allSatisfy(\.isFinite) && determinant.isFinite && abs(determinant) > 1e-12
  }
}
