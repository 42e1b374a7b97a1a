/// The quantisation of a JPEG file by the quality that libjpeg knows.
///
/// The tables are those of ITU-T T.81, annex K.1, each entry `t` scaled as the Independent JPEG
/// Group does: with `s = 5000 / quality` below 50 and `s = 200 - 2 quality` from there, both whole
/// numbers, the entry is `(t s + 50) / 100`, at least 1 and at most 255.
package struct JPEGQuality: Sendable, Hashable {
  /// 1 (small) to 100 (fine).
  package let quality: Int

  /// A quality; one outside of 1 to 100 becomes the nearest.
  package init(_ quality: Int) { self.quality = min(max(quality, 1), 100) }

  /// Steps of the 64 coefficients of lightness, row by row.
  package var luma: [UInt8] { scaled(Self.standardLuma) }

  /// Steps of the 64 coefficients of colour, row by row.
  package var chroma: [UInt8] { scaled(Self.standardChroma) }

  private func scaled(_ table: [Int]) -> [UInt8] {
    let scale = quality < 50 ? 5000 / quality : 200 - 2 * quality
    return table.map { UInt8(min(max(($0 * scale + 50) / 100, 1), 255)) }
  }

  private static let standardLuma = [
    16, 11, 10, 16, 24, 40, 51, 61,
    12, 12, 14, 19, 26, 58, 60, 55,
    14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62,
    18, 22, 37, 56, 68, 109, 103, 77,
    24, 35, 55, 64, 81, 104, 113, 92,
    49, 64, 78, 87, 103, 121, 120, 101,
    72, 92, 95, 98, 112, 100, 103, 99,
  ]

  private static let standardChroma = [
    17, 18, 24, 47, 99, 99, 99, 99,
    18, 21, 26, 66, 99, 99, 99, 99,
    24, 26, 56, 99, 99, 99, 99, 99,
    47, 66, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99,
  ]
}
