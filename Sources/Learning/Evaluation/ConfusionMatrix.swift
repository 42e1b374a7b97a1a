/// How often each class was taken for each, and the shares that follow from it.
package struct ConfusionMatrix: Sendable, Hashable {
  /// The exact names of the classes.
  package let classes: [String]
  /// The number of samples by true class (row) and predicted class (column).
  package let counts: [[Int]]

  /// Counts predictions.
  ///
  /// - Parameters:
  ///   - classes: the exact names.
  ///   - truth: the position of each sample's class.
  ///   - predicted: the position of the class that it was given.
  /// - Throws: `EvaluationError.countsDiffer`, `empty`, `unknownLabel`.
  package init(classes: [String], truth: [Int], predicted: [Int]) throws(EvaluationError) {
    guard truth.count == predicted.count else {
      throw .countsDiffer(
        metric: "confusion matrix", one: truth.count, other: predicted.count)
    }
    guard !truth.isEmpty else { throw .empty(metric: "confusion matrix") }
    var counts = Array(
      repeating: Array(repeating: 0, count: classes.count), count: classes.count)
    for (one, other) in zip(truth, predicted) {
      for label in [one, other] where !classes.indices.contains(label) {
        throw .unknownLabel(label: label, classes: classes.count)
      }
      counts[one][other] += 1
    }
    self.classes = classes
    self.counts = counts
  }

  /// The number of samples.
  package var total: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }

  /// The share of samples whose class was found.
  package var accuracy: Double {
    Double(counts.indices.reduce(0) { $0 + counts[$1][$1] }) / Double(total)
  }

  /// The mean of the recalls of the classes that occur (Brodersen et al. 2010,
  /// doi:10.1109/ICPR.2010.764).
  package var balancedAccuracy: Double {
    let recalls = counts.indices.compactMap(recall)
    return recalls.reduce(0, +) / Double(recalls.count)
  }

  /// Of the samples that were given a class, the share that belongs to it: `TP / (TP + FP)`; nil
  /// where no sample was given it.
  ///
  /// - Parameter label: the class's position, one of `classes`.
  /// - Returns: 0 to 1.
  package func precision(_ label: Int) -> Double? {
    guard classes.indices.contains(label) else { return nil }
    return share(counts[label][label], of: counts.reduce(0) { $0 + $1[label] })
  }

  /// Of the samples of a class, the share that was found: `TP / (TP + FN)`; nil where there is
  /// none.
  ///
  /// - Parameter label: the class's position, one of `classes`.
  /// - Returns: 0 to 1.
  package func recall(_ label: Int) -> Double? {
    guard classes.indices.contains(label) else { return nil }
    return share(counts[label][label], of: counts[label].reduce(0, +))
  }

  /// The harmonic mean of precision and recall: `2 TP / (2 TP + FP + FN)` (van Rijsbergen 1979,
  /// Information Retrieval); nil where the class neither occurs nor was given.
  ///
  /// - Parameter label: the class's position, one of `classes`.
  /// - Returns: 0 to 1.
  package func f1(_ label: Int) -> Double? {
    guard classes.indices.contains(label) else { return nil }
    let found = counts[label][label]
    let given = counts.reduce(0) { $0 + $1[label] }
    return share(2 * found, of: given + counts[label].reduce(0, +))
  }

  /// The mean of F1 over the classes that occur or were given.
  package var macroF1: Double {
    let values = counts.indices.compactMap(f1)
    return values.reduce(0, +) / Double(values.count)
  }

  private func share(_ part: Int, of whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }
}
