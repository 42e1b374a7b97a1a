package import GaitModel
import Learning

/// What a finder was like on pictures that nothing had seen.
package struct RearfootOutcome: Codable, Hashable, Sendable {
  /// All numbers.
  package var tables: [EvaluationTable]
  /// The pictures with the largest errors of the angle, as `RearfootEvaluation.worst` ranks them.
  package var worst: [Worst]

  /// A picture that it did badly on.
  package struct Worst: Codable, Hashable, Sendable {
    /// The picture's file.
    package var file: String
    /// The largest error of its angles, degrees; nil where an angle was not found.
    package var degrees: Double?
  }

  /// How the test is called on cards.
  package static let split = "test split by person"

  /// A number by the names of table, line and measure.
  package func measure(_ table: String, _ row: String, _ name: String) -> EvaluationTable.Measure? {
    tables.first { $0.name == table }?.measure(name, of: row)
  }

  /// What the card takes: the angle of all legs and of those whose markers can be seen, and the pixels
  /// of all pictures.
  package var metrics: [RearfootCard.Metric] {
    let rows = [
      ("image_plane", "all legs"), ("image_plane", EvaluatedLeg.Sight.visible.rawValue),
      ("pixels", "points, all"), ("pixels", "box, all"),
    ]
    return rows.flatMap { name, line -> [RearfootCard.Metric] in
      guard let table = tables.first(where: { $0.name == name }),
        let row = table.rows.first(where: { $0.name == line })
      else { return [] }
      return row.measures.filter(\.value.isFinite).map { measure in
        RearfootCard.Metric(
          name: "\(line), \(measure.name)" + (measure.unit.isEmpty ? "" : ", \(measure.unit)"),
          value: measure.value, low: measure.low, high: measure.high, n: row.count,
          unit: table.unit, split: Self.split)
      }
    }
  }
}
