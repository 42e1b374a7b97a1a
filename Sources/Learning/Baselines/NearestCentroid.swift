/// The class whose mean is nearest, in columns of mean 0 and standard deviation 1 (Tibshirani et
/// al. 2002, doi:10.1073/pnas.082099299, without shrinkage).
///
/// The logits are `-|x - m_c|^2 / 2` less what all classes share: `m_c x - |m_c|^2 / 2`, which is
/// linear. Their softmax is the probability under normal distributions of unit covariance and equal
/// shares of the classes.
package struct NearestCentroid: Learner, Hashable {
  /// The kind.
  package var name: String { "nearest centroid" }

  package init() {}

  /// `fit(_:)`; the seed changes nothing.
  package func fit(_ table: FeatureTable, seed: UInt64) throws -> any FittedClassifier {
    try fit(table)
  }

  /// The classes' means as weights; there is no seed.
  ///
  /// - Throws: `LearningError.emptyClass`.
  package func fit(_ table: FeatureTable) throws(LearningError) -> LinearClassifier {
    try table.checkClasses()
    let standard = Standardisation(table.rows, width: table.width)
    var means = Array(
      repeating: Array(repeating: 0.0, count: table.width), count: table.classes.count)
    var counts = Array(repeating: 0.0, count: table.classes.count)
    for (row, label) in zip(table.rows, table.labels) {
      counts[label] += 1
      for (column, value) in standard.standard(row).enumerated() { means[label][column] += value }
    }
    for label in means.indices { means[label] = means[label].map { $0 / counts[label] } }
    let plain = means.map { mean in
      standard.folded(weights: mean, bias: -mean.reduce(0) { $0 + $1 * $1 } / 2)
    }
    return try LinearClassifier(
      classes: table.classes, weights: plain.map(\.weights), bias: plain.map(\.bias))
  }
}
