import Learning
import Testing

@Suite struct RegressionErrorTests {
  static let predicted = [1.0, 2, 5, -1]
  static let truth = [1.0, 2.5, 3, 0]

  @Test func meansOfASmallSet() throws {
    #expect(try RegressionErrors.meanSquare(Self.predicted, Self.truth) == 5.25 / 4)
    #expect(
      try RegressionErrors.rootMeanSquare(Self.predicted, Self.truth)
        == (5.25 / 4).squareRoot())
    #expect(try RegressionErrors.meanAbsolute(Self.predicted, Self.truth) == 3.5 / 4)
    // 0, 0.5^2 / 2, 2 - 0.5, 1 - 0.5
    #expect(try RegressionErrors.smoothAbsolute(Self.predicted, Self.truth) == 2.125 / 4)
    #expect(
      try RegressionErrors.smoothAbsolute(Self.predicted, Self.truth, beta: 4)
        == 5.25 / 8 / 4)
    #expect(try RegressionErrors.smoothAbsolute(Self.predicted, Self.truth, beta: 0) == 3.5 / 4)
  }

  @Test func parabolaAndLineMeetAtBeta() throws {
    for beta in [0.5, 1, 3] {
      let below = try RegressionErrors.smoothAbsolute([beta - 1e-9], [0], beta: beta)
      let above = try RegressionErrors.smoothAbsolute([beta], [0], beta: beta)
      #expect(abs(below - above) < 1e-8)
      #expect(above == beta / 2)
    }
  }

  @Test func badNumbersAreNamed() {
    #expect(throws: EvaluationError.self) { try RegressionErrors.meanSquare([1], []) }
    #expect(throws: EvaluationError.empty(metric: "mean absolute error")) {
      try RegressionErrors.meanAbsolute([], [])
    }
    #expect(
      throws: EvaluationError.badValue(
        metric: "root mean square error", position: 1, value: .infinity)
    ) { try RegressionErrors.rootMeanSquare([1, 1], [1, .infinity]) }
    #expect(throws: EvaluationError.self) {
      try RegressionErrors.smoothAbsolute([1], [1], beta: -1)
    }
    #expect(throws: EvaluationError.self) {
      try RegressionErrors.smoothAbsolute([1], [1], beta: .nan)
    }
  }
}
