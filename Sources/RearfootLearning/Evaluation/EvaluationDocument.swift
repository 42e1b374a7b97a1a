package import Foundation
package import GaitModel
import Learning

/// The files of an evaluation: `evaluation.json`, `evaluation.csv`, `evaluation.html` and `legs.csv`.
package struct EvaluationDocument: Codable, Hashable, Sendable {
  /// The form of the file.
  package var schema: String = "footfall.rearfoot-evaluation/1"
  /// Which network was looked at.
  package var model: String
  /// The folder of the data set, and its definition.
  package var data: String
  /// Which points were looked at.
  package var definition: RearfootDefinition
  /// How many pictures there were.
  package var pictures: Int
  /// How many legs with all points labelled.
  package var legs: Int
  /// How many people; nil where the data do not say who is seen.
  package var subjects: Int?
  /// How often people were drawn anew for an interval.
  package var draws: Int
  /// The share of draws between its ends.
  package var level: Double = 0.95
  /// All numbers.
  package var tables: [EvaluationTable]

  /// The file with all numbers.
  package static let jsonName = "evaluation.json"
  /// The same as a table.
  package static let csvName = "evaluation.csv"
  /// The page.
  package static let pageName = "evaluation.html"

  /// The numbers of an evaluation with what it was of.
  package init(_ evaluation: RearfootEvaluation, model: String, data: String) {
    self.model = model
    self.data = data
    definition = evaluation.definition
    pictures = evaluation.pictures.count
    legs = evaluation.legs.count
    subjects = RearfootLearning.subjects(evaluation.pictures, \.subject).map { Set($0).count }
    draws = evaluation.draws
    tables = evaluation.tables
  }

  /// The document as JSON, keys in the order of the alphabet.
  ///
  /// - Throws: what Foundation's encoder says.
  package func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }

  /// One line a number: table, line, what was counted and how many, people, name, unit, value, and
  /// the ends of its interval, empty where there are none.
  package var csv: String {
    var lines = ["table,row,counted,n,subjects,measure,unit,value,low,high"]
    for table in tables {
      for row in table.rows {
        for measure in row.measures {
          let fields = [
            table.name, row.name, table.unit, "\(row.count)", row.subjects.map { "\($0)" } ?? "",
            measure.name, measure.unit, "\(measure.value)", measure.low.map { "\($0)" } ?? "",
            measure.high.map { "\($0)" } ?? "",
          ]
          lines.append(fields.map(Self.field).joined(separator: ","))
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static func field(_ text: String) -> String {
    guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  /// Writes the four files into a folder, which is made where it is missing.
  ///
  /// - Parameters:
  ///   - folder: where to.
  ///   - page: the text of the page.
  ///   - legs: the text of the table of legs (`LegTable`).
  /// - Throws: `LearningError.cannotWrite`.
  package func write(to folder: URL, page: String, legs: String) throws {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw LearningError.cannotWrite(path: folder.path, reason: error.localizedDescription)
    }
    try WholeFile.write(json(), to: folder.appending(path: Self.jsonName))
    try WholeFile.write(Data(csv.utf8), to: folder.appending(path: Self.csvName))
    try WholeFile.write(Data(page.utf8), to: folder.appending(path: Self.pageName))
    try WholeFile.write(Data(legs.utf8), to: folder.appending(path: LegTable.name))
  }
}
