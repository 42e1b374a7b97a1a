/// Something that can be fitted to samples: a baseline, or a network with its training.
///
/// Fitting is a function of the table, the settings and the seed: the same three give the same
/// classifier.
package protocol Learner: Sendable {
  /// What it is, with its settings, for tables and cards: `logistic regression, L2 1.0`.
  var name: String { get }

  /// Learns from samples.
  ///
  /// - Parameters:
  ///   - table: the samples to learn from. Whoever needs samples to stop early splits them off
  ///     from these, by group.
  ///   - seed: of every random choice.
  /// - Returns: what was learned.
  /// - Throws: `LearningError`, or an error of the engine.
  func fit(_ table: FeatureTable, seed: UInt64) throws -> any FittedClassifier
}

/// What was learned from samples: gives logits to rows of numbers.
package protocol FittedClassifier: Sendable {
  /// The exact names of the classes, in the order of the logits.
  var classes: [String] { get }

  /// How many numbers a row must hold.
  var width: Int { get }

  /// The logits of many rows.
  ///
  /// - Parameter rows: `width` finite numbers each.
  /// - Returns: one number a class for each row; their softmax is the uncalibrated probability.
  /// - Throws: `LearningError.wrongWidth` and `badValue` for a row that does not fit, or an error
  ///   of the engine.
  func logits(of rows: [[Float]]) throws -> [[Float]]
}

extension FittedClassifier {
  /// Refuses rows that do not fit.
  ///
  /// - Throws: `LearningError.wrongWidth` and `badValue`, naming the row by its number from 0.
  package func check(_ rows: [[Float]]) throws(LearningError) {
    for (number, row) in rows.enumerated() {
      guard row.count == width else {
        throw .wrongWidth(source: "row \(number)", expected: width, found: row.count)
      }
      guard row.allSatisfy(\.isFinite) else { throw .badValue(source: "row \(number)") }
    }
  }
}
