package import Foundation

/// A table as a CSV file (RFC 4180): commas, CRLF, one header row; numbers with a decimal point,
/// nothing where there is no value.
package enum CSVFile {
  /// Writes a table.
  ///
  /// - Throws: `FormatError` if the file cannot be written.
  package static func write(_ table: DataTable, to url: URL) throws(FormatError) {
    try TextFile.write(to: url) { text in
      for (index, name) in table.columns.enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        text.append(csv: name)
      }
      text.append("\r\n")
      for row in table.rows {
        for (index, cell) in row.enumerated() {
          if index > 0 { text.append(UInt8(ascii: ",")) }
          switch cell {
          case .empty: break
          case .text(let words): text.append(csv: words)
          case .integer(let number): text.append(number)
          case .number(let number, let decimals): text.append(number, decimals: decimals)
          }
        }
        text.append("\r\n")
      }
    }
  }
}

extension TextBuffer {
  /// A cell of a CSV file, in quotation marks where its text asks for them.
  mutating func append(csv cell: String) {
    let needsQuotes = cell.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 13 || byte == 10
    }
    append(needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell)
  }
}
