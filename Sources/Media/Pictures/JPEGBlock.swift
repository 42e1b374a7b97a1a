import Foundation

/// The discrete cosine transform of blocks of 8 x 8 samples and the rounding of its coefficients
/// (ITU-T T.81, A.3.3 and A.3.4).
struct JPEGBlockTransform {
  private typealias Row = SIMD8<Float>

  /// Coefficient k of a row's sample i is `rows[k][i]`.
  private let rows: [Row]
  /// The same, turned over its diagonal.
  private let columns: [Row]
  private let inverseSteps: [Row]

  /// - Parameter steps: 64 steps of coefficients, row by row.
  init(steps: [UInt8]) {
    func basis(_ k: Int, _ i: Int) -> Float {
      Float((k == 0 ? 0.125.squareRoot() : 0.5) * cos(Double((2 * i + 1) * k) * .pi / 16))
    }
    rows = (0..<8).map { k in Row((0..<8).map { i in basis(k, i) }) }
    columns = (0..<8).map { i in Row((0..<8).map { k in basis(k, i) }) }
    inverseSteps = (0..<8).map { v in Row((0..<8).map { u in 1 / Float(steps[8 * v + u]) }) }
  }

  /// The whole coefficients of a block, row by row.
  ///
  /// - Parameters:
  ///   - samples: the first of a plane.
  ///   - stride: bytes from row to row.
  ///   - left: first column of the block.
  ///   - top: first row of the block.
  ///   - width: columns of the plane; what lies beyond repeats the last.
  ///   - height: rows of the plane; what lies beyond repeats the last.
  ///   - coefficients: room for 64.
  func quantise(
    _ samples: UnsafePointer<UInt8>, stride: Int, left: Int, top: Int, width: Int, height: Int,
    into coefficients: UnsafeMutablePointer<Int32>
  ) {
    withUnsafeTemporaryAllocation(of: Row.self, capacity: 16) { room in
      guard let block = room.baseAddress else { return }
      let vertical = block + 8
      for y in 0..<8 {
        let line = samples + min(top + y, height - 1) * stride
        var row = Row()
        if left + 8 <= width {
          for x in 0..<8 { row[x] = Float(line[left + x]) }
        } else {
          for x in 0..<8 { row[x] = Float(line[min(left + x, width - 1)]) }
        }
        block[y] = row - 128
      }
      rows.withUnsafeBufferPointer { rows in
        for v in 0..<8 {
          var sum = rows[v][0] * block[0]
          for y in 1..<8 { sum += rows[v][y] * block[y] }
          vertical[v] = sum
        }
      }
      columns.withUnsafeBufferPointer { columns in
        inverseSteps.withUnsafeBufferPointer { inverses in
          for v in 0..<8 {
            let line = vertical[v]
            var sum = line[0] * columns[0]
            for x in 1..<8 { sum += line[x] * columns[x] }
            // Added to 1.5 * 2^23, a number is rounded to a whole one, which its low bits hold.
            let rounded = sum * inverses[v] + 12_582_912
            let bits = unsafeBitCast(rounded, to: SIMD8<Int32>.self) &- 0x4B40_0000
            for u in 0..<8 { coefficients[8 * v + u] = bits[u] }
          }
        }
      }
    }
  }
}
