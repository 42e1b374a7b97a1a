/// The mean and the spread of every column: `(x - mean) / scale` has mean 0 and standard deviation
/// 1 over the samples that it was taken from.
struct Standardisation: Sendable, Hashable {
  let mean: [Double]
  /// The standard deviation with n; 1 for a column whose values are all the same.
  let scale: [Double]

  /// Takes means and spreads from rows of one width.
  init(_ rows: [[Float]], width: Int) {
    let count = Double(max(rows.count, 1))
    var mean = Array(repeating: 0.0, count: width)
    for row in rows {
      for (column, value) in row.enumerated() { mean[column] += Double(value) / count }
    }
    var scale = Array(repeating: 0.0, count: width)
    for row in rows {
      for (column, value) in row.enumerated() {
        scale[column] += (Double(value) - mean[column]) * (Double(value) - mean[column]) / count
      }
    }
    self.mean = mean
    // A constant column has a spread of rounding alone.
    self.scale = zip(scale, mean).map { variance, mean in
      let spread = variance.squareRoot()
      return spread > 1e-7 * abs(mean) && spread > 0 ? spread : 1
    }
  }

  /// One row with mean 0 and standard deviation 1.
  func standard(_ row: [Float]) -> [Double] {
    row.indices.map { (Double(row[$0]) - mean[$0]) / scale[$0] }
  }

  /// Weights and bias for plain rows that give what `weights` and `bias` give for standard ones.
  func folded(weights: [Double], bias: Double) -> (weights: [Double], bias: Double) {
    let plain = weights.indices.map { weights[$0] / scale[$0] }
    return (plain, zip(plain, mean).reduce(bias) { $0 - $1.0 * $1.1 })
  }
}
