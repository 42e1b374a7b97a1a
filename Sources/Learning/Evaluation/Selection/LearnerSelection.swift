/// Learners of one kind that differ in their settings.
package struct LearnerFamily: Sendable {
  /// The kind: `logistic regression`.
  package let name: String
  /// One learner a setting; of equally good ones the first is chosen.
  package let members: [any Learner]

  package init(_ name: String, _ members: [any Learner]) {
    self.name = name
    self.members = members
  }
}

/// The choice of a learner by cross-validation.
package struct LearnerSelection: Sendable {
  /// By what a learner is chosen.
  package enum Criterion: String, Sendable, CaseIterable {
    /// The area under the curve over units, by mean probability: blind to calibration, which is
    /// fitted afterwards.
    case unitArea
    /// The log loss over units, by mean probability, before calibration.
    case unitLogLoss
  }

  /// The best member of a family.
  package struct Choice: Sendable {
    /// The position of the family.
    package let family: Int
    /// The learner.
    package let learner: any Learner
    /// The criterion's value, higher for better (a log loss has a minus).
    package let merit: Double
    /// The logits of every row from a classifier that had not learned from its group.
    package let logits: [[Float]]
    /// From logits to probabilities, fitted to `logits`.
    package let calibration: LogitCalibration
  }

  /// By what is chosen.
  package let criterion: Criterion

  package init(criterion: Criterion = .unitArea) { self.criterion = criterion }

  /// The best member of every family.
  ///
  /// - Parameters:
  ///   - families: what to choose from.
  ///   - table: the samples to choose by.
  ///   - folds: each sample held out once.
  ///   - seed: of the fits.
  /// - Returns: one choice a family, in their order.
  /// - Throws: `LearningError.badSetting` for a family without members; `EvaluationError`; what
  ///   the learners throw.
  package func choices(
    among families: [LearnerFamily], on table: FeatureTable, folds: [Fold], seed: UInt64
  ) throws -> [Choice] {
    let keys = GroupKeys(table)
    return try families.enumerated().map { number, family in
      var best: (learner: any Learner, merit: Double, logits: [[Float]])?
      for learner in family.members {
        let logits = try OutOfFold.logits(of: learner, on: table, folds: folds, seed: seed)
        let merit = try merit(logits, keys)
        if let best, merit <= best.merit { continue }
        best = (learner, merit, logits)
      }
      guard let best else {
        throw LearningError.badSetting(name: family.name, reason: "has no learner to choose from")
      }
      return Choice(
        family: number, learner: best.learner, merit: best.merit, logits: best.logits,
        calibration: LogitCalibration(best.logits, truth: table.labels))
    }
  }

  /// The best choice, the first of equally good ones.
  ///
  /// - Throws: `LearningError.badSetting` where there is none.
  package static func best(_ choices: [Choice]) throws(LearningError) -> Choice {
    var best: Choice?
    for choice in choices where choice.merit > (best?.merit ?? -.infinity) { best = choice }
    guard let best else { throw .badSetting(name: "families", reason: "hold nothing to choose") }
    return best
  }

  private func merit(_ logits: [[Float]], _ keys: GroupKeys) throws -> Double {
    let units = UnitProbabilities(logits.map(ProbabilityScores.softmax), keys)
    switch criterion {
    case .unitArea:
      return try keys.classes.count == 2
        ? RankingScores.areaUnderCurve(
          units.means.map { $0[1] }, positives: units.truth.map { $0 == 1 })
        : RankingScores.meanAreaUnderCurve(units.means, truth: units.truth)
    case .unitLogLoss:
      return try -ProbabilityScores.logLoss(units.means, truth: units.truth)
    }
  }
}
