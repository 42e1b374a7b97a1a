import Foundation

/// The tables and pictures of a training of posture.
struct PostureReport {
  let data: PostureTable
  let results: PostureResults
  let outcome: PostureOutcome

  /// Writes all of them.
  ///
  /// - Throws: `LearningError.cannotWrite`; `EvaluationError`.
  func write(to folder: RunFolder) throws {
    try folder.write(results, to: PostureResults.jsonName)
    try text(results.csv, PostureResults.tableName, folder)
    let kind = data.isVideo ? "Videos" : "Groups"
    let choice = outcome.choice.probabilities
    try text(
      confusion(choice, data.table, title: "\(kind), \(outcome.folds) folds"),
      PostureTraining.Name.confusion, folder)
    let positive = data.table.classes.count - 1
    try text(
      ReliabilityDiagram(
        probabilities: choice, positives: data.table.labels.map { $0 == positive },
        title: "\(data.isVideo ? "Frames" : "Samples"), \(outcome.folds) folds",
        positiveClass: data.positiveClass
      ).svg(), PostureTraining.Name.reliability, folder)
    guard let fold = OwnTestSplit.fold(of: data.table) else { return }
    try text(
      confusion(
        outcome.families[outcome.chosen].own, data.table.subset(fold.validation),
        title: "\(kind), own test split"),
      PostureTraining.Name.ownConfusion, folder)
  }

  /// The matrix over videos by their mean probability.
  private func confusion(
    _ probabilities: [Double], _ table: FeatureTable, title: String
  ) throws -> String {
    let units = UnitProbabilities(probabilities.map { [1 - $0, $0] }, GroupKeys(table))
    let matrix = try ConfusionMatrix(
      classes: table.classes, truth: units.truth,
      predicted: units.means.map(ProbabilityScores.mostLikely))
    return ConfusionDiagram(matrix, title: title).svg()
  }

  private func text(_ text: String, _ name: String, _ folder: RunFolder) throws(LearningError) {
    try WholeFile.write(Data(text.utf8), to: folder.file(name))
  }
}
