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

  /// Writes a row from itself and the two rows above and below; each row has `reach` pixels more at
  /// both ends.
  func fill(
    _ rows: (
      UnsafePointer<SIMD4<Float>>, UnsafePointer<SIMD4<Float>>, UnsafePointer<SIMD4<Float>>,
      UnsafePointer<SIMD4<Float>>, UnsafePointer<SIMD4<Float>>
    ), width: Int, _ bytes: UnsafeMutablePointer<UInt8>
  ) {
    let (highest, above, here, below, lowest) = rows
    let limit = SIMD4<Float>(repeating: threshold)
    for x in 0..<width {
      let place = x + Self.reach
      let value = here[place]
      let near = (here[place - 1] + here[place + 1] + above[place] + below[place]) * 0.25 - value
      let far =
        value - (here[place - 2] + here[place + 2] + highest[place] + lowest[place]) * 0.25
      let smeared = value + Self.clamped(near, limit) * smear
      Self.write(smeared + (far - Self.clamped(far, limit)) * sharpening, bytes + 3 * x)
    }
  }

  @inline(__always) private static func clamped(
    _ value: SIMD4<Float>, _ limit: SIMD4<Float>
  ) -> SIMD4<Float> {
    var value = value
    value.replace(with: limit, where: value .> limit)
    value.replace(with: -limit, where: value .< -limit)
    return value
  }

  /// The nearest whole numbers from 0 to 255.
  @inline(__always) private static func write(
    _ value: SIMD4<Float>, _ bytes: UnsafeMutablePointer<UInt8>
  ) {
    var value = value
    value.replace(with: 0, where: .!(value .> 0))
    value.replace(with: SIMD4(repeating: 255), where: value .> 255)
    let whole = unsafeBitCast(value + 8_388_608, to: SIMD4<UInt32>.self)
    bytes[0] = UInt8(truncatingIfNeeded: whole.x)
    bytes[1] = UInt8(truncatingIfNeeded: whole.y)
    bytes[2] = UInt8(truncatingIfNeeded: whole.z)
  }
}
