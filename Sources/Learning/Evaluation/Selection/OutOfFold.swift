import GaitMath

/// Logits for every sample from a classifier that had not learned from its group.
package enum OutOfFold {
  /// Fits a learner on each fold's training side and applies it to the validation side.
  ///
  /// - Parameters:
  ///   - learner: what to fit.
  ///   - table: all samples.
  ///   - folds: every sample must be in the validation side of exactly one.
  ///   - seed: each fold's fit has a seed of its own from it.
  /// - Returns: the logits of every row.
  /// - Throws: `LearningError.badSetting` for folds that leave a sample out or hold it twice, or a
  ///   learner that gives another number of logits than there are rows and classes; `badValue`
  ///   for logits that are no numbers; and what the learner throws.
  package static func logits(
    of learner: any Learner, on table: FeatureTable, folds: [Fold], seed: UInt64
  ) throws -> [[Float]] {
    var result: [[Float]?] = Array(repeating: nil, count: table.count)
    for (number, fold) in folds.enumerated() {
      var generator = SplitMix64(seed: seed, part: number)
      let classifier = try learner.fit(table.subset(fold.training), seed: generator.next())
      let found = try apply(classifier, to: table, at: fold.validation, name: learner.name)
      for (index, logits) in zip(fold.validation, found) {
        guard result[index] == nil else {
          throw LearningError.badSetting(name: "folds", reason: "hold out sample \(index) twice")
        }
        result[index] = logits
      }
    }
    let whole = result.compactMap { $0 }
    guard whole.count == table.count else {
      throw LearningError.badSetting(
        name: "folds", reason: "hold out \(whole.count) of \(table.count) samples")
    }
    return whole
  }

  /// The logits of some rows, checked.
  static func apply(
    _ classifier: any FittedClassifier, to table: FeatureTable, at rows: [Int], name: String
  ) throws -> [[Float]] {
    let found = try classifier.logits(of: rows.map { table.rows[$0] })
    guard found.count == rows.count,
      found.allSatisfy({ $0.count == table.classes.count })
    else {
      throw LearningError.badSetting(
        name: name, reason: "does not give one number a class for every row")
    }
    for (index, logits) in zip(rows, found) where !logits.allSatisfy(\.isFinite) {
      throw LearningError.badValue(source: "\(name), logits of \(table.sources[index])")
    }
    return found
  }
}
