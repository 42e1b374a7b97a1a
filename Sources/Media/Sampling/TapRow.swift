/// The taps of one row of a crop before blending: for each pixel, byte pairs (left in the low byte,
/// right in the high one) of the upper and the lower line of each plane, and the weights of the
/// right and lower taps in 256ths.
struct TapRow {
  /// How many values a pixel has.
  static let planes = 9

  let luma0: UnsafeMutablePointer<UInt16>
  let luma1: UnsafeMutablePointer<UInt16>
  let cb0: UnsafeMutablePointer<UInt16>
  let cb1: UnsafeMutablePointer<UInt16>
  let cr0: UnsafeMutablePointer<UInt16>
  let cr1: UnsafeMutablePointer<UInt16>
  let weightX: UnsafeMutablePointer<UInt16>
  let chromaWeightX: UnsafeMutablePointer<UInt16>
  let weightY: UnsafeMutablePointer<UInt16>

  /// Lays the nine arrays out in `planes * length` values from `base` on.
  init(_ base: UnsafeMutablePointer<UInt16>, length: Int) {
    luma0 = base
    luma1 = base + length
    cb0 = base + 2 * length
    cb1 = base + 3 * length
    cr0 = base + 4 * length
    cr1 = base + 5 * length
    weightX = base + 6 * length
    chromaWeightX = base + 7 * length
    weightY = base + 8 * length
  }
}

/// A row of a crop in the picture: a start and a step with 16 fractional bits.
struct FixedLine {
  let x: Int
  let y: Int
  let stepX: Int
  let stepY: Int

  init(_ map: SamplingMap, row: Int) {
    let one = 65536.0
    x = Int(((map.originX + map.rowX * Double(row)) * one).rounded())
    y = Int(((map.originY + map.rowY * Double(row)) * one).rounded())
    stepX = Int((map.columnX * one).rounded())
    stepY = Int((map.columnY * one).rounded())
  }

  /// The indices i of 0..<count with 0 <= start + i * step < limit.
  static func span(_ start: Int, _ step: Int, below limit: Int, _ count: Int) -> Range<Int> {
    guard step != 0 else { return start >= 0 && start < limit ? 0..<count : count..<count }
    /// The quotient rounded up, for a positive divisor.
    func ceiling(_ a: Int, _ b: Int) -> Int { a >= 0 ? (a + b - 1) / b : -(-a / b) }
    let first = step > 0 ? ceiling(-start, step) : ceiling(start - limit + 1, -step)
    let end = step > 0 ? ceiling(limit - start, step) : ceiling(start + 1, -step)
    let lower = min(max(first, 0), count)
    return lower..<max(lower, min(max(end, 0), count))
  }
}

/// Blends the taps of a row and converts them to the network's red, green and blue.
struct RowConversion {
  private let luma: Float
  private let redCr: Float
  private let greenCb: Float
  private let greenCr: Float
  private let blueCb: Float
  /// What is added to red, green and blue for the offsets of luma and chroma.
  private let base: SIMD3<Float>
  private let scale: SIMD3<Float>
  private let offset: SIMD3<Float>

  init(_ m: ColourMatrix, _ format: CropFormat) {
    // Blended values carry 8 fractional bits.
    let unit: Float = 1 / 256
    luma = m.lumaScale * unit
    redCr = m.redCr * unit
    greenCb = m.greenCb * unit
    greenCr = m.greenCr * unit
    blueCb = m.blueCb * unit
    let black = -m.lumaOffset * m.lumaScale
    base = SIMD3(
      black - 128 * m.redCr, black + 128 * (m.greenCb + m.greenCr), black - 128 * m.blueCb)
    scale = format.scale
    offset = format.offset
  }

  /// Writes red, green and blue as three arrays of `count` (a multiple of 8) values.
  func convert(_ row: TapRow, count: Int, into output: UnsafeMutablePointer<Float>) {
    typealias Lanes = SIMD8<Float>
    let zero = Lanes(repeating: 0)
    let white = Lanes(repeating: 255)
    let unit: Float = 1 / 256
    var i = 0
    while i < count {
      let weightY = Lanes(SIMD8<Int32>(truncatingIfNeeded: load(row.weightY + i))) * unit
      let lumaWeight = load(row.weightX + i)
      let chromaWeight = load(row.chromaWeightX + i)
      let y = blend(load(row.luma0 + i), load(row.luma1 + i), lumaWeight, weightY) * luma
      let u = blend(load(row.cb0 + i), load(row.cb1 + i), chromaWeight, weightY)
      let v = blend(load(row.cr0 + i), load(row.cr1 + i), chromaWeight, weightY)
      let red = pointwiseMin(pointwiseMax(y + v * redCr + base.x, zero), white)
      let green = pointwiseMin(pointwiseMax(y - u * greenCb - v * greenCr + base.y, zero), white)
      let blue = pointwiseMin(pointwiseMax(y + u * blueCb + base.z, zero), white)
      store(red * scale.x + offset.x, output + i)
      store(green * scale.y + offset.y, output + count + i)
      store(blue * scale.z + offset.z, output + 2 * count + i)
      i &+= 8
    }
  }

  @inline(__always)
  private func load(_ pointer: UnsafeMutablePointer<UInt16>) -> SIMD8<UInt16> {
    UnsafeRawPointer(pointer).loadUnaligned(as: SIMD8<UInt16>.self)
  }

  @inline(__always)
  private func store(_ value: SIMD8<Float>, _ pointer: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: value, as: SIMD8<Float>.self)
  }

  /// Bilinear mean of byte pairs, times 256.
  @inline(__always)
  private func blend(
    _ upper: SIMD8<UInt16>, _ lower: SIMD8<UInt16>, _ right: SIMD8<UInt16>, _ down: SIMD8<Float>
  ) -> SIMD8<Float> {
    let left = 256 &- right
    let a = (upper & 255) &* left &+ (upper &>> 8) &* right
    let b = (lower & 255) &* left &+ (lower &>> 8) &* right
    let top = SIMD8<Float>(SIMD8<Int32>(truncatingIfNeeded: a))
    let bottom = SIMD8<Float>(SIMD8<Int32>(truncatingIfNeeded: b))
    return top + (bottom - top) * down
  }
}

extension CropFormat {
  /// Puts a row of red, green and blue (three arrays, `stride` apart) to its place in the crop.
  func write(
    _ colours: UnsafeMutablePointer<Float>, stride: Int, row: Int,
    into output: UnsafeMutablePointer<Float>
  ) {
    let first = channels == .rgb ? colours : colours + 2 * stride
    let second = colours + stride
    let third = channels == .rgb ? colours + 2 * stride : colours
    switch layout {
    case .planar:
      let plane = width * height
      let start = output + row * width
      start.update(from: first, count: width)
      (start + plane).update(from: second, count: width)
      (start + 2 * plane).update(from: third, count: width)
    case .interleaved:
      let start = output + 3 * row * width
      for i in 0..<width {
        start[3 &* i] = first[i]
        start[3 &* i &+ 1] = second[i]
        start[3 &* i &+ 2] = third[i]
      }
    }
  }
}
