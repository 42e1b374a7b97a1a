/// Walks over a range of bytes of a file and never beyond it. Numbers are little endian.
struct ByteReader {
  let bytes: [UInt8]
  private(set) var offset: Int
  let end: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    offset = range.lowerBound
    end = min(range.upperBound, bytes.count)
  }

  init(_ bytes: [UInt8]) { self.init(bytes, 0..<bytes.count) }

  mutating func byte() throws(WeightFileError) -> UInt8 {
    guard offset < end else { throw .truncated(offset: offset) }
    defer { offset += 1 }
    return bytes[offset]
  }

  mutating func range(_ count: Int) throws(WeightFileError) -> Range<Int> {
    guard count >= 0, count <= end - offset else { throw .truncated(offset: offset) }
    defer { offset += count }
    return offset..<offset + count
  }

  mutating func number(_ count: Int) throws(WeightFileError) -> UInt64 {
    let range = try range(count)
    return range.reversed().reduce(0) { $0 << 8 | UInt64(bytes[$1]) }
  }

  /// An unsigned number of up to seven bytes, or one of eight that fits.
  mutating func int(_ count: Int) throws(WeightFileError) -> Int {
    let start = offset
    guard let value = Int(exactly: try number(count)) else {
      throw .malformed(offset: start, reason: "a size has more than 63 bits")
    }
    return value
  }

  mutating func text(_ count: Int) throws(WeightFileError) -> String {
    let range = try range(count)
    guard let text = String(validating: bytes[range], as: UTF8.self) else {
      throw .malformed(offset: range.lowerBound, reason: "a text is not UTF-8")
    }
    return text
  }

  /// A text up to the end of the line.
  mutating func line() throws(WeightFileError) -> String {
    let rest = bytes[offset..<end]
    guard let newline = rest.firstIndex(of: 0x0A) else { throw .truncated(offset: offset) }
    let text = try text(newline - offset)
    offset += 1
    return text
  }
}
