import Foundation

/// A signal as a straight line plus harmonics of one frequency, by least squares.
///
/// y(t) = a + b t + sum over k of (c_k cos 2 pi k f t + s_k sin 2 pi k f t). Unlike a bin of a
/// windowed spectrum it suffers no leakage between harmonics, and so holds on few periods (the
/// generalised Lomb-Scargle periodogram; Zechmeister and Kuerster 2009,
/// doi:10.1051/0004-6361:200811296).
package struct HarmonicFit: Sendable, Hashable {
  /// Hertz of the first harmonic.
  package let frequency: Double
  /// (c, s) of each harmonic that was asked for, in that order.
  package let coefficients: [Vector2]
  /// Sum of squared residuals.
  package let residual: Double
  /// Sum of squared deviations from the straight line alone.
  package let total: Double

  /// The share of the variation about the straight line that the harmonics explain, 0 to 1.
  package var explained: Double { total > 0 ? 1 - residual / total : 0 }

  /// Fits harmonics of a frequency; nil if there are not more samples than unknowns, or they
  /// cannot tell the harmonics apart.
  ///
  /// - Parameters:
  ///   - times: seconds.
  ///   - values: finite, one a time.
  ///   - frequency: hertz of the first harmonic.
  ///   - harmonics: multiples of it to fit: 1 for the fundamental.
  package init?(times: [Double], values: [Double], frequency: Double, harmonics: [Int]) {
    let unknowns = 2 + 2 * harmonics.count
    guard times.count == values.count, times.count > unknowns, let middle = Statistics.mean(times),
      let span = times.last.map({ $0 - middle }), span > 0
    else { return nil }
    var normal = [[Double]](
      repeating: [Double](repeating: 0, count: unknowns + 1), count: unknowns)
    var squares = 0.0
    var row = [Double](repeating: 0, count: unknowns + 1)
    for (time, value) in zip(times, values) {
      row[0] = 1
      row[1] = (time - middle) / span
      for (k, harmonic) in harmonics.enumerated() {
        let phase = 2 * .pi * frequency * Double(harmonic) * time
        row[2 + 2 * k] = cos(phase)
        row[3 + 2 * k] = sin(phase)
      }
      row[unknowns] = value
      for i in 0..<unknowns {
        for j in i...unknowns { normal[i][j] += row[i] * row[j] }
      }
      squares += value * value
    }
    for i in 0..<unknowns { for j in 0..<i { normal[i][j] = normal[j][i] } }
    let moments = normal.map { $0[unknowns] }
    guard let solution = Self.solve(&normal),
      let drift = Statistics.line(times.map { ($0 - middle) / span }, values)
    else { return nil }
    self.frequency = frequency
    coefficients = harmonics.indices.map { Vector2(solution[2 + 2 * $0], solution[3 + 2 * $0]) }
    total = drift.residual * drift.residual * Double(times.count - 2)
    residual = max(0, squares - zip(solution, moments).reduce(0) { $0 + $1.0 * $1.1 })
  }

  /// Elimination with partial pivoting on rows that end with the right-hand side.
  private static func solve(_ rows: inout [[Double]]) -> [Double]? {
    let n = rows.count
    for column in 0..<n {
      guard
        let pivot = (column..<n).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
        abs(rows[pivot][column]) > 1e-9 * Double(n)
      else { return nil }
      rows.swapAt(column, pivot)
      for i in column + 1..<max(n, column + 1) {
        let factor = rows[i][column] / rows[column][column]
        for j in column...n { rows[i][j] -= factor * rows[column][j] }
      }
    }
    var solution = [Double](repeating: 0, count: n)
    for i in stride(from: n - 1, through: 0, by: -1) {
      var sum = rows[i][n]
      for j in i + 1..<max(n, i + 1) { sum -= rows[i][j] * solution[j] }
      solution[i] = sum / rows[i][i]
    }
    return solution
  }
}
