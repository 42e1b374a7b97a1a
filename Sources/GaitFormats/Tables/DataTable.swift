/// Rows of text and numbers under named columns: what CSV files and spreadsheets have in common.
package struct DataTable: Sendable, Hashable {
  /// One cell.
  package enum Cell: Sendable, Hashable {
    case empty
    case text(String)
    case integer(Int)
    /// A number with the count of decimals that a text file gives it.
    case number(Double, decimals: Int)

    /// A number, or an empty cell where there is none (nil or not finite).
    package static func maybe(_ value: Double?, decimals: Int) -> Cell {
      guard let value, value.isFinite else { return .empty }
      return .number(value, decimals: decimals)
    }

    /// A text, or an empty cell where there is none.
    package static func maybe(_ value: String?) -> Cell {
      guard let value, !value.isEmpty else { return .empty }
      return .text(value)
    }
  }

  /// The names of the columns.
  package var columns: [String]
  /// One cell a column each.
  package var rows: [[Cell]]

  package init(columns: [String], rows: [[Cell]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// A column's name with its unit: `contact_time_ms`, `cadence_steps_per_min`.
  package static func name(_ id: String, unit: String) -> String {
    let words = unit.replacing("%", with: " percent ").replacing("/", with: " per ")
    let parts = words.lowercased().split { !($0.isLetter || $0.isNumber) }
    return ([id] + parts.map(String.init)).joined(separator: "_")
  }
}
