/// Lines of cells that are parted by commas (RFC 4180): cells in quotation marks may hold commas,
/// line ends and doubled quotation marks; LF, CRLF and CR end a line.
struct CSVScanner {
  private let bytes: [UInt8]
  private var position = 0
  private var nextLine = 1
  /// Number of the line on which the row that was read last begins, from 1.
  private(set) var line = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The cells of the next row, as bytes; nil at the end. A cell that begins with a quotation mark
  /// and has no other ends with the file.
  mutating func nextRow() -> [[UInt8]]? {
    guard position < bytes.count else { return nil }
    line = nextLine
    var cells: [[UInt8]] = []
    while true {
      cells.append(readCell())
      guard position < bytes.count else { return cells }
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: ",") { continue }
      if byte == 13, position < bytes.count, bytes[position] == 10 { position += 1 }
      nextLine += 1
      return cells
    }
  }

  /// Reads to the comma or line end after a cell, which stays unread.
  private mutating func readCell() -> [UInt8] {
    var cell: [UInt8] = []
    var isQuoted = false
    if bytes[position...].first == UInt8(ascii: "\"") {
      isQuoted = true
      position += 1
    }
    while position < bytes.count {
      let byte = bytes[position]
      if isQuoted {
        if byte == UInt8(ascii: "\"") {
          position += 1
          guard position < bytes.count, bytes[position] == byte else {
            isQuoted = false
            continue
          }
        } else if byte == 10 {
          nextLine += 1
        }
      } else if byte == UInt8(ascii: ",") || byte == 10 || byte == 13 {
        return cell
      }
      cell.append(byte)
      position += 1
    }
    return cell
  }
}
