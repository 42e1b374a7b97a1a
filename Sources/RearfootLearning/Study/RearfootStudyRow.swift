import Networks
import PictureProcessing

/// One row of the study: how a network is trained, and what system E found with the like.
package struct RearfootStudyRow: Hashable, Sendable {
  /// What a row compares.
  package enum Part: String, Codable, CaseIterable, Hashable, Sendable {
    /// Points of both legs from the whole picture.
    case points
    /// The box around them.
    case box
    /// Box and points from one backbone.
    case both
    /// One leg at a time.
    case leg
  }

  /// System E's numbers on its own pictures, in pixels of 256 x 256; nil where it states none.
  package struct Reference: Hashable, Sendable {
    /// Mean square error of the points.
    package var pointMSE: Double?
    /// Their root mean square error, as it was printed: a mean of roots.
    package var pointRMSE: Double?
    /// Mean square error of the box.
    package var boxMSE: Double?
    /// Its root mean square error, as it was printed.
    package var boxRMSE: Double?

    package init(
      pointMSE: Double? = nil, pointRMSE: Double? = nil, boxMSE: Double? = nil,
      boxRMSE: Double? = nil
    ) {
      self.pointMSE = pointMSE
      self.pointRMSE = pointRMSE
      self.boxMSE = boxMSE
      self.boxRMSE = boxRMSE
    }
  }

  /// The name of its folder: `test-16`.
  package var name: String
  /// What it compares.
  package var part: Part
  /// What is particular about it, a clause.
  package var change: String
  /// How the network is trained in the whole study.
  package var plan: RearfootNetworkPlan
  /// Whether pictures are changed at random.
  package var isAugmented: Bool
  /// What system E found.
  package var reference: Reference

  init(
    _ name: String, _ part: Part, _ change: String, _ architecture: RearfootArchitecture,
    preprocessing: PicturePreprocessing = .none, loss: CoordinateLoss = .mse,
    boxLoss: CoordinateLoss = .smoothL1, dropout: Double = 0, epochs: Int, stages: [Int] = [],
    weightDecay: Double = 0.01,
    schedule: RearfootSchedule = .plateau(factor: 0.1, patience: 3, threshold: 1e-3),
    isAugmented: Bool = false, _ reference: Reference = Reference()
  ) {
    self.name = name
    self.part = part
    self.change = change
    self.isAugmented = isAugmented
    self.reference = reference
    plan = RearfootNetworkPlan(
      architecture, preprocessing: preprocessing, loss: loss, boxLoss: boxLoss, dropout: dropout,
      epochs: epochs, stages: stages, weightDecay: weightDecay, schedule: schedule)
  }
}

extension RearfootStudyRow {
  /// The row in a study whose trainings are shorter: all epochs, and those of each stage, by the
  /// same factor.
  ///
  /// - Parameters:
  ///   - factor: over 0, at most 1.
  ///   - least: fewest epochs of a training, and of a stage.
  /// - Returns: the shorter row.
  package func shortened(by factor: Double, least: Int = 2) -> RearfootStudyRow {
    func shorter(_ epochs: Int) -> Int { max(least, Int((Double(epochs) * factor).rounded())) }
    var row = self
    row.plan.stages = plan.stages.map(shorter)
    row.plan.epochs =
      plan.stages.isEmpty ? shorter(plan.epochs) : row.plan.stages.reduce(0, +)
    return row
  }
}
