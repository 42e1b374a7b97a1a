import FootfallTestSupport
import Learning
import Testing

@Suite struct NestedSelectionTests {
  static func families() throws -> [LearnerFamily] {
    [
      LearnerFamily("centroid", [NearestCentroid()]),
      LearnerFamily(
        "logistic", [try LogisticRegression(penalty: 0.1), try LogisticRegression(penalty: 10)]),
      LearnerFamily(
        "neighbours", [try NearestNeighbours(neighbours: 1), try NearestNeighbours(neighbours: 9)]),
    ]
  }

  static func selection(seed: UInt64 = 1) throws -> NestedSelection {
    try NestedSelection(
      families(), outerFolds: 4, innerFolds: 3, draws: 200, seed: seed)
  }

  @Test func classesThatDifferAreToldApart() throws {
    let table = try BaselineTables.grouped(seed: 1, shift: 6)
    let report = try Self.selection().run(table)
    #expect(report.digest == table.digest)
    #expect(report.families.map(\.name) == ["centroid", "logistic", "neighbours"])
    for outcome in report.families + [report.choice] {
      #expect(outcome.picks.count == 4)
      #expect(outcome.probabilities.count == table.count)
      #expect(outcome.scores.accuracy.value > 0.9)
      #expect(outcome.scores.unitArea.value > 0.95)
      #expect(outcome.scores.units == 24)
      #expect(outcome.scores.groups == 24)
      #expect(outcome.scores.samples == table.count)
      #expect((outcome.scores.accuracy.low ?? 1) <= outcome.scores.accuracy.value)
    }
  }

  /// Labels that the numbers do not know: groups are learned by heart, and a split by sample would
  /// praise the nearest neighbours; by group nothing is left.
  @Test func noiseIsNotPraised() throws {
    var areas: [Double] = []
    for seed in 1...6 {
      let table = try BaselineTables.grouped(seed: UInt64(seed), groups: 40, shift: 0)
      areas.append(try Self.selection(seed: UInt64(seed)).run(table).choice.scores.area.value)
    }
    let mean = areas.reduce(0, +) / Double(areas.count)
    #expect(mean > 0.3 && mean < 0.65)
  }

  @Test func sameSeedSameReport() throws {
    let table = try BaselineTables.grouped(seed: 3)
    let one = try Self.selection(seed: 7).run(table)
    #expect(try Self.selection(seed: 7).run(table) == one)
    #expect(try Self.selection(seed: 8).run(table) != one)
  }

  @Test func threeClasses() throws {
    let table = try BaselineTables.grouped(seed: 4, groups: 30, shift: 5, classes: 3)
    let report = try Self.selection().run(table)
    #expect(report.choice.scores.unitAccuracy.value > 0.8)
    for p in report.choice.probabilities { #expect(abs(p.reduce(0, +) - 1) < 1e-9) }
  }

  @Test(arguments: LearnerSelection.Criterion.allCases)
  func bestFamilyIsFittedToAll(criterion: LearnerSelection.Criterion) throws {
    let table = try BaselineTables.grouped(seed: 5)
    let families = [LearnerFamily("blind", [BlindLearner()])] + (try Self.families())
    let selection = try NestedSelection(
      families, outerFolds: 4, innerFolds: 3, selection: LearnerSelection(criterion: criterion),
      draws: 100, seed: 2)
    let (choice, classifier) = try selection.final(table)
    #expect(choice.family != 0)
    #expect(choice.logits.count == table.count)
    #expect(classifier.width == table.width)
    let found = try classifier.logits(of: table.rows).map(choice.calibration.probabilities)
    let right = zip(found, table.labels).filter { ProbabilityScores.mostLikely($0.0) == $0.1 }
    #expect(Double(right.count) > 0.9 * Double(table.count))
    let report = try selection.run(table)
    #expect(!report.choice.picks.contains("blind"))
    #expect(report.families[0].scores.area.value == 0.5)
  }

  /// What is reported was never shown to the fit that reports it.
  @Test func learnersNeverSeeTheGroupsTheyAreTestedOn() throws {
    let table = try BaselineTables.grouped(seed: 6)
    let selection = try NestedSelection(
      [LearnerFamily("watch", [WatchingLearner()])], outerFolds: 4, innerFolds: 3, draws: 100,
      seed: 3)
    // Its logits say whether a row was learned; none may be.
    let report = try selection.run(table)
    #expect(report.families[0].scores.area.value == 0.5)
    let (choice, _) = try selection.final(table)
    #expect(choice.logits.allSatisfy { $0 == [0, 0] })
  }

  @Test func errorsOfLearnersComeThrough() throws {
    let table = try BaselineTables.grouped(seed: 7)
    func run(_ learner: FailingLearner) throws {
      _ = try NestedSelection([LearnerFamily("bad", [learner])], draws: 100, seed: 1).run(table)
    }
    #expect(throws: FailingLearner.Failure.self) { try run(FailingLearner(logits: nil)) }
    #expect(throws: LearningError.self) { try run(FailingLearner(logits: [.nan, 0])) }
    #expect(throws: LearningError.self) { try run(FailingLearner(logits: [1])) }
    #expect(throws: LearningError.self) {
      try NestedSelection([LearnerFamily("none", [])], draws: 100, seed: 1).run(table)
    }
    #expect(throws: LearningError.self) {
      try NestedSelection([], draws: 100, seed: 1).run(table)
    }
    #expect(throws: EvaluationError.self) { try NestedSelection([], draws: 1, seed: 1) }
  }

  @Test func foldsThatLeaveSamplesOut() throws {
    let table = try BaselineTables.grouped(seed: 8)
    let folds = try GroupSplit.folds(GroupKeys(table), folds: 3, seed: 1)
    #expect(throws: LearningError.self) {
      try OutOfFold.logits(
        of: NearestCentroid(), on: table, folds: Array(folds.dropLast()), seed: 1)
    }
    #expect(throws: LearningError.self) {
      try OutOfFold.logits(of: NearestCentroid(), on: table, folds: folds + folds, seed: 1)
    }
  }
}

/// Gives the same logits to everything.
private struct BlindLearner: Learner {
  let name = "blind"

  func fit(_ table: FeatureTable, seed: UInt64) throws -> any FittedClassifier {
    FixedClassifier(classes: table.classes, width: table.width) { _ in [0, 0] }
  }
}

/// Marks rows that it has learned.
private struct WatchingLearner: Learner {
  let name = "watch"

  func fit(_ table: FeatureTable, seed: UInt64) throws -> any FittedClassifier {
    let seen = Set(table.rows)
    return FixedClassifier(classes: table.classes, width: table.width) {
      seen.contains($0) ? [0, 9] : [0, 0]
    }
  }
}

/// Fails, or gives logits that cannot be.
private struct FailingLearner: Learner {
  struct Failure: Error {}

  let name = "failing"
  let logits: [Float]?

  func fit(_ table: FeatureTable, seed: UInt64) throws -> any FittedClassifier {
    guard let logits else { throw Failure() }
    return FixedClassifier(classes: table.classes, width: table.width) { _ in logits }
  }
}

private struct FixedClassifier: FittedClassifier {
  let classes: [String]
  let width: Int
  let answer: @Sendable ([Float]) -> [Float]

  func logits(of rows: [[Float]]) throws -> [[Float]] { rows.map(answer) }
}
