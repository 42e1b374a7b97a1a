import Foundation

/// Numbers of an evaluation that belong together.
package struct EvaluationTable: Codable, Hashable, Sendable {
  /// One number with the interval over which it would spread if other people had been seen.
  package struct Measure: Codable, Hashable, Sendable {
    /// For programs: `mean_absolute_error`.
    package var name: String
    /// `deg`, `px`, `%`; empty where it has none.
    package var unit: String
    /// The number.
    package var value: Double
    /// The lower end of the 95 % interval; nil where there are too few people to say.
    package var low: Double?
    /// The upper end.
    package var high: Double?
  }

  /// One line.
  package struct Row: Codable, Hashable, Sendable {
    /// What it is about.
    package var name: String
    /// How many legs, or pictures, stand behind it.
    package var count: Int
    /// Of how many people they are; nil where the data do not say it.
    package var subjects: Int?
    /// The numbers.
    package var measures: [Measure]
    /// What is worth knowing of the line.
    package var note: String?
  }

  /// For programs: `image_plane`.
  package var name: String
  /// For people.
  package var title: String
  /// How the numbers are defined.
  package var note: String
  /// What `count` counts: `legs` or `pictures`.
  package var unit: String
  /// The lines.
  package var rows: [Row]

  /// The number of a line; nil where there is none.
  package func measure(_ name: String, of row: String) -> Measure? {
    rows.first { $0.name == row }?.measures.first { $0.name == name }
  }
}
