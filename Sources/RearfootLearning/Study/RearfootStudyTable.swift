import Foundation
package import GaitModel
package import Learning

/// What a study found, next to system E's numbers.
package struct RearfootStudyTable: Sendable {
  /// One row with what was found.
  package struct Result: Sendable {
    /// What was done.
    package var row: RearfootStudyRow
    /// What was found; nil for a row that could not be run.
    package var outcome: RearfootOutcome?
    /// How the training went.
    package var epochs: [EpochRecord]

    package init(row: RearfootStudyRow, outcome: RearfootOutcome?, epochs: [EpochRecord]) {
      self.row = row
      self.outcome = outcome
      self.epochs = epochs
    }
  }

  /// What was asked for.
  package let task: RearfootStudy.Task
  /// The labels of the whole data set.
  package let labels: [RearfootPicture]
  /// The rows that are done.
  package let results: [Result]

  package init(task: RearfootStudy.Task, labels: [RearfootPicture], results: [Result]) {
    self.task = task
    self.labels = labels
    self.results = results
  }

  /// Names of the columns and where their numbers stand.
  private static let columns: [(name: String, table: String, row: String, measure: String)] = [
    ("angle_mean_deg", "image_plane", "all legs", "mean_absolute_error"),
    ("point_mse", "pixels", "points, all", "mse"), ("point_rmse", "pixels", "points, all", "rmse"),
    ("point_picture_rmse", "pixels", "points, all", "picture_rmse"),
    ("point_l1", "pixels", "points, all", "l1"),
    ("point_smooth_l1", "pixels", "points, all", "smooth_l1"),
    ("acceptable", "pixels", "points, all", "acceptable"),
    ("bad", "pixels", "points, all", "bad"),
    ("completely_bad", "pixels", "points, all", "completely_bad"),
    ("box_mse", "pixels", "box, all", "mse"), ("box_rmse", "pixels", "box, all", "rmse"),
    ("box_picture_rmse", "pixels", "box, all", "picture_rmse"),
    ("box_l1", "pixels", "box, all", "l1"), ("box_smooth_l1", "pixels", "box, all", "smooth_l1"),
    ("iou", "pixels", "box, all", "iou"), ("iou_loss", "pixels", "box, all", "iou_loss"),
  ]

  private func value(_ result: Result, _ name: String) -> Double? {
    guard let column = Self.columns.first(where: { $0.name == name }) else { return nil }
    return result.outcome?.measure(column.table, column.row, column.measure)?.value
  }

  /// Numbers of the table of average precision, by their own names.
  private var detection: [(row: String, measure: String)] {
    var found: [(String, String)] = []
    for result in results {
      for row in result.outcome?.tables.first(where: { $0.name == "average_precision" })?.rows ?? []
      {
        for measure in row.measures where !found.contains(where: { $0 == (row.name, measure.name) })
        {
          found.append((row.name, measure.name))
        }
      }
    }
    return found
  }

  /// One line a row, numbers in full.
  package var csv: String {
    let detection = detection
    let names =
      ["row", "part", "change", "training", "augmented", "epochs", "best_epoch"]
      + Self.columns.map(\.name) + detection.map { "\($0.row) \($0.measure)" }
      + ["system_e_point_mse", "system_e_point_rmse", "system_e_box_mse", "system_e_box_rmse"]
    var lines = [names]
    for result in results {
      let (row, reference) = (result.row, result.row.reference)
      var line = [row.name, row.part.rawValue, row.change, row.plan.text]
      line += [row.isAugmented ? "1" : "0", "\(row.plan.epochs)"]
      line.append(result.epochs.last { $0.isBest }.map { "\($0.epoch)" } ?? "")
      line += Self.columns.map { value(result, $0.name).map { "\($0)" } ?? "" }
      line += detection.map { place in
        result.outcome?.measure("average_precision", place.row, place.measure).map { "\($0.value)" }
          ?? ""
      }
      line += [
        reference.pointMSE, reference.pointRMSE, reference.boxMSE, reference.boxRMSE,
      ].map { $0.map { "\($0)" } ?? "" }
      lines.append(line)
    }
    return lines.map { $0.map(Self.field).joined(separator: ",") + "\n" }.joined()
  }

  private static func field(_ text: String) -> String {
    guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  /// The table for a reader: Markdown.
  package var markdown: String {
    let pictures = min(task.pictureLimit ?? labels.count, labels.count)
    var text = """
      # Study of networks for rear views

      \(pictures) of \(labels.count) pictures, one split by person for all rows (seed \(task.seed)), \
      epochs times \(Self.number(task.epochFactor)). Pixels are those of the picture squeezed to \
      256 x 256; system E's numbers are of its own 750 pictures, which nobody else has, so that only \
      the order of rows can be compared. Its RMSE is a mean of roots: it stands beside ours of the \
      same kind. Angles are the mean absolute error in the plane of the picture.

      | row | change | angle | point MSE | RMSE | system E | box MSE | RMSE | system E | good, bad, very bad % |
      |---|---|---|---|---|---|---|---|---|---|

      """
    for result in results {
      let reference = result.row.reference
      let cells = [
        result.row.name, result.row.change, cell(result, "angle_mean_deg", "°"),
        cell(result, "point_mse"), cell(result, "point_picture_rmse"),
        Self.pair(reference.pointMSE, reference.pointRMSE), cell(result, "box_mse"),
        cell(result, "box_picture_rmse"), Self.pair(reference.boxMSE, reference.boxRMSE),
        shares(result),
      ]
      text += "| " + cells.joined(separator: " | ") + " |\n"
    }
    return text
  }

  private func cell(_ result: Result, _ name: String, _ unit: String = "") -> String {
    value(result, name).map { Self.number($0) + unit } ?? ""
  }

  /// Shares of good, bad and very bad pictures; nothing for a network that finds the box alone.
  private func shares(_ result: Result) -> String {
    if result.outcome == nil { return "not run: its weights are not there" }
    return ["acceptable", "bad", "completely_bad"].compactMap { value(result, $0) }
      .map(Self.number).joined(separator: ", ")
  }

  private static func pair(_ mse: Double?, _ rmse: Double?) -> String {
    [mse, rmse].compactMap { $0.map(number) }.joined(separator: " / ")
  }

  private static func number(_ value: Double) -> String { String(format: "%.4g", value) }

  /// Writes table and curves.
  ///
  /// - Throws: `LearningError.cannotWrite`.
  package func write(to folder: RunFolder) throws(LearningError) {
    try WholeFile.write(Data(csv.utf8), to: folder.file(RearfootStudy.Name.csv))
    try WholeFile.write(Data(markdown.utf8), to: folder.file(RearfootStudy.Name.markdown))
    try WholeFile.write(
      Data(RearfootStudyCurves(results).svg.utf8), to: folder.file(RearfootStudy.Name.curves))
  }
}
