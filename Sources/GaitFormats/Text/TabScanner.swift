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
