/// Logits that are weighted sums: `z_c = w_c x + b_c`. What logistic regression and the nearest
/// centroid become.
package struct LinearClassifier: FittedClassifier, Hashable {
  /// The exact names of the classes, in the order of the logits.
  package let classes: [String]
  /// A row a class, of `width` weights.
  package let weights: [[Double]]
  /// One a class.
  package let bias: [Double]
  /// How many numbers a row must hold.
  package let width: Int

  /// A classifier of given weights.
  ///
  /// - Throws: `LearningError.badSetting` where weights and classes do not fit together, or are
  ///   not finite.
  package init(
    classes: [String], weights: [[Double]], bias: [Double]
  ) throws(LearningError) {
    let width = weights.first?.count ?? 0
    guard weights.count == classes.count, bias.count == classes.count, width > 0,
      weights.allSatisfy({ $0.count == width })
    else {
      throw .badSetting(name: "weights", reason: "do not fit \(classes.count) classes")
    }
    guard bias.allSatisfy(\.isFinite), weights.joined().allSatisfy(\.isFinite) else {
      throw .badSetting(name: "weights", reason: "are not finite")
    }
    self.classes = classes
    self.weights = weights
    self.bias = bias
    self.width = width
  }

  /// The weighted sums of many rows, in Double until the end.
  ///
  /// - Throws: `LearningError.wrongWidth` and `badValue`.
  package func logits(of rows: [[Float]]) throws -> [[Float]] {
    try check(rows)
    return rows.map { row in
      zip(weights, bias).map { weights, bias in
        Float(zip(weights, row).reduce(bias) { $0 + $1.0 * Double($1.1) })
      }
    }
  }
}
