/// The rows and columns of a TRC file, as they stand there.
///
/// Five lines of header (a format name; names and values of the rates; names of the points at every
/// third column; X1 Y1 Z1 ...), then one row a frame: number, time, three cells a point.
struct TRCTable {
  /// `mm`, `m`, `px`: as the header says, in lower case.
  private(set) var unit: String = ""
  /// What the header promises.
  private(set) var promisedFrames: Int?
  private(set) var names: [String] = []
  private(set) var times: [Double] = []
  /// Three values a point, point after point, frame after frame; NaN for an empty cell.
  private(set) var values: [Double] = []
  /// The line of each frame, from 1.
  private(set) var lines: [Int] = []

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
    guard !names.isEmpty else {
      throw FormatError(
        file: file,
        problem: "the file ends before the names of its points; it may have been cut off")
    }
    unit = (header["Units"] ?? "").lowercased()
    promisedFrames = header["NumFrames"].flatMap { Int($0) }
    guard !times.isEmpty else {
      throw FormatError(file: file, problem: "the file holds no frames")
    }
  }

  private mutating func readNames(
    _ cells: [String], promised: String?
  ) throws(FormatError) {
    for (column, cell) in cells.enumerated().dropFirst(2) where !cell.isEmpty {
      guard column == 2 + 3 * names.count else {
        throw FormatError(
          file: file, place: "line 4, column \(column + 1)",
          problem:
            "the name \"\(cell.prefix(40))\" does not stand three columns after the one before")
      }
      names.append(cell)
    }
    guard !names.isEmpty else {
      throw FormatError(file: file, place: "line 4", problem: "no names of points stand here")
    }
    guard promised.flatMap({ Int($0) }) ?? names.count == names.count else {
      throw FormatError(
        file: file, place: "line 4",
        problem: "\(names.count) names of points, where the header promises \(promised ?? "")")
    }
  }

  private mutating func readRow(
    _ cells: [Range<Int>], _ scanner: TabScanner
  ) throws(FormatError) {
    let place = "line \(scanner.line)"
    guard cells.count > 1, let time = scanner.number(cells[1]) else {
      throw FormatError(file: file, place: place, problem: "the second cell holds no time")
    }
    let width = 3 * names.count
    guard cells.count >= 2 + width else {
      throw FormatError(
        file: file, place: place,
        problem:
          "\(cells.count) cells, where \(2 + width) are expected; the file may have been cut "
          + "off")
    }
    for column in 0..<width {
      guard !scanner.isMissing(cells[column + 2]) else {
        values.append(.nan)
        continue
      }
      guard let value = scanner.number(cells[column + 2]) else {
        throw FormatError(
          file: file, place: "\(place), column \(column + 3)",
          problem: "\"\(scanner.text(cells[column + 2]).prefix(40))\" is no number")
      }
      values.append(value)
    }
    if let extra = cells.dropFirst(2 + width).first(where: { !$0.isEmpty }) {
      throw FormatError(
        file: file, place: place,
        problem: "\"\(scanner.text(extra).prefix(40))\" stands behind the cells of the last point")
    }
    times.append(time)
    lines.append(scanner.line)
  }
}

/// Lines of cells that are parted by tabs; LF, CRLF and CR end a line.
struct TabScanner {
  private let bytes: [UInt8]
  private var position = 0
  /// Number of the line that was read last, from 1.
  private(set) var line = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The cells of the next line, without blanks around them; nil at the end.
  mutating func nextLine() -> [Range<Int>]? {
    guard position < bytes.count else { return nil }
    line += 1
    var cells: [Range<Int>] = []
    var start = position
    while position < bytes.count, bytes[position] != 10, bytes[position] != 13 {
      if bytes[position] == 9 {
        cells.append(trimmed(start..<position))
        start = position + 1
      }
      position += 1
    }
    cells.append(trimmed(start..<position))
    if position < bytes.count {
      let isCR = bytes[position] == 13
      position += 1
      if isCR, position < bytes.count, bytes[position] == 10 { position += 1 }
    }
    return cells
  }

  func text(_ cell: Range<Int>) -> String { String(decoding: bytes[cell], as: UTF8.self) }

  func number(_ cell: Range<Int>) -> Double? { DecimalNumber.parse(bytes, cell) }

  /// Whether a cell is empty or says NaN.
  func isMissing(_ cell: Range<Int>) -> Bool {
    cell.isEmpty || (cell.count == 3 && text(cell).lowercased() == "nan")
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start] == 0x20 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    return start..<end
  }
}
