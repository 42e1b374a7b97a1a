import CommandKit
import Foundation
package import RearfootLearning

/// What an evaluation prints: a table of angles, and the few numbers that networks are compared by.
package struct EvaluationSummary {
  private let document: EvaluationDocument

  package init(_ document: EvaluationDocument) { self.document = document }

  /// The lines.
  package func lines(width: Int) -> [String] {
    var lines: [String] = []
    let shown = document.tables.filter {
      ["image_plane", "certainty"].contains($0.name) || $0.name.hasPrefix("by_")
    }
    for table in shown {
      lines.append(table.title)
      lines += Table(
        headings: ["", "Legs", "People", "Mean error", "95 % below", "Bias", "Sign right"],
        rows: table.rows.map { row in
          [row.name, "\(row.count)", row.subjects.map(String.init) ?? ""]
            + ["mean_absolute_error", "percentile_95", "bias", "sign_right"].map { name in
              row.measures.first { $0.name == name }.map(Self.text) ?? ""
            }
        }
      ).lines(width: width)
      lines.append("")
    }
    var rows: [[String]] = []
    for table in document.tables {
      switch table.name {
      case "pixels":
        for row in table.rows {
          rows += Self.row("RMSE at 256 x 256, \(row.name)", row, "rmse")
        }
      case "average_precision":
        for row in table.rows { rows += Self.row("AP, \(row.name)", row, "ap") }
      case "anatomical":
        for row in table.rows {
          rows += Self.row("Anatomical, \(row.name)", row, "mean_absolute_error")
        }
      case "coverage":
        for row in table.rows {
          rows += Self.row("Stated deviations hold, \(row.name)", row, "covered")
        }
      case let name where name.hasPrefix("ratio_"):
        for row in table.rows { rows += Self.row(table.title, row, "ratio") }
      default: break
      }
    }
    return lines + Table(rows: rows).lines(width: width)
  }

  private static func row(
    _ title: String, _ row: EvaluationTable.Row, _ measure: String
  ) -> [[String]] {
    row.measures.filter { $0.name == measure }.map { [title, text($0)] }
  }

  private static func text(_ measure: EvaluationTable.Measure) -> String {
    let value = String(format: "%.2f", measure.value)
    let unit = measure.unit.isEmpty ? "" : " " + measure.unit
    guard let low = measure.low, let high = measure.high else { return value + unit }
    return value + unit + String(format: " (%.2f to %.2f)", low, high)
  }
}
