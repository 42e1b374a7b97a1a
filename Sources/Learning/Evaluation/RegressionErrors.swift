/// How far predicted numbers lie from true ones: means over all numbers.
package enum RegressionErrors {
  /// The mean of `(p - t)^2`.
  ///
  /// - Throws: `EvaluationError.countsDiffer`, `empty`, `badValue`.
  package static func meanSquare(
    _ predicted: [Double], _ truth: [Double]
  ) throws(EvaluationError) -> Double {
    try mean(predicted, truth, "mean square error") { $0 * $0 }
  }

  /// The root of the mean square error, in the unit of the numbers.
  ///
  /// - Throws: `EvaluationError.countsDiffer`, `empty`, `badValue`.
  package static func rootMeanSquare(
    _ predicted: [Double], _ truth: [Double]
  ) throws(EvaluationError) -> Double {
    try mean(predicted, truth, "root mean square error") { $0 * $0 }.squareRoot()
  }

  /// The mean of `|p - t|`.
  ///
  /// - Throws: `EvaluationError.countsDiffer`, `empty`, `badValue`.
  package static func meanAbsolute(
    _ predicted: [Double], _ truth: [Double]
  ) throws(EvaluationError) -> Double {
    try mean(predicted, truth, "mean absolute error") { abs($0) }
  }

  /// The smooth L1 error (Girshick 2015, doi:10.1109/ICCV.2015.169): the mean of `d^2 / (2 beta)`
  /// where `d = |p - t|` is below beta, else of `d - beta / 2`.
  ///
  /// - Parameters:
  ///   - predicted: the numbers found.
  ///   - truth: the true ones.
  ///   - beta: where the parabola becomes a line, in the unit of the numbers; 0 gives the mean
  ///     absolute error.
  /// - Returns: the mean.
  /// - Throws: `EvaluationError.countsDiffer`, `empty`, `badValue`; `badSetting` for a beta below 0.
  package static func smoothAbsolute(
    _ predicted: [Double], _ truth: [Double], beta: Double = 1
  ) throws(EvaluationError) -> Double {
    guard beta >= 0, beta.isFinite else {
      throw .badSetting(name: "beta", reason: "must be 0 or more, not \(beta)")
    }
    return try mean(predicted, truth, "smooth L1 error") {
      let distance = abs($0)
      return distance < beta ? distance * distance / (2 * beta) : distance - beta / 2
    }
  }

  private static func mean(
    _ predicted: [Double], _ truth: [Double], _ metric: String, of error: (Double) -> Double
  ) throws(EvaluationError) -> Double {
    guard predicted.count == truth.count else {
      throw .countsDiffer(metric: metric, one: predicted.count, other: truth.count)
    }
    guard !truth.isEmpty else { throw .empty(metric: metric) }
    var sum = 0.0
    for (position, pair) in zip(predicted, truth).enumerated() {
      for value in [pair.0, pair.1] where !value.isFinite {
        throw .badValue(metric: metric, position: position, value: value)
      }
      sum += error(pair.0 - pair.1)
    }
    return sum / Double(truth.count)
  }
}
