/// What a phone does to fine detail of the shown picture, in steps of 255 to white: it smears what
/// is fainter than noise, and makes edges steeper, with a halo.
///
/// With the mean of the four neighbours at a distance of 1 (m1) and of 2 (m2), a value c becomes
/// c + smear clamp(m1 - c, +-threshold) + sharpening ((c - m2) - clamp(c - m2, +-threshold)).
struct DetailFilter: Sendable, Hashable {
  /// Pixels that the filter reads to each side.
  static let reach = 2

  var smear: Float
  var sharpening: Float
  var threshold: Float

  /// Writes a row from itself and the two rows above and below: red, green and blue of each pixel one
  /// after the other, with `reach` pixels more at both ends of what is read.
  func fill(
    _ rows: (
      UnsafePointer<Float>, UnsafePointer<Float>, UnsafePointer<Float>, UnsafePointer<Float>,
      UnsafePointer<Float>
    ), width: Int, _ bytes: UnsafeMutablePointer<UInt8>
  ) {
    let (highest, above, here, below, lowest) = rows
    let (smear, sharpening, limit) = (smear, sharpening, threshold)
    for index in 0..<3 * width {
      let place = index + 3 * Self.reach
      let value = here[place]
      let near = (here[place - 3] + here[place + 3] + above[place] + below[place]) * 0.25 - value
      let far =
        value - (here[place - 6] + here[place + 6] + highest[place] + lowest[place]) * 0.25
      let smeared = value + Self.clamped(near, limit) * smear
      let shown = smeared + (far - Self.clamped(far, limit)) * sharpening
      // The sum with 2^23 has the nearest whole number in its last bits.
      let whole = min(255, max(0, shown)) + 8_388_608
      bytes[index] = UInt8(truncatingIfNeeded: whole.bitPattern)
    }
  }

  @inline(__always) private static func clamped(_ value: Float, _ limit: Float) -> Float {
    min(max(value, -limit), limit)
  }
}
