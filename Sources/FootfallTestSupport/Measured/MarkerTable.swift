package import Foundation
package import GaitMath

/// A table of numbers with named columns, separated by tabs.
package struct MarkerTable: Sendable {
  /// The numbers by the name of their column, all of one length.
  package let columns: [String: [Double]]
  /// Number of rows.
  package let rows: Int

  /// Reads a file whose first line holds the names.
  package init(_ url: URL) throws {
    let lines = try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline)
    let names = lines.first?.split(separator: "\t").map(String.init) ?? []
    var values = [[Double]](repeating: [], count: names.count)
    for line in lines.dropFirst() {
      for (column, field) in line.split(separator: "\t", omittingEmptySubsequences: false)
        .prefix(names.count).enumerated()
      {
        values[column].append(Double(field) ?? .nan)
      }
    }
    columns = Dictionary(zip(names, values)) { first, _ in first }
    rows = lines.count - 1
  }

  /// A marker's x and y, row after row; nil if the table lacks it.
  package func marker(_ name: String) -> [Vector2]? {
    guard let x = columns[name + "X"], let y = columns[name + "Y"] else { return nil }
    return zip(x, y).map { Vector2($0, $1) }
  }
}
