import GaitMath
import Testing

@Suite struct SHA256Tests {
  /// The examples of NIST (csrc.nist.gov, cryptographic standards and guidelines, SHA-256).
  @Test(arguments: [
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func publishedExamples(text: String, digest: String) {
    #expect(Array(text.utf8).withUnsafeBytes { SHA256.hexDigest(of: $0) } == digest)
  }

  @Test func aMillionLetters() {
    var hash = SHA256()
    for _ in 0..<1000 { hash.append([UInt8](repeating: UInt8(ascii: "a"), count: 1000)) }
    #expect(
      hash.hexDigest() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func thePiecesDoNotMatter() {
    let bytes = (0..<517).map { UInt8(truncatingIfNeeded: $0 * 7) }
    let whole = bytes.withUnsafeBytes { SHA256.hexDigest(of: $0) }
    for size in [1, 3, 55, 56, 63, 64, 65, 128, 200] {
      var hash = SHA256()
      for start in stride(from: 0, to: bytes.count, by: size) {
        hash.append(Array(bytes[start..<min(bytes.count, start + size)]))
        _ = hash.hexDigest()
      }
      #expect(hash.hexDigest() == whole)
    }
  }
}
