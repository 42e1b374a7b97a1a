import GaitModel

/// What validation found, as it is kept in a run folder: probabilities of samples by classifiers
/// that had not seen their groups, and the choice.
struct PostureOutcome: Codable {
  /// One kind of classifier, or the choice between them.
  struct Family: Codable {
    var name: String
    /// The settings that each fold chose.
    var picks: [String]
    /// The probability of the positive class of every sample, calibrated within the fold.
    var probabilities: [Double]
    /// The settings that all samples chose.
    var learner: String
    /// The same probability for the samples of the data's own test split, by what was learned and
    /// chosen without them; empty where the data bring no split.
    var own: [Double]
  }

  /// All kinds.
  var families: [Family]
  /// The choice made anew within each fold; it has no settings of its own.
  var choice: Family
  /// Number of folds that report.
  var folds: Int
  /// The kind that became the model.
  var chosen: Int
  /// From the margins of the model to probabilities; nil where none could be fitted, because the
  /// margins do not go with the classes.
  var calibration: PlattCalibration?

  /// How the data's own test split is called in tables.
  static let ownSplit = "the data's own test split"

  private static let folds = (outer: 5, inner: 4)
  /// Over units (videos), so that a long one counts as much as a short one; it asks for
  /// probabilities that are right and not for their order alone.
  private static let selection = LearnerSelection(criterion: .unitLogLoss)

  /// Validates and chooses.
  ///
  /// - Throws: `LearningError`, `EvaluationError`; what the learners throw.
  init(
    _ table: FeatureTable, _ families: [LearnerFamily], seed: UInt64,
    watch: (_ total: Int) -> FitWatch
  ) throws {
    let own = OwnTestSplit.fold(of: table)
    let members = families.reduce(0) { $0 + $1.members.count }
    let (outer, inner) = Self.folds
    let once = outer * members
    let watch = watch(
      outer * (inner * members + families.count) + once
        + (own == nil ? 0 : once + families.count))
    let watched = families.map { family in
      LearnerFamily(family.name, family.members.map { WatchedLearner(base: $0, watch: watch) })
    }
    let report = try NestedSelection(
      watched, outerFolds: outer, innerFolds: inner, selection: Self.selection, seed: seed
    ).run(table)
    func family(_ outcome: NestedSelection.Outcome) -> Family {
      Family(
        name: outcome.name, picks: outcome.picks,
        probabilities: outcome.probabilities.map { $0.last ?? .nan }, learner: "", own: [])
    }
    self.families = report.families.map(family)
    choice = family(report.choice)
    folds = outer
    let choices = try Self.choices(watched, table, seed: seed)
    for choice in choices { self.families[choice.family].learner = choice.learner.name }
    let best = try LearnerSelection.best(choices)
    chosen = best.family
    if case .platt(let curve) = best.calibration { calibration = curve }
    guard let own else { return }
    let training = try table.subset(own.training)
    for choice in try Self.choices(watched, training, seed: seed) {
      let classifier = try choice.learner.fit(training, seed: seed)
      self.families[choice.family].own = try classifier.logits(
        of: own.validation.map { table.rows[$0] }
      ).map { choice.calibration.probabilities($0).last ?? .nan }
    }
  }

  private static func choices(
    _ families: [LearnerFamily], _ table: FeatureTable, seed: UInt64
  ) throws -> [LearnerSelection.Choice] {
    try selection.choices(
      among: families, on: table,
      folds: GroupSplit.folds(GroupKeys(table), folds: folds.outer, seed: seed), seed: seed)
  }
}
