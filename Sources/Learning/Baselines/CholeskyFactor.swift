/// The lower triangle L of a symmetric positive definite matrix `A = L L^T` (Golub and Van Loan
/// 2013, Matrix Computations, section 4.2).
struct CholeskyFactor {
  private let size: Int
  private var lower: [Double]

  /// Factors a matrix given row by row, of which only the lower triangle is read; nil where it is
  /// not positive definite.
  ///
  /// - Complexity: O(n^3).
  init?(_ matrix: [Double], size: Int) {
    guard matrix.count == size * size else { return nil }
    self.size = size
    lower = matrix
    for row in 0..<size {
      for column in 0...row {
        var sum = lower[row * size + column]
        for inner in 0..<column {
          sum -= lower[row * size + inner] * lower[column * size + inner]
        }
        if row == column {
          guard sum > 0, sum.isFinite else { return nil }
          lower[row * size + row] = sum.squareRoot()
        } else {
          lower[row * size + column] = sum / lower[column * size + column]
        }
      }
    }
  }

  /// The x of `A x = b`.
  func solve(_ b: [Double]) -> [Double] {
    var x = b
    for row in 0..<size {
      for column in 0..<row { x[row] -= lower[row * size + column] * x[column] }
      x[row] /= lower[row * size + row]
    }
    for row in (0..<size).reversed() {
      for later in row + 1..<max(size, row + 1) { x[row] -= lower[later * size + row] * x[later] }
      x[row] /= lower[row * size + row]
    }
    return x
  }
}
