package import Learning

/// Errors of validation over the epochs of all rows: a panel for at most four rows, since a reader
/// tells no more lines apart.
package struct RearfootStudyCurves {
  private let results: [RearfootStudyTable.Result]

  /// The curves of rows; those without epochs have none.
  package init(_ results: [RearfootStudyTable.Result]) { self.results = results }

  /// The panels from top to bottom.
  package var panels: [CurvePanel] {
    var panels: [CurvePanel] = []
    for part in RearfootStudyRow.Part.allCases {
      let metric = part == .box ? "box_rmse" : part == .leg ? "angle_error" : "point_rmse"
      let curves = results.filter { $0.row.part == part && !$0.epochs.isEmpty }.map { result in
        CurvePanel.Curve(
          name: result.row.name,
          points: result.epochs.compactMap { record in
            // The first epochs would press all others flat.
            record.metrics[metric].flatMap {
              $0.isFinite && $0 < 30 ? CurvePanel.Point(Double(record.epoch), $0) : nil
            }
          })
      }.filter { !$0.points.isEmpty }
      for start in stride(from: 0, to: curves.count, by: 4) {
        panels.append(
          CurvePanel(
            title: "\(part.rawValue): \(metric.replacing("_", with: " ")) of the validation",
            curves: Array(curves[start..<min(start + 4, curves.count)]), best: nil))
      }
    }
    return panels
  }

  /// The drawing as a file of its own.
  package var svg: String { TrainingCurves(panels: panels, best: nil).svg }
}
