import FootfallTestSupport
import Foundation
import WeightFiles

/// Files of `Fixtures/make-fixtures.py`, and headers of safetensors made by hand.
enum WeightFixture {
  static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: Fixture.url(name)))
  }

  static func file(_ name: String) throws -> WeightFile {
    try WeightFile(contentsOf: Fixture.url(name))
  }

  /// A file of safetensors with the given header and numbers.
  static func safetensors(_ header: String, _ numbers: [UInt8] = []) -> [UInt8] {
    let text = Array(header.utf8)
    return (0..<8).map { UInt8(truncatingIfNeeded: text.count >> (8 * $0)) } + text + numbers
  }

  /// Why the bytes were not read; nil if they were.
  static func fault(_ bytes: [UInt8]) -> WeightFileError? {
    do {
      _ = try WeightFile(decoding: bytes)
      return nil
    } catch { return error }
  }
}

extension WeightFile {
  /// The tensors by name, without their order.
  var byName: [String: WeightTensor] {
    Dictionary(uniqueKeysWithValues: tensors.map { ($0.name, $0) })
  }
}
