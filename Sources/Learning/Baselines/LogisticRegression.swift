/// Logistic regression with a penalty on squared weights (le Cessie and van Houwelingen 1992,
/// doi:10.2307/2347628).
///
/// Columns are brought to mean 0 and standard deviation 1 first, which the weights take up in the
/// end. Two classes have one weight vector w, and the least of
///
///     sum_i log(1 + exp(-y_i (w x_i + b))) + penalty / 2 |w|^2
///
/// is sought; the logits are `-z / 2` and `z / 2`. More classes have one each, by the softmax.
package struct LogisticRegression: Learner, Hashable {
  /// The factor on half the squared weights, over 0: the inverse of scikit-learn's C.
  package let penalty: Double

  /// The kind and its penalty.
  package var name: String { "logistic regression, L2 \(penalty)" }

  /// - Throws: `LearningError.badSetting` for a penalty that is not over 0.
  package init(penalty: Double) throws(LearningError) {
    guard penalty > 0, penalty.isFinite else {
      throw .badSetting(name: "penalty", reason: "must be over 0, not \(penalty)")
    }
    self.penalty = penalty
  }

  /// `fit(_:)`; the seed changes nothing.
  package func fit(_ table: FeatureTable, seed: UInt64) throws -> any FittedClassifier {
    try fit(table)
  }

  /// The weights of least loss; there is one such set, and no seed.
  ///
  /// - Throws: `LearningError.emptyClass`; `notConverged` where the columns are so alike that
  ///   rounding hides the way.
  package func fit(_ table: FeatureTable) throws(LearningError) -> LinearClassifier {
    try table.checkClasses()
    let standard = Standardisation(table.rows, width: table.width)
    let rows = table.rows.map(standard.standard)
    let tolerance = 1e-9 * Double(max(table.count, 1))
    if table.classes.count == 2 {
      let objective = LogisticObjective(
        rows: rows, positives: table.labels.map { $0 == 1 }, penalty: penalty)
      let half = try solve(objective, tolerance).map { $0 / 2 }
      return try classifier(table, standard, [half.map(-), half])
    }
    let objective = SoftmaxObjective(
      rows: rows, labels: table.labels, classes: table.classes.count, penalty: penalty)
    let all = try solve(objective, tolerance)
    let stride = table.width + 1
    return try classifier(
      table, standard,
      table.classes.indices.map { Array(all[$0 * stride..<($0 + 1) * stride]) })
  }

  private func solve(
    _ objective: some ConvexObjective, _ tolerance: Double
  ) throws(LearningError) -> [Double] {
    guard let x = NewtonMinimiser.minimise(objective, tolerance: tolerance) else {
      throw .notConverged(what: "logistic regression", steps: NewtonMinimiser.stepLimit)
    }
    return x
  }

  /// Vectors of weights, each with its bias at the end, for plain rows.
  private func classifier(
    _ table: FeatureTable, _ standard: Standardisation, _ vectors: [[Double]]
  ) throws(LearningError) -> LinearClassifier {
    let plain = vectors.map {
      standard.folded(weights: Array($0.dropLast()), bias: $0.last ?? 0)
    }
    return try LinearClassifier(
      classes: table.classes, weights: plain.map(\.weights), bias: plain.map(\.bias))
  }
}

extension FeatureTable {
  /// Refuses a table, most often a part of one, that lacks a class.
  ///
  /// - Throws: `LearningError.emptyClass`.
  package func checkClasses() throws(LearningError) {
    for (label, name) in classes.enumerated() where !labels.contains(label) {
      throw .emptyClass(name: name)
    }
  }
}
