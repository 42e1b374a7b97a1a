import CXlsxWriter
package import Foundation

/// A workbook in Excel's format (ECMA-376), by libxlsxwriter.
///
/// Numbers are stored as numbers, in full, and shown with the decimals of their cell. Equal sheets
/// give equal bytes: the time of creation is a fixed one.
package enum XLSXFile {
  /// One sheet: tables one below the other, each under a header row in bold.
  package struct Sheet: Sendable, Hashable {
    /// At most 31 characters, none of `[]:*?/\`.
    package var name: String
    /// A sheet with a single table keeps its header row in sight.
    package var tables: [DataTable]

    package init(_ name: String, _ tables: [DataTable]) {
      self.name = name
      self.tables = tables
    }
  }

  /// Midnight of 1 January 1980, the first moment that a ZIP archive can name.
  private static let created = 315_532_800

  /// Writes a workbook.
  ///
  /// - Throws: `FormatError` if the file cannot be written.
  package static func write(
    _ sheets: [Sheet], title: String, to url: URL
  ) throws(FormatError) {
    let name = url.lastPathComponent
    // The library puts its own words on standard error where it cannot open a file.
    try TextFile.write(to: url) { _ in }
    guard let workbook = workbook_new(url.path) else {
      throw FormatError(file: name, problem: "the workbook cannot be made; memory is short")
    }
    var properties = lxw_doc_properties()
    properties.created = created
    title.withCString { text in
      // The library copies the text and leaves it as it is.
      properties.title = UnsafeMutablePointer(mutating: text)
      workbook_set_properties(workbook, &properties)
    }
    var styles = CellStyles(workbook)
    var failure = LXW_NO_ERROR
    for sheet in sheets {
      guard let worksheet = workbook_add_worksheet(workbook, sheet.name) else {
        failure = LXW_ERROR_SHEETNAME_ALREADY_USED
        continue
      }
      let problem = SheetWriter(worksheet).write(sheet.tables, &styles)
      if failure == LXW_NO_ERROR { failure = problem }
    }
    // Closing writes the file and frees the workbook, whatever happened before.
    errno = 0
    let closing = workbook_close(workbook)
    let system = errno
    if failure == LXW_NO_ERROR { failure = closing }
    guard failure == LXW_NO_ERROR else {
      let reason =
        system != 0 && closing != LXW_NO_ERROR
        ? String(cString: strerror(system)) : String(cString: lxw_strerror(failure))
      throw FormatError(file: name, problem: "the file cannot be written (\(reason))")
    }
  }
}

/// The formats of cells, made as they are needed and owned by the workbook.
private struct CellStyles {
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  let header: UnsafeMutablePointer<lxw_format>?
  let text: UnsafeMutablePointer<lxw_format>?
  private var numbers: [Int: UnsafeMutablePointer<lxw_format>] = [:]

  init(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
    self.workbook = workbook
    header = workbook_add_format(workbook)
    format_set_bold(header)
    format_set_bottom(header, UInt8(LXW_BORDER_THIN.rawValue))
    format_set_align(header, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    text = workbook_add_format(workbook)
    format_set_align(text, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    format_set_text_wrap(text)
  }

  mutating func number(decimals: Int) -> UnsafeMutablePointer<lxw_format>? {
    if let known = numbers[decimals] { return known }
    guard let format = workbook_add_format(workbook) else { return nil }
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    format_set_num_format(
      format, decimals > 0 ? "0." + String(repeating: "0", count: decimals) : "0")
    numbers[decimals] = format
    return format
  }
}

/// Fills one sheet.
private struct SheetWriter {
  private let sheet: UnsafeMutablePointer<lxw_worksheet>
  /// Excel's limit of a cell, in characters.
  private static let longestText = 32_767
  /// Widths of columns in characters.
  private static let widths = 8...70

  init(_ sheet: UnsafeMutablePointer<lxw_worksheet>) { self.sheet = sheet }

  func write(_ tables: [DataTable], _ styles: inout CellStyles) -> lxw_error {
    var row: UInt32 = 0
    var problem = LXW_NO_ERROR
    func check(_ result: lxw_error) {
      if problem == LXW_NO_ERROR { problem = result }
    }
    for (column, width) in widths(of: tables).enumerated() {
      let place = UInt16(column)
      check(worksheet_set_column(sheet, place, place, Double(width), nil))
    }
    for (index, table) in tables.enumerated() {
      if index > 0 { row += 1 }
      for (column, name) in table.columns.enumerated() {
        check(worksheet_write_string(sheet, row, UInt16(column), name, styles.header))
      }
      row += 1
      for cells in table.rows {
        for (column, cell) in cells.enumerated() {
          check(write(cell, row, UInt16(column), &styles))
        }
        row += 1
      }
    }
    if tables.count == 1 { worksheet_freeze_panes(sheet, 1, 0) }
    return problem
  }

  private func write(
    _ cell: DataTable.Cell, _ row: UInt32, _ column: UInt16, _ styles: inout CellStyles
  ) -> lxw_error {
    switch cell {
    case .empty: LXW_NO_ERROR
    case .text(let words):
      worksheet_write_string(
        sheet, row, column, String(words.prefix(Self.longestText)), styles.text)
    case .integer(let number):
      worksheet_write_number(sheet, row, column, Double(number), styles.number(decimals: 0))
    case .number(let number, let decimals):
      worksheet_write_number(sheet, row, column, number, styles.number(decimals: decimals))
    }
  }

  /// One width a column, wide enough for its header and its longest text.
  private func widths(of tables: [DataTable]) -> [Int] {
    var widths = [Int](repeating: 0, count: tables.map(\.columns.count).max() ?? 0)
    for table in tables {
      for (column, name) in table.columns.enumerated() {
        widths[column] = max(widths[column], name.count + 2)
      }
      for row in table.rows {
        for (column, cell) in row.enumerated() {
          guard case .text(let words) = cell else { continue }
          widths[column] = max(widths[column], words.count + 2)
        }
      }
    }
    return widths.map { min(max($0, Self.widths.lowerBound), Self.widths.upperBound) }
  }
}
