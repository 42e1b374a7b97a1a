import Learning
import Testing

@Suite struct BadBaselineTests {
  static func learner(_ name: String) throws -> any Learner {
    switch name {
    case "logistic": try LogisticRegression(penalty: 1)
    case "neighbours": try NearestNeighbours(neighbours: 1)
    default: NearestCentroid()
    }
  }

  static let names = ["logistic", "neighbours", "centroid"]

  @Test(arguments: [0, -1, .nan, .infinity])
  func penaltiesThatCannotBe(penalty: Double) {
    #expect(throws: LearningError.self) { try LogisticRegression(penalty: penalty) }
  }

  @Test func numbersOfNeighboursThatCannotBe() throws {
    #expect(throws: LearningError.self) { try NearestNeighbours(neighbours: 0) }
    let table = try BaselineTables.table([[0], [1]], [0, 1])
    #expect(
      throws: LearningError.badSetting(name: "neighbours", reason: "is 3, and there are 2 samples")
    ) { try NearestNeighbours(neighbours: 3).fit(table) }
  }

  @Test(arguments: names)
  func partsWithoutAClassAreRefused(name: String) throws {
    let table = try BaselineTables.table([[0], [1], [2]], [0, 1, 1]).subset([1, 2])
    #expect(throws: LearningError.emptyClass(name: "class 0")) {
      try Self.learner(name).fit(table, seed: 1)
    }
  }

  @Test(arguments: names)
  func rowsThatDoNotFitAreRefused(name: String) throws {
    let table = try BaselineTables.table([[0, 0], [1, 1], [2, 2]], [0, 1, 1])
    let classifier = try Self.learner(name).fit(table, seed: 1)
    #expect(classifier.width == 2)
    #expect(classifier.classes == table.classes)
    #expect(throws: LearningError.wrongWidth(source: "row 1", expected: 2, found: 1)) {
      try classifier.logits(of: [[1, 2], [1]])
    }
    #expect(throws: LearningError.badValue(source: "row 0")) {
      try classifier.logits(of: [[1, .nan]])
    }
    #expect(try classifier.logits(of: []).isEmpty)
  }

  @Test func weightsThatDoNotFit() {
    #expect(throws: LearningError.self) {
      try LinearClassifier(classes: ["a", "b"], weights: [[1]], bias: [0, 0])
    }
    #expect(throws: LearningError.self) {
      try LinearClassifier(classes: ["a", "b"], weights: [[1], [1, 2]], bias: [0, 0])
    }
    #expect(throws: LearningError.self) {
      try LinearClassifier(classes: ["a", "b"], weights: [[1], [.nan]], bias: [0, 0])
    }
  }
}
