/// A short number of a text that tells it from another one (FNV-1a, 64 bits; Fowler, Noll and Vo).
///
/// No secret and no proof: it keeps paths out of what is written, and notices a change.
struct Digest: Hashable {
  private let value: UInt64

  init(of text: String) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    value = hash
  }

  /// In hexadecimal digits.
  var text: String { String(value, radix: 16) }
}
