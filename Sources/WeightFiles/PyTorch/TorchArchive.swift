/// The zip file that `torch.save` writes: entries that are stored as they are.
///
/// Source: PKWARE, APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
struct TorchArchive {
  /// Where the content of each entry lies.
  private(set) var entries: [String: Range<Int>] = [:]

  init(_ bytes: [UInt8]) throws(WeightFileError) {
    let (count, start, end) = try Self.directory(bytes)
    var reader = ByteReader(bytes, start..<end)
    for _ in 0..<count {
      let at = reader.offset
      guard try reader.number(4) == 0x0201_4B50 else {
        throw .malformed(offset: at, reason: "an entry of the zip file is missing")
      }
      _ = try reader.range(4)
      let flags = try reader.number(2)
      let method = try reader.number(2)
      _ = try reader.range(8)
      let packed = try reader.int(4)
      let size = try reader.int(4)
      let lengths = (try reader.int(2), try reader.int(2), try reader.int(2))
      _ = try reader.range(8)
      let header = try reader.int(4)
      let name = try reader.text(lengths.0)
      _ = try reader.range(lengths.1 + lengths.2)
      guard flags & 1 == 0, method == 0, packed == size else {
        throw .unsupported(offset: at, what: "a compressed or encrypted entry of a zip file")
      }
      guard size < UInt32.max, header < UInt32.max else {
        throw .unsupported(offset: at, what: "an entry of 4 GiB or more")
      }
      guard try entries.updateValue(Self.content(bytes, header, size), forKey: name) == nil else {
        throw .duplicateName(name)
      }
    }
  }

  /// Number of entries, and where the list of them lies.
  private static func directory(
    _ bytes: [UInt8]
  ) throws(WeightFileError) -> (count: Int, start: Int, end: Int) {
    // The list's end stands before a comment of at most 65,535 bytes.
    var at = bytes.count - 22
    let first = max(0, at - 65_535)
    while at >= first {
      if bytes[at] == 0x50, bytes[at + 1] == 0x4B, bytes[at + 2] == 5, bytes[at + 3] == 6 { break }
      at -= 1
    }
    guard at >= first else { throw .truncated(offset: bytes.count) }
    var reader = ByteReader(bytes, at + 10..<bytes.count)
    let count = try reader.int(2)
    let size = try reader.int(4)
    let start = try reader.int(4)
    guard count < UInt16.max, start < UInt32.max else {
      throw .unsupported(offset: at, what: "a zip file of 65,535 entries or 4 GiB and more")
    }
    guard start + size <= at else {
      throw .malformed(offset: at, reason: "the zip file's list of entries is out of place")
    }
    return (count, start, start + size)
  }

  /// Where the bytes of an entry lie, from the header before them.
  private static func content(
    _ bytes: [UInt8], _ header: Int, _ size: Int
  ) throws(WeightFileError) -> Range<Int> {
    var reader = ByteReader(bytes, min(header, bytes.count)..<bytes.count)
    guard try reader.number(4) == 0x0403_4B50 else {
      throw .malformed(offset: header, reason: "an entry of the zip file has no header")
    }
    _ = try reader.range(22)
    let name = try reader.int(2)
    let extra = try reader.int(2)
    _ = try reader.range(name + extra)
    return try reader.range(size)
  }
}
