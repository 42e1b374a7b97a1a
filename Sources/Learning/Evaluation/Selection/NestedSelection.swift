import GaitMath

/// Nested cross-validation by group (Varma and Simon 2006, doi:10.1186/1471-2105-7-91): inner folds
/// choose settings, family and calibration; outer folds, which the choice never saw, report.
///
/// Same table, families and seed give the same report, as long as the learners keep their promise.
package struct NestedSelection: Sendable {
  /// What to choose from.
  package let families: [LearnerFamily]
  /// The number of folds that report.
  package let outerFolds: Int
  /// The number of folds that choose, within each outer training side.
  package let innerFolds: Int
  /// How a learner is chosen.
  package let selection: LearnerSelection
  /// How intervals are drawn.
  package let bootstrap: ClusterBootstrap
  /// The seed of splits and fits.
  package let seed: UInt64

  /// What one way of choosing gave on samples that it had not seen.
  package struct Outcome: Sendable, Hashable {
    /// The family, or `choice` for the best family of each fold.
    package let name: String
    /// The learner that each outer fold chose.
    package let picks: [String]
    /// The calibrated probabilities of every row of the table.
    package let probabilities: [[Double]]
    /// How good they are.
    package let scores: ClassifierScores
  }

  /// What came out.
  package struct Report: Sendable, Hashable {
    /// The digest of the table.
    package let digest: String
    /// One entry a family: its own best settings, chosen within.
    package let families: [Outcome]
    /// The best family of each fold, chosen within: what the choice is worth.
    package let choice: Outcome
  }

  /// A nested selection.
  ///
  /// - Throws: `EvaluationError.badSetting` where the bootstrap cannot be.
  package init(
    _ families: [LearnerFamily], outerFolds: Int = 5, innerFolds: Int = 4,
    selection: LearnerSelection = LearnerSelection(), draws: Int = 2000, seed: UInt64
  ) throws(EvaluationError) {
    self.families = families
    self.outerFolds = outerFolds
    self.innerFolds = innerFolds
    self.selection = selection
    self.seed = seed
    bootstrap = try ClusterBootstrap(draws: draws, seed: seed)
  }

  /// Chooses and reports.
  ///
  /// - Parameters:
  ///   - table: the samples.
  ///   - progress: told of every outer fold before it begins, with their number.
  /// - Returns: the report.
  /// - Throws: `LearningError` for groups that cannot be split, `EvaluationError`, and what the
  ///   learners throw.
  package func run(
    _ table: FeatureTable, progress: (_ fold: Int, _ of: Int) -> Void = { _, _ in }
  ) throws -> Report {
    let keys = GroupKeys(table)
    let nested = try GroupSplit.nested(
      keys, outer: outerFolds, inner: innerFolds, seed: seed)
    // By way of choosing (the families, then the choice), by row.
    var probabilities = Array(
      repeating: Array(repeating: [Double](), count: table.count), count: families.count + 1)
    var picks = Array(repeating: [String](), count: families.count + 1)
    for (number, fold) in nested.enumerated() {
      progress(number, nested.count)
      var generator = SplitMix64(seed: seed, part: number + 1)
      // The inner split has taken the first number of this sequence.
      _ = generator.next()
      let training = try table.subset(fold.outer.training)
      let choices = try selection.choices(
        among: families, on: training, folds: Self.local(fold), seed: generator.next())
      let best = try LearnerSelection.best(choices)
      let fitSeed = generator.next()
      for choice in choices {
        let classifier = try choice.learner.fit(training, seed: fitSeed)
        let logits = try OutOfFold.apply(
          classifier, to: table, at: fold.outer.validation, name: choice.learner.name)
        for way in [choice.family] + (choice.family == best.family ? [families.count] : []) {
          picks[way].append(choice.learner.name)
          for (row, logits) in zip(fold.outer.validation, logits) {
            probabilities[way][row] = choice.calibration.probabilities(logits)
          }
        }
      }
    }
    let outcomes = try (families.map(\.name) + ["choice"]).enumerated().map { way, name in
      Outcome(
        name: name, picks: picks[way], probabilities: probabilities[way],
        scores: try ClassifierScores(probabilities[way], keys, bootstrap: bootstrap))
    }
    return Report(
      digest: table.digest, families: Array(outcomes.dropLast()), choice: outcomes[families.count])
  }

  /// What is shipped: the best learner by the inner folds' way of choosing, over all samples, and
  /// fitted to all. `run` says how good that way is.
  ///
  /// - Returns: the choice with its calibration, and the classifier.
  /// - Throws: as `run`.
  package func final(
    _ table: FeatureTable
  ) throws -> (choice: LearnerSelection.Choice, classifier: any FittedClassifier) {
    var generator = SplitMix64(seed: seed, part: 0)
    let folds = try GroupSplit.folds(
      GroupKeys(table), folds: innerFolds, seed: generator.next())
    let best = try LearnerSelection.best(
      selection.choices(among: families, on: table, folds: folds, seed: generator.next()))
    return (best, try best.learner.fit(table, seed: generator.next()))
  }

  /// The inner folds in the numbers of the outer training side.
  private static func local(_ nested: GroupSplit.Nested) -> [Fold] {
    let places = Dictionary(
      uniqueKeysWithValues: nested.outer.training.enumerated().map { ($1, $0) })
    return nested.inner.map { fold in
      Fold(
        training: fold.training.compactMap { places[$0] },
        validation: fold.validation.compactMap { places[$0] })
    }
  }
}
