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

  private struct Axis {
    /// The first pixel of the picture for each one of the input.
    var first: [Int]
    /// As many weights for each one; 0 where fewer pixels lie beneath.
    var weights: [Float]
    var taps: Int
    /// Pixels of the picture.
    var limit: Int

    /// The weights of `count` pixels of the input over a part of `limit` pixels of the picture.
    init(start: Double, length: Double, count: Int, limit: Int, mirrors: Bool) {
      let step = length / Double(count)
      let reach = max(step, 1)
      taps = 2 * Int(reach.rounded(.up)) + 1
      first = []
      weights = Array(repeating: 0, count: count * taps)
      for index in 0..<count {
        let place = Double(mirrors ? count - 1 - index : index) + 0.5
        let centre = start + place * step
        let begin = Int(max(min((centre - reach - 0.5).rounded(.up), 1e9), -1e9))
        first.append(begin)
        var sum = 0.0
        for tap in 0..<taps {
          let weight = max(0, 1 - abs(Double(begin + tap) + 0.5 - centre) / reach)
          weights[index * taps + tap] = Float(weight)
          sum += weight
        }
        for tap in 0..<taps { weights[index * taps + tap] /= Float(sum) }
      }
      self.limit = limit
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
    let used = usedRows(rows, picture.size.height)
    let across = across(picture, columns, rows: used, width: size.width)
    let bytes = down(across, rows, from: used.lowerBound, through: used, size)
    // As many bytes as the size asks for: it cannot be nil.
    return RGBPicture(size: size, bytes: bytes) ?? picture
  }

  /// The rows of the picture that lie beneath the input.
  private static func usedRows(_ rows: Axis, _ limit: Int) -> Range<Int> {
    let low = min(max(rows.first.min() ?? 0, 0), limit)
    let high = min(max((rows.first.max() ?? 0) + rows.taps, low), limit)
    return low..<high
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
          for (line, row) in rows.enumerated() {
            for column in 0..<width {
              var sum = SIMD4<Float>(repeating: 0)
              let begin = axis.first[column]
              for tap in 0..<axis.taps {
                let weight = weights[column * axis.taps + tap]
                guard weight > 0 else { continue }
                let place = begin + tap
                if place >= 0, place < axis.limit {
                  let at = row * stride + 3 * place
                  sum +=
                    weight
                    * SIMD4(
                      Float(source[at]), Float(source[at + 1]), Float(source[at + 2]), 0)
                } else {
                  sum += weight * Float(outside)
                }
              }
              let to = (line * width + column) * 3
              target[to] = sum.x
              target[to + 1] = sum.y
              target[to + 2] = sum.z
            }
          }
        }
      }
    }
  }

  /// The rows of the input, rounded to bytes.
  private static func down(
    _ across: [Float], _ axis: Axis, from first: Int, through rows: Range<Int>, _ size: PixelSize
  ) -> [UInt8] {
    let width = 3 * size.width
    var line = [Float](repeating: 0, count: width)
    return [UInt8](unsafeUninitializedCapacity: width * size.height) { target, count in
      count = width * size.height
      across.withUnsafeBufferPointer { source in
        line.withUnsafeMutableBufferPointer { line in
          for row in 0..<size.height {
            line.update(repeating: 0.5)
            for tap in 0..<axis.taps {
              let weight = axis.weights[row * axis.taps + tap]
              guard weight > 0 else { continue }
              let place = axis.first[row] + tap
              if rows.contains(place) {
                let start = (place - first) * width
                for column in 0..<width { line[column] += weight * source[start + column] }
              } else {
                let grey = weight * Float(outside)
                for column in 0..<width { line[column] += grey }
              }
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
