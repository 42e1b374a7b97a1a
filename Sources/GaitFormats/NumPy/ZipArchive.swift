import CZlib

/// The entries of a zip file, as `numpy.savez` and `numpy.savez_compressed` write it: stored or
/// deflated, without encryption (PKWARE APPNOTE 6.3).
package struct ZipArchive {
  /// A file in the archive.
  package struct Entry {
    /// Its path in the archive.
    package let name: String
    fileprivate let isDeflated: Bool
    fileprivate let packedSize: Int
    fileprivate let size: Int
    fileprivate let checksum: UInt64
    fileprivate let header: Int
  }

  /// An entry that promises to unpack to more is refused.
  static let sizeLimit = 1 << 29

  /// In the order of the archive's directory.
  package let entries: [Entry]
  private let bytes: [UInt8]
  private let file: String

  /// Reads the directory at the end of the file.
  ///
  /// - Throws: `FormatError` if it is not there or an entry is of a kind that arrays do not need.
  package init(_ bytes: [UInt8], file: String) throws(FormatError) {
    self.bytes = bytes
    self.file = file
    guard let end = Self.endRecord(bytes),
      let count = bytes.littleEndian(at: end + 10, count: 2),
      let start = bytes.littleEndian(at: end + 16, count: 4), start < 0xFFFF_FFFF
    else {
      throw FormatError(
        file: file, problem: "the archive's directory is missing; the file may have been cut off")
    }
    var position = Int(start)
    var entries: [Entry] = []
    for index in 0..<count {
      let number = { (offset: Int, count: Int) in
        bytes.littleEndian(at: position + offset, count: count).map { Int($0) }
      }
      guard number(0, 4) == 0x0201_4B50, let flags = number(8, 2), let method = number(10, 2),
        let checksum = number(16, 4), let packed = number(20, 4), let size = number(24, 4),
        let nameLength = number(28, 2), let extra = number(30, 2), let comment = number(32, 2),
        let header = number(42, 4), position + 46 + nameLength <= bytes.count
      else {
        throw FormatError(
          file: file, place: "entry \(index + 1)", problem: "the archive's directory is damaged")
      }
      let name = String(decoding: bytes[position + 46..<position + 46 + nameLength], as: UTF8.self)
      guard flags & 1 == 0, method == 0 || method == 8 else {
        throw FormatError(
          file: file, place: name,
          problem: "the entry is encrypted or packed in a way that arrays are not; save it with "
            + "numpy.savez")
      }
      entries.append(
        Entry(
          name: name, isDeflated: method == 8, packedSize: packed, size: size,
          checksum: UInt64(checksum), header: header))
      position += 46 + nameLength + extra + comment
    }
    self.entries = entries
  }

  /// The unpacked content of an entry, or its first bytes.
  ///
  /// - Throws: `FormatError` if it is damaged, or larger than `sizeLimit`.
  package func content(of entry: Entry, first count: Int? = nil) throws(FormatError) -> [UInt8] {
    func fault(_ problem: String) -> FormatError {
      FormatError(file: file, place: entry.name, problem: problem)
    }
    guard bytes.littleEndian(at: entry.header, count: 4) == 0x0403_4B50,
      let nameLength = bytes.littleEndian(at: entry.header + 26, count: 2),
      let extra = bytes.littleEndian(at: entry.header + 28, count: 2)
    else { throw fault("the entry's header is damaged") }
    let start = entry.header + 30 + Int(nameLength) + Int(extra)
    guard start <= bytes.count, entry.packedSize <= bytes.count - start else {
      throw fault("the entry ends behind the file; the file may have been cut off")
    }
    guard entry.size <= Self.sizeLimit else {
      throw fault("the entry unpacks to more than \(Self.sizeLimit >> 20) MiB")
    }
    let packed = start..<start + entry.packedSize
    let wanted = min(count ?? entry.size, entry.size)
    let content: [UInt8]
    if entry.isDeflated {
      // Deflate packs 1032 bytes into one at best: a size beyond that is a lie, and no reason to
      // ask for memory.
      guard entry.size / 1032 <= packed.count, let inflated = inflate(packed, to: wanted) else {
        throw fault("the entry cannot be unpacked; the file is damaged")
      }
      content = inflated
    } else {
      guard entry.size == packed.count else { throw fault("the entry's sizes disagree") }
      content = Array(bytes[packed].prefix(wanted))
    }
    if wanted == entry.size {
      let sum = content.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) }
      // zlib answers 0 for no bytes at all, as the directory does.
      guard UInt64(sum) == entry.checksum else {
        throw fault("the entry's checksum is wrong; the file is damaged")
      }
    }
    return content
  }

  /// Exactly the first `size` bytes of a deflated range; nil if it is damaged or holds less.
  private func inflate(_ packed: Range<Int>, to size: Int) -> [UInt8]? {
    var stream = z_stream()
    guard footfall_inflate_init_raw(&stream) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    let result = [UInt8](unsafeUninitializedCapacity: size) { output, filled in
      bytes[packed].withUnsafeBufferPointer { input in
        // zlib only reads through this pointer; its type lacks the const.
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(size)
        _ = CZlib.inflate(&stream, Z_SYNC_FLUSH)
        filled = size - Int(stream.avail_out)
      }
    }
    return result.count == size ? result : nil
  }

  /// Where the record at the end begins: its comment can be up to 65,535 bytes long.
  private static func endRecord(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 22 else { return nil }
    let last = bytes.count - 22
    return stride(from: last, through: max(0, last - 65_535), by: -1).first { position in
      bytes[position] == 0x50 && bytes.littleEndian(at: position, count: 4) == 0x0605_4B50
    }
  }
}
