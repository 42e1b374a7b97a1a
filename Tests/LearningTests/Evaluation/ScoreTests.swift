import Learning
import Testing

@Suite struct ScoreTests {
  /// Against scikit-learn on samples of two, three and four classes with tied probabilities.
  @Test(arguments: 0..<4)
  func scoresAreThoseOfTheReference(number: Int) throws {
    let scores = try Reference.classification().scores[number]
    let (p, truth) = (scores.probabilities, scores.truth)
    let matrix = try ConfusionMatrix(
      classes: p[0].indices.map { "class \($0)" }, truth: truth,
      predicted: p.map(ProbabilityScores.mostLikely))
    #expect(matrix.counts == scores.confusion)
    #expect(matrix.total == truth.count)
    #expect(abs(matrix.accuracy - scores.accuracy) < 1e-12)
    #expect(abs(matrix.balancedAccuracy - scores.balanced) < 1e-12)
    #expect(abs(matrix.macroF1 - scores.macroF1) < 1e-12)
    for label in matrix.classes.indices {
      #expect(abs((matrix.precision(label) ?? -1) - scores.precision[label]) < 1e-12)
      #expect(abs((matrix.recall(label) ?? -1) - scores.recall[label]) < 1e-12)
      #expect(abs((matrix.f1(label) ?? -1) - scores.f1[label]) < 1e-12)
    }
    let area = try RankingScores.meanAreaUnderCurve(p, truth: truth)
    #expect(abs(area - scores.auc) < 1e-12)
    #expect(abs(try ProbabilityScores.logLoss(p, truth: truth) - scores.logLoss) < 1e-12)
    #expect(abs(try ProbabilityScores.brierScore(p, truth: truth) - scores.brier) < 1e-12)
    for pair in scores.calibration {
      let error = try ProbabilityScores.calibrationError(p, truth: truth, bins: Int(pair[0]))
      #expect(abs(error - pair[1]) < 1e-12)
    }
  }

  @Test func areaUnderCurveIsTheShareOfPairsInOrder() throws {
    let scores = [0.1, 0.4, 0.4, 0.8, 0.4]
    let positives = [false, true, false, true, false]
    // Of 6 pairs: 4 in order, 2 tied.
    #expect(try RankingScores.areaUnderCurve(scores, positives: positives) == 5 / 6.0)
    #expect(try RankingScores.areaUnderCurve(scores.map { -$0 }, positives: positives) == 1 / 6.0)
    #expect(try RankingScores.areaUnderCurve([1, 1, 1], positives: [true, false, true]) == 0.5)
    #expect(
      try RankingScores.areaUnderCurve([.infinity, -.infinity], positives: [true, false]) == 1)
  }

  @Test func classesThatAreAbsentHaveNoShare() throws {
    let matrix = try ConfusionMatrix(
      classes: ["a", "b", "c"], truth: [0, 0, 1], predicted: [0, 1, 1])
    #expect(matrix.precision(2) == nil)
    #expect(matrix.recall(2) == nil)
    #expect(matrix.f1(2) == nil)
    #expect(matrix.recall(3) == nil)
    #expect(matrix.precision(-1) == nil)
    #expect(matrix.balancedAccuracy == 0.75)
    #expect(matrix.macroF1 == 2 / 3.0)
  }

  @Test func reliabilityCountsInItsBins() throws {
    let p = [[0.5, 0.5], [0.4, 0.6], [0.39, 0.61], [0, 1]]
    let bins = try ProbabilityScores.reliability(p, truth: [1, 1, 0, 1], bins: 5)
    #expect(bins.map(\.count) == [0, 0, 2, 1, 1])
    #expect(bins[2].low == 0.4)
    #expect(bins[2].high == 0.6)
    #expect(bins[2].confidence == 0.55)
    #expect(bins[2].accuracy == 0.5)
    #expect(bins[3].accuracy == 0)
    #expect(bins[4].confidence == 1)
  }

  @Test func certainAndWrongHasAFiniteLoss() throws {
    let loss = try ProbabilityScores.logLoss([[1, 0]], truth: [1])
    #expect(abs(loss - 36.0437) < 1e-4)
    #expect(try ProbabilityScores.brierScore([[1, 0]], truth: [1]) == 2)
  }

  @Test func softmaxHoldsForLargeLogits() {
    #expect(ProbabilityScores.softmax([3e38, 3e38]) == [0.5, 0.5])
    #expect(ProbabilityScores.softmax([0, -200])[0] == 1)
    #expect(ProbabilityScores.softmax([]).isEmpty)
  }

  @Test func samplesThatCannotBeScoredAreNamed() {
    #expect(throws: EvaluationError.unknownLabel(label: 2, classes: 2)) {
      try ConfusionMatrix(classes: ["a", "b"], truth: [0, 2], predicted: [0, 0])
    }
    #expect(throws: EvaluationError.countsDiffer(metric: "confusion matrix", one: 1, other: 2)) {
      try ConfusionMatrix(classes: ["a", "b"], truth: [0], predicted: [0, 0])
    }
    #expect(throws: EvaluationError.empty(metric: "confusion matrix")) {
      try ConfusionMatrix(classes: ["a", "b"], truth: [], predicted: [])
    }
    #expect(throws: EvaluationError.oneClass(metric: "area under the curve")) {
      try RankingScores.areaUnderCurve([1, 2], positives: [true, true])
    }
    #expect(throws: EvaluationError.self) {
      try RankingScores.areaUnderCurve([1, .nan], positives: [true, false])
    }
    #expect(throws: EvaluationError.empty(metric: "log loss")) {
      try ProbabilityScores.logLoss([], truth: [])
    }
    #expect(throws: EvaluationError.badValue(metric: "log loss", position: 1, value: 1.5)) {
      try ProbabilityScores.logLoss([[0, 1], [1.5, -0.5]], truth: [0, 0])
    }
    #expect(throws: EvaluationError.badValue(metric: "log loss", position: 0, value: 0.75)) {
      try ProbabilityScores.logLoss([[0.5, 0.25]], truth: [0])
    }
    #expect(throws: EvaluationError.self) {
      try ProbabilityScores.calibrationError([[0, 1]], truth: [1], bins: 0)
    }
    #expect(throws: EvaluationError.unknownLabel(label: -1, classes: 2)) {
      try ProbabilityScores.brierScore([[0, 1]], truth: [-1])
    }
  }
}
