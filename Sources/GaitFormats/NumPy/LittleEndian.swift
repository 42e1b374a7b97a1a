extension [UInt8] {
  /// The unsigned number of `count` bytes at a place, least significant first; nil past the end.
  func littleEndian(at position: Int, count: Int) -> UInt64? {
    guard position >= 0, position <= self.count - count else { return nil }
    var value: UInt64 = 0
    for offset in (0..<count).reversed() { value = value << 8 | UInt64(self[position + offset]) }
    return value
  }
}
