import Foundation

/// Text that is being written: to a file, a block at a time, or kept in memory.
///
/// Numbers are formatted here, by integer arithmetic and without regard to the locale, so that
/// equal values give equal bytes.
struct TextBuffer {
  private(set) var bytes: [UInt8] = []
  private let descriptor: Int32?
  /// `errno` of the first write that failed; what follows is dropped.
  private(set) var failure: Int32?

  private static let blockSize = 1 << 16

  /// Text in memory.
  init() { descriptor = nil }

  /// Text that goes to an open file; the caller flushes and closes.
  init(descriptor: Int32) {
    self.descriptor = descriptor
    bytes.reserveCapacity(Self.blockSize + 1024)
  }

  mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    if bytes.count >= Self.blockSize { flush() }
  }

  /// A name in a table whose cells are parted by tabs: control characters become underscores.
  mutating func append(cell name: String) {
    for byte in name.utf8 { bytes.append(byte < 0x20 || byte == 0x7F ? UInt8(ascii: "_") : byte) }
  }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  mutating func append(contentsOf more: [UInt8]) {
    bytes.append(contentsOf: more)
    if bytes.count >= Self.blockSize { flush() }
  }

  mutating func append(_ value: Int) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    appendDigits(UInt64(value.magnitude), atLeast: 1)
  }

  /// A finite number with a fixed count of decimals, ties away from zero; a value that rounds to
  /// zero has no sign. Numbers too large for that (from about 10^15) take Swift's shortest form.
  mutating func append(_ value: Double, decimals: Int) {
    let scale = Self.powersOfTen[decimals]
    let scaled = (abs(value) * Double(scale)).rounded()
    guard scaled < 9e15 else {
      append("\(value)")
      return
    }
    let whole = UInt64(scaled)
    if value < 0, whole > 0 { bytes.append(UInt8(ascii: "-")) }
    appendDigits(whole / scale, atLeast: 1)
    if decimals > 0 {
      bytes.append(UInt8(ascii: "."))
      appendDigits(whole % scale, atLeast: decimals)
    }
    if bytes.count >= Self.blockSize { flush() }
  }

  mutating func append(_ value: Float, decimals: Int) {
    append(Double(value), decimals: decimals)
  }

  /// Writes what has gathered to the file.
  mutating func flush() {
    guard let descriptor else { return }
    var done = 0
    while failure == nil, done < bytes.count {
      let written = bytes.withUnsafeBytes { block in
        write(descriptor, block.baseAddress.map { $0 + done }, block.count - done)
      }
      if written > 0 {
        done += written
      } else if errno != EINTR {
        failure = written == 0 ? EIO : errno
      }
    }
    bytes.removeAll(keepingCapacity: true)
  }

  private static let powersOfTen: [UInt64] = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000,
  ]

  private mutating func appendDigits(_ value: UInt64, atLeast width: Int) {
    var width = width
    var bound = Self.powersOfTen[width]
    while bound <= value {
      width += 1
      let (next, overflow) = bound.multipliedReportingOverflow(by: 10)
      if overflow { break }
      bound = next
    }
    for _ in 0..<width { bytes.append(UInt8(ascii: "0")) }
    var rest = value
    var place = bytes.count - 1
    while rest > 0 {
      bytes[place] += UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
      place -= 1
    }
  }
}
