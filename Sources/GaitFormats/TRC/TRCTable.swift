/// Reads a TRC file into a table, as it stands there.
///
/// Five lines of header (a format name; names and values of the rates; names of the points at every
/// third column; X1 Y1 Z1 ...), then one row a frame: number, time, three cells a point.
struct TRCTable {
  private(set) var table = PointTable()
  private let file: String

  /// Reads the content of a file.
  ///
  /// - Throws: `FormatError` with the line and what is wrong there.
  init(_ bytes: [UInt8], file: String) throws(FormatError) {
    self.file = file
    var scanner = TabScanner(bytes)
    var header: [String: String] = [:]
    var keys: [String] = []
    while let cells = scanner.nextLine() {
      let line = scanner.line
      switch line {
      case 1: continue
      case 2: keys = cells.map(scanner.text)
      case 3:
        for (key, cell) in zip(keys, cells) { header[key] = scanner.text(cell) }
      case 4: try readNames(cells.map(scanner.text), promised: header["NumMarkers"])
      case 5: continue
      default:
        if cells.allSatisfy(\.isEmpty) { continue }
        try readRow(cells, scanner)
      }
    }
    table.namesPlace = "line 4"
    guard !table.names.isEmpty else {
      throw FormatError(
        file: file,
        problem: "the file ends before the names of its points; it may have been cut off")
    }
    table.unit = (header["Units"] ?? "").lowercased()
    table.promisedFrames = header["NumFrames"].flatMap { Int($0) }
    guard !table.times.isEmpty else {
      throw FormatError(file: file, problem: "the file holds no frames")
    }
  }

  private mutating func readNames(
    _ cells: [String], promised: String?
  ) throws(FormatError) {
    for (column, cell) in cells.enumerated().dropFirst(2) where !cell.isEmpty {
      guard column == 2 + 3 * table.names.count else {
        throw FormatError(
          file: file, place: "line 4, column \(column + 1)",
          problem:
            "the name \"\(cell.prefix(40))\" does not stand three columns after the one before")
      }
      table.names.append(cell)
    }
    guard !table.names.isEmpty else {
      throw FormatError(file: file, place: "line 4", problem: "no names of points stand here")
    }
    guard promised.flatMap({ Int($0) }) ?? table.names.count == table.names.count else {
      throw FormatError(
        file: file, place: "line 4",
        problem: "\(table.names.count) names of points, where the header promises \(promised ?? "")"
      )
    }
  }

  private mutating func readRow(
    _ cells: [Range<Int>], _ scanner: TabScanner
  ) throws(FormatError) {
    let place = "line \(scanner.line)"
    guard cells.count > 1, let time = scanner.number(cells[1]) else {
      throw FormatError(file: file, place: place, problem: "the second cell holds no time")
    }
    let width = 3 * table.names.count
    guard cells.count >= 2 + width else {
      throw FormatError(
        file: file, place: place,
        problem:
          "\(cells.count) cells, where \(2 + width) are expected; the file may have been cut "
          + "off")
    }
    for column in 0..<width {
      guard !scanner.isMissing(cells[column + 2]) else {
        table.values.append(.nan)
        continue
      }
      guard let value = scanner.number(cells[column + 2]) else {
        throw FormatError(
          file: file, place: "\(place), column \(column + 3)",
          problem: "\"\(scanner.text(cells[column + 2]).prefix(40))\" is no number")
      }
      table.values.append(value)
    }
    if let extra = cells.dropFirst(2 + width).first(where: { !$0.isEmpty }) {
      throw FormatError(
        file: file, place: place,
        problem: "\"\(scanner.text(extra).prefix(40))\" stands behind the cells of the last point")
    }
    table.times.append(time)
    table.lines.append(scanner.line)
  }
}
