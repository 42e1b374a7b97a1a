package import GaitModel

/// Makes the input of a network from a picture.
///
/// Each pixel of the input is the weighted mean of the pixels beneath it: the weights fall in a
/// straight line from its middle to nothing one step of the input away, or one pixel of the picture
/// where that is more (a triangle, so that a picture made smaller has no stairs). Across and down
/// are done one after the other. Where nothing of the picture lies beneath, it is mid-grey.
package enum PictureResampler {
  /// What fills the input where the picture ends.
  package static let outside: UInt8 = 128

  /// What of the picture lies beneath each pixel of the input, along one axis.
  private struct Axis {
    /// Pixels of the picture beneath each one of the input.
    var beneath: [Range<Int>] = []
    /// Their weights: as many as `beneath` holds, one pixel of the input after the other.
    var weights: [Float] = []
    /// The share of each pixel of the input that lies outside the picture, as a grey level.
    var grey: [Float] = []

    /// `count` pixels of the input over a part of a picture with `limit` pixels.
    init(start: Double, length: Double, count: Int, limit: Int, mirrors: Bool) {
      let step = length / Double(count)
      let reach = max(step, 1)
      for index in 0..<count {
        let place = Double(mirrors ? count - 1 - index : index) + 0.5
        let centre = start + place * step
        func weight(_ pixel: Int) -> Double {
          max(0, 1 - abs(Double(pixel) + 0.5 - centre) / reach)
        }
        let first = Int(max(min((centre - reach - 0.5).rounded(.up), 1e9), -1e9))
        let all = first..<first + 2 * Int(reach.rounded(.up)) + 1
        let sum = all.reduce(0) { $0 + weight($1) }
        let inside = all.clamped(to: 0..<limit).filter { weight($0) > 0 }
        let begin = inside.first ?? 0
        beneath.append(begin..<begin + inside.count)
        let shares = inside.map { weight($0) / sum }
        weights += shares.map(Float.init)
        grey.append(Float(Double(outside) * max(0, 1 - shares.reduce(0, +))))
      }
    }

    /// All pixels of the picture that lie beneath the input.
    var used: Range<Int> {
      let some = beneath.filter { !$0.isEmpty }
      guard let low = some.map(\.lowerBound).min(), let high = some.map(\.upperBound).max() else {
        return 0..<0
      }
      return low..<high
    }
  }

  /// The input that a mapping makes of a picture.
  package static func input(_ picture: RGBPicture, _ mapping: InputMapping) -> RGBPicture {
    let (size, region) = (mapping.inputSize, mapping.region)
    let columns = Axis(
      start: region.minX, length: region.width, count: size.width, limit: picture.size.width,
      mirrors: mapping.mirrors)
    let rows = Axis(
      start: region.minY, length: region.height, count: size.height, limit: picture.size.height,
      mirrors: false)
    let across = across(picture, columns, rows: rows.used, width: size.width)
    let bytes = down(across, rows, size)
    // As many bytes as the size asks for: it cannot be nil.
    return RGBPicture(size: size, bytes: bytes) ?? picture
  }

  /// Each row at the input's width, as numbers from 0 to 255.
  private static func across(
    _ picture: RGBPicture, _ axis: Axis, rows: Range<Int>, width: Int
  ) -> [Float] {
    let stride = 3 * picture.size.width
    return [Float](unsafeUninitializedCapacity: rows.count * width * 3) { target, count in
      count = rows.count * width * 3
      picture.bytes.withUnsafeBufferPointer { source in
        axis.weights.withUnsafeBufferPointer { weights in
          var to = 0
          for row in rows {
            var next = 0
            for column in 0..<width {
              var sum = SIMD4<Float>(repeating: axis.grey[column])
              for place in axis.beneath[column] {
                let at = row * stride + 3 * place
                sum +=
                  weights[next]
                  * SIMD4(Float(source[at]), Float(source[at + 1]), Float(source[at + 2]), 0)
                next += 1
              }
              target[to] = sum.x
              target[to + 1] = sum.y
              target[to + 2] = sum.z
              to += 3
            }
          }
        }
      }
    }
  }

  /// The rows of the input, rounded to bytes.
  private static func down(_ across: [Float], _ axis: Axis, _ size: PixelSize) -> [UInt8] {
    let width = 3 * size.width
    let first = axis.used.lowerBound
    var line = [Float](repeating: 0, count: width)
    var next = 0
    return [UInt8](unsafeUninitializedCapacity: width * size.height) { target, count in
      count = width * size.height
      across.withUnsafeBufferPointer { source in
        line.withUnsafeMutableBufferPointer { line in
          for row in 0..<size.height {
            line.update(repeating: 0.5 + axis.grey[row])
            for place in axis.beneath[row] {
              let (start, weight) = ((place - first) * width, axis.weights[next])
              for column in 0..<width { line[column] += weight * source[start + column] }
              next += 1
            }
            for column in 0..<width {
              target[row * width + column] = UInt8(max(0, min(line[column], 255)))
            }
          }
        }
      }
    }
  }
}
