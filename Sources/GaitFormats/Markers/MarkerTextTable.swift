/// A table of markers as text: names and numbers parted by tabs, a column `Time` (seconds), then
/// three columns a marker (`R.HeelX`, `R.HeelY`, `R.HeelZ`), as the data of Fukuchi, Fukuchi and
/// Duarte (2017) come.
enum MarkerTextTable {
  /// Whether a text begins as such a table does.
  static func matches(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.starts(with: "Time\t".utf8) else { return false }
    // The first three names; a head of a file may end in the middle of a line.
    let line = text.prefix(512).prefix { $0 != 10 && $0 != 13 }
    let names = line.split(separator: 9, maxSplits: 4).dropFirst().prefix(3)
    guard names.count == 3, let stem = names.first?.dropLast() else { return false }
    return !stem.isEmpty
      && zip(names, "XYZ".utf8).allSatisfy { $0.last == $1 && $0.dropLast() == stem }
  }

  /// Reads the content of a file.
  ///
  /// - Throws: `FormatError` with the line and what is wrong there.
  static func read(_ bytes: [UInt8], file: String) throws(FormatError) -> PointTable {
    var scanner = TabScanner(bytes)
    let header = scanner.nextLine().map { $0.map(scanner.text) } ?? []
    var table = PointTable()
    table.namesPlace = "line 1"
    for start in stride(from: 1, to: header.count, by: 3) {
      let names = header[start..<min(header.count, start + 3)]
      let stem = names.first.map { String($0.dropLast()) } ?? ""
      guard names.count == 3, zip(names, ["X", "Y", "Z"]).allSatisfy({ $0 == stem + $1 }) else {
        throw FormatError(
          file: file, place: "line 1, column \(start + 1)",
          problem: "\"\(header[start].prefix(40))\" does not begin the three columns X, Y and Z of "
            + "a marker")
      }
      table.names.append(stem)
    }
    while let cells = scanner.nextLine() {
      if cells.allSatisfy(\.isEmpty) { continue }
      let place = "line \(scanner.line)"
      guard cells.count == header.count, let time = scanner.number(cells[0]) else {
        throw FormatError(
          file: file, place: place,
          problem: "\(cells.count) cells with a time first are expected to be \(header.count); the "
            + "file may have been cut off")
      }
      for (column, cell) in cells.enumerated().dropFirst() {
        guard !scanner.isMissing(cell) else {
          table.values.append(.nan)
          continue
        }
        guard let value = scanner.number(cell) else {
          throw FormatError(
            file: file, place: "\(place), column \(column + 1)",
            problem: "\"\(scanner.text(cell).prefix(40))\" is no number")
        }
        table.values.append(value)
      }
      table.times.append(time)
      table.lines.append(scanner.line)
    }
    guard !table.names.isEmpty, !table.times.isEmpty else {
      throw FormatError(file: file, problem: "the file holds no markers")
    }
    table.evenOutTimes()
    return table
  }
}

extension PointTable {
  /// Times that were rounded in writing (`0.007`, `0.013`, `0.020`) come back to their even clock:
  /// none lies further from it than `rounding`. Others stay.
  mutating func evenOutTimes() {
    let rounding = 0.0011
    guard times.count > 2, let first = times.first, let last = times.last else { return }
    let step = (last - first) / Double(times.count - 1)
    guard step > 2 * rounding, step.isFinite else { return }
    let even = times.indices.map { first + Double($0) * step }
    if zip(times, even).allSatisfy({ abs($0 - $1) <= rounding }) { times = even }
  }
}
