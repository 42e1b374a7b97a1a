/// Rows of a table with a head, each of as many cells, with the line for errors.
struct CSVRows {
  /// One row.
  struct Row {
    let cells: [[UInt8]]
    let names: [String]
    let file: String
    let line: Int

    /// An error in one cell; columns count from 0.
    func fault(_ column: Int, _ problem: String) -> FormatError {
      let name = names.indices.contains(column) ? " (\(names[column]))" : ""
      return FormatError(
        file: file, place: "line \(line), column \(column)\(name)", problem: problem)
    }

    func text(_ column: Int) -> String { String(decoding: cells[column], as: UTF8.self) }

    /// A finite number.
    func number(_ column: Int) throws(FormatError) -> Double {
      let cell = cells[column].trimmed
      guard let value = DecimalNumber.parse(cell, 0..<cell.count) else {
        let shown = text(column).prefix(40)
        throw fault(column, shown.isEmpty ? "a number is missing" : "\"\(shown)\" is no number")
      }
      return value
    }

    /// A whole number.
    func integer(_ column: Int) throws(FormatError) -> Int {
      let value = try number(column)
      guard let whole = Int(exactly: value) else {
        throw fault(column, "\(value) is no whole number")
      }
      return whole
    }
  }

  private var scanner: CSVScanner
  private let file: String
  private var count: Int?
  /// The names of the columns, for errors.
  var names: [String] = []

  init(_ bytes: [UInt8], file: String) {
    scanner = CSVScanner(bytes)
    self.file = file
  }

  /// The first row as names of columns.
  mutating func header() throws(FormatError) -> [String] {
    guard let row = try next() else {
      throw FormatError(file: file, problem: "the table is empty")
    }
    names = row.cells.map { String(decoding: $0.trimmed, as: UTF8.self) }
    return names
  }

  /// The next row that is not blank; nil at the end.
  mutating func next() throws(FormatError) -> Row? {
    while let cells = scanner.nextRow() {
      if cells.allSatisfy(\.isEmpty) { continue }
      let row = Row(cells: cells, names: names, file: file, line: scanner.line)
      if let count, count != cells.count {
        throw FormatError(
          file: file, place: "line \(row.line)",
          problem: "\(cells.count) cells, where the rows before have \(count)")
      }
      count = cells.count
      return row
    }
    return nil
  }
}

extension [UInt8] {
  /// Without blanks at both ends.
  fileprivate var trimmed: [UInt8] {
    var rest = self[...]
    while let last = rest.last, last == 0x20 || last == 0x09 { rest.removeLast() }
    while let first = rest.first, first == 0x20 || first == 0x09 { rest.removeFirst() }
    return Array(rest)
  }
}
