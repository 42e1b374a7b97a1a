/// A smooth convex function of several numbers.
protocol ConvexObjective {
  /// How many numbers it takes.
  var count: Int { get }
  /// Its value.
  func value(_ x: [Double]) -> Double
  /// Its gradient, and its matrix of second derivatives row by row.
  func derivatives(_ x: [Double]) -> (gradient: [Double], hessian: [Double])
}

/// Newton's method with halved steps (Nocedal and Wright 2006, Numerical Optimization, chapter 3,
/// doi:10.1007/978-0-387-40065-5). On the logistic loss it is iteratively reweighted least squares.
enum NewtonMinimiser {
  static let stepLimit = 100

  /// Finds where a strictly convex function is least, from zero on.
  ///
  /// - Parameters:
  ///   - objective: the function.
  ///   - tolerance: the largest element that the gradient may have there.
  /// - Returns: nil where no such point is found within 100 steps.
  static func minimise(_ objective: some ConvexObjective, tolerance: Double) -> [Double]? {
    var x = Array(repeating: 0.0, count: objective.count)
    var value = objective.value(x)
    for _ in 0..<stepLimit {
      let (gradient, hessian) = objective.derivatives(x)
      if gradient.allSatisfy({ abs($0) <= tolerance }) { return x }
      guard let factor = CholeskyFactor(hessian, size: objective.count) else { return nil }
      let step = factor.solve(gradient)
      let slope = zip(step, gradient).reduce(0) { $0 + $1.0 * $1.1 }
      var size = 1.0
      while true {
        let next = zip(x, step).map { $0 - size * $1 }
        let reached = objective.value(next)
        // Near the end the values differ by rounding alone.
        if reached <= value - 1e-4 * size * slope || slope <= 1e-12 * (1 + abs(value)) {
          (x, value) = (next, reached)
          break
        }
        size /= 2
        if size < 1e-10 { return nil }
      }
    }
    return nil
  }
}
