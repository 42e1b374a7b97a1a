import GaitModel

/// Reads crops from a packed 8-bit RGB picture with the rounding of OpenCV's `warpPerspective` and
/// `remap`: coordinates to the nearest 1/32 pixel, weights as exact products of 32nds, results to
/// 8 bits (half up).
struct RoundedSampler {
  private let pixels: UnsafePointer<UInt8>
  private let stride: Int
  private let stored: PixelSize
  private let orientation: Orientation

  /// A sampler for an RGB24 picture; nil where it has no memory.
  init?(_ rgb: FrameBuffer, _ orientation: Orientation) {
    guard let plane = rgb.plane(0) else { return nil }
    pixels = UnsafePointer(plane.data)
    stride = plane.stride
    stored = rgb.size
    self.orientation = orientation
  }

  /// Writes a crop of `format` to `output`; `map` leads into the upright picture.
  func sample(_ map: SamplingMap, _ format: CropFormat, into output: UnsafeMutablePointer<Float>) {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 3 * format.width) { colours in
      guard let row = colours.baseAddress else { return }
      for j in 0..<format.height {
        for i in 0..<format.width {
          let (x, y) = coordinates(map, i, j)
          let colour = pixel(x, y, format.border)
          for channel in 0..<3 {
            row[channel * format.width + i] =
              Float(colour[channel]) * format.scale[channel] + format.offset[channel]
          }
        }
        format.write(row, stride: format.width, row: j, into: output)
      }
    }
  }

  /// The place of a crop's pixel in the stored picture in 32nds of a pixel. Rounded in the upright
  /// picture: quarter turns lead 32nds to 32nds.
  private func coordinates(_ map: SamplingMap, _ i: Int, _ j: Int) -> (Int, Int) {
    let upX = map.originX + map.rowX * Double(j) + map.columnX * Double(i)
    let upY = map.originY + map.rowY * Double(j) + map.columnY * Double(i)
    let x = Int((upX * 32).rounded(.toNearestOrEven))
    let y = Int((upY * 32).rounded(.toNearestOrEven))
    let shift = orientation.shift(stored: stored)
    return (
      orientation.a * x + orientation.b * y + 32 * shift.x,
      orientation.c * x + orientation.d * y + 32 * shift.y
    )
  }

  private func pixel(_ x32: Int, _ y32: Int, _ border: CropFormat.Border) -> SIMD3<UInt32> {
    let (x, y) = (x32 >> 5, y32 >> 5)
    let (right, down) = (UInt32(x32 & 31), UInt32(y32 & 31))
    let upper = tap(x, y, border) &* (32 - right) &+ tap(x + 1, y, border) &* right
    let lower = tap(x, y + 1, border) &* (32 - right) &+ tap(x + 1, y + 1, border) &* right
    return (upper &* (32 - down) &+ lower &* down &+ 512) &>> 10
  }

  @inline(__always)
  private func tap(_ x: Int, _ y: Int, _ border: CropFormat.Border) -> SIMD3<UInt32> {
    var (x, y) = (x, y)
    if x < 0 || y < 0 || x >= stored.width || y >= stored.height {
      if case .constant(let grey) = border { return SIMD3(repeating: UInt32(grey)) }
      x = min(max(x, 0), stored.width - 1)
      y = min(max(y, 0), stored.height - 1)
    }
    let p = pixels + y * stride + 3 * x
    return SIMD3(UInt32(p[0]), UInt32(p[1]), UInt32(p[2]))
  }
}
