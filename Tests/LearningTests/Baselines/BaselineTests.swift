import Foundation
import Learning
import Testing

@Suite struct BaselineTests {
  static func reference(_ number: Int) throws -> (Reference.Fit, FeatureTable) {
    let fit = try Reference.classification().fits[number]
    let classes = (fit.labels.max() ?? 0) + 1
    return (fit, try BaselineTables.table(fit.rows, fit.labels, classes: classes))
  }

  @Test(arguments: 0..<4)
  func logisticRegressionIsThatOfTheReference(number: Int) throws {
    let (fit, table) = try Self.reference(number)
    let classifier = try LogisticRegression(penalty: fit.penalty).fit(table)
    let probabilities = try classifier.logits(of: fit.new).map(ProbabilityScores.softmax)
    for (row, expected) in zip(probabilities, fit.logisticProbabilities) {
      for (p, expected) in zip(row, expected) { #expect(abs(p - expected) < 1e-5) }
    }
    let found =
      table.classes.count == 2
      ? [zip(classifier.weights[1], classifier.weights[0]).map { $0 - $1 }] : classifier.weights
    for (row, expected) in zip(found, fit.coefficients) {
      for (weight, expected) in zip(row, expected) {
        #expect(abs(weight - expected) < 1e-5 * max(1, abs(expected)))
      }
    }
  }

  /// The gradient of the loss, by its definition, is zero at the weights that were found.
  @Test(arguments: 0..<4)
  func gradientVanishes(number: Int) throws {
    let (fit, table) = try Self.reference(number)
    let classifier = try LogisticRegression(penalty: fit.penalty).fit(table)
    let count = Double(table.count)
    let classes = table.classes.count
    let p = table.rows.map { row in
      let z = classifier.weights.indices.map { label in
        zip(classifier.weights[label], row).reduce(classifier.bias[label]) {
          $0 + $1.0 * Double($1.1)
        }
      }
      let powers = z.map { exp($0 - (z.max() ?? 0)) }
      return powers.map { $0 / powers.reduce(0, +) }
    }
    for label in 0..<classes {
      let rests = zip(p, table.labels).map { $0[label] - ($1 == label ? 1 : 0) }
      #expect(abs(rests.reduce(0, +)) < 1e-6)
      for column in 0..<table.width {
        let values = table.rows.map { Double($0[column]) }
        let mean = values.reduce(0, +) / count
        let scale = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
        // Two classes share one vector, of which each holds a half.
        let weight = classifier.weights[label][column] * scale * (classes == 2 ? 2 : 1)
        let slope = zip(rests, values).reduce(fit.penalty * weight) {
          $0 + $1.0 * ($1.1 - mean) / scale
        }
        #expect(abs(slope) < 1e-6)
      }
    }
  }

  @Test(arguments: 0..<4)
  func neighboursVoteAsInTheReference(number: Int) throws {
    let (fit, table) = try Self.reference(number)
    let classifier = try NearestNeighbours(neighbours: 7).fit(table)
    let classes = Double(table.classes.count)
    for (logits, votes) in zip(try classifier.logits(of: fit.new), fit.votes) {
      for (logit, votes) in zip(logits, votes) {
        #expect(abs(Double(logit) - log((votes + 1) / (7 + classes))) < 1e-6)
      }
    }
  }

  @Test(arguments: 0..<4)
  func centroidsDecideAsInTheReference(number: Int) throws {
    let (fit, table) = try Self.reference(number)
    let classifier = try NearestCentroid().fit(table)
    let found = try classifier.logits(of: fit.new).map {
      ProbabilityScores.mostLikely($0.map(Double.init))
    }
    #expect(found == fit.centroid)
  }

  /// One column with the classes at -1 and 1: by symmetry b = 0, and w solves
  /// `penalty w = n / (1 + exp(w))`.
  @Test(arguments: [0.001, 1, 100])
  func separableSamplesHaveAFiniteAnswer(penalty: Double) throws {
    let table = try BaselineTables.table([[-1], [-1], [1], [1]], [0, 0, 1, 1])
    let classifier = try LogisticRegression(penalty: penalty).fit(table)
    let weight = classifier.weights[1][0] - classifier.weights[0][0]
    #expect(abs(penalty * weight - 4 / (1 + exp(weight))) < 1e-6)
    #expect(abs(classifier.bias[1]) < 1e-9)
    #expect(classifier.weights[0][0] == -classifier.weights[1][0])
  }

  @Test func centroidsOfKnownPlaces() throws {
    let table = try BaselineTables.table([[0, 5], [2, 5], [10, 5], [12, 5]], [0, 0, 1, 1])
    let classifier = try NearestCentroid().fit(table)
    let logits = try classifier.logits(of: [[6, 5], [5, 5], [7, 99]])
    #expect(abs(logits[0][0] - logits[0][1]) < 1e-5)
    // Standard deviation of 0, 2, 10, 12: root of 26; means 5 to either side of 6.
    #expect(abs(logits[1][0] - logits[1][1] - 2 * 5 / 26) < 1e-5)
    // A column that was constant has a scale of 1 and no say.
    #expect(abs(logits[2][1] - logits[2][0] - 2 * 5 / 26) < 1e-5)
  }

  @Test func neighboursOfKnownPlaces() throws {
    let table = try BaselineTables.table([[0], [1], [2], [10], [11]], [0, 0, 1, 1, 1])
    let classifier = try NearestNeighbours(neighbours: 3).fit(table)
    let logits = try classifier.logits(of: [[0.4], [9]])
    #expect(logits[0] == [Float(log(3 / 5.0)), Float(log(2 / 5.0))])
    #expect(logits[1] == [Float(log(1 / 5.0)), Float(log(4 / 5.0))])
    // At equal distances the earlier row counts.
    let tied = try BaselineTables.table([[-1], [1], [1], [-1]], [0, 1, 1, 0])
    #expect(
      try NearestNeighbours(neighbours: 1).fit(tied).logits(of: [[0]])[0][0]
        == Float(log(2 / 3.0)))
  }

  @Test func manyColumnsAndFewRows() throws {
    let table = try BaselineTables.grouped(seed: 2, groups: 4, samples: 2, width: 28)
    let classifier = try LogisticRegression(penalty: 0.1).fit(table)
    #expect(classifier.width == 28)
    #expect(try classifier.logits(of: table.rows).joined().allSatisfy(\.isFinite))
  }
}
