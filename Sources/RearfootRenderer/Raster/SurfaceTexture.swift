import Foundation
import GaitMath

/// What a surface looks like: the share of light it sends back, and how it shines.
package struct SurfaceTexture {
  /// Texels from left to right.
  package let width: Int
  /// Texels from top to bottom.
  package let height: Int
  /// Red, green and blue that come back of white light, and the strength of the shine; row by row.
  package var texels: [SIMD4<Float>]

  /// A texture of one look; a size below 2 counts as 2, above 2,048 as that.
  package init(width: Int, height: Int, filledWith texel: SIMD4<Float>) {
    self.width = min(max(width, 2), 2048)
    self.height = min(max(height, 2), 2048)
    texels = [SIMD4<Float>](repeating: texel, count: self.width * self.height)
  }

  /// A texture whose texels are what a function says of their column and row; what lies outside
  /// `rows` and `columns`, which nobody sees, is left black.
  package init(
    width: Int, height: Int, rows: Range<Int>? = nil, columns: Range<Int>? = nil,
    _ look: (_ column: Int, _ row: Int) -> SIMD4<Float>
  ) {
    self.init(width: width, height: height, filledWith: .zero)
    let (width, height) = (self.width, self.height)
    let rows = (rows ?? 0..<height).clamped(to: 0..<height)
    let columns = (columns ?? 0..<width).clamped(to: 0..<width)
    texels.withUnsafeMutableBufferPointer { texels in
      for row in rows {
        for column in columns { texels[row * width + column] = look(column, row) }
      }
    }
  }

  /// Mixes a colour into a texel by a share; places outside are left alone.
  package mutating func mix(_ colour: SIMD4<Float>, into column: Int, _ row: Int, share: Float) {
    guard column >= 0, column < width, row >= 0, row < height, share > 0 else { return }
    let index = row * width + column
    texels[index] += (colour - texels[index]) * min(share, 1)
  }

  /// Draws a line with soft edges, in texels.
  package mutating func stroke(
    from start: SIMD2<Float>, to end: SIMD2<Float>, width lineWidth: Float, _ colour: SIMD4<Float>,
    strength: Float
  ) {
    let reach = lineWidth / 2 + 1
    let low = pointwiseMin(start, end) - reach
    let high = pointwiseMax(start, end) + reach
    guard low.x.isFinite, low.y.isFinite, high.x.isFinite, high.y.isFinite,
      high.x >= 0, high.y >= 0, low.x < Float(width), low.y < Float(height)
    else { return }
    let along = end - start
    let square = max((along * along).sum(), 1e-12)
    // A line thinner than a texel is drawn a texel wide and weaker.
    let half = max(lineWidth, 1) / 2
    let strength = strength * min(lineWidth, 1)
    for row in max(Int(low.y), 0)...min(Int(high.y), height - 1) {
      for column in max(Int(low.x), 0)...min(Int(high.x), width - 1) {
        let offset = SIMD2(Float(column) + 0.5, Float(row) + 0.5) - start
        let t = min(max((offset * along).sum() / square, 0), 1)
        let away = offset - along * t
        let distance = (away * away).sum().squareRoot()
        mix(colour, into: column, row, share: strength * min(max(half + 0.5 - distance, 0), 1))
      }
    }
  }
}

/// A square of smooth random numbers that repeats, for everything that is uneven.
package struct NoiseTile: Sendable {
  private static let size = 128
  private let values: Numbers

  /// The one tile that all surfaces use, each at its own place.
  package static let shared = NoiseTile(seed: 0x5EED)

  /// Four layers of random numbers between -1 and 1, each twice as fine and half as strong as the one
  /// before, joined smoothly (value noise).
  package init(seed: UInt64) {
    let size = Self.size
    var random = SplitMix64(seed: seed)
    var sum = [Float](repeating: 0, count: size * size)
    var strength: Float = 0.5
    for cells in [8, 16, 32, 64] {
      let lattice = (0..<cells * cells).map { _ in Float(random.within(1)) }
      let width = size / cells
      for row in 0..<size {
        for column in 0..<size {
          let (x, y) = (column / width, row / width)
          let tx = smoothStep(0, 1, Float(column % width) / Float(width))
          let ty = smoothStep(0, 1, Float(row % width) / Float(width))
          let (right, below) = ((x + 1) % cells, (y + 1) % cells)
          let upper = lattice[y * cells + x] * (1 - tx) + lattice[y * cells + right] * tx
          let lower = lattice[below * cells + x] * (1 - tx) + lattice[below * cells + right] * tx
          sum[row * size + column] += strength * (upper * (1 - ty) + lower * ty)
        }
      }
      strength /= 2
    }
    values = Numbers(sum)
  }

  /// The number at a place, where 1 is the width of the tile; about -1 to 1.
  @inline(__always)
  package func callAsFunction(_ x: Float, _ y: Float) -> Float {
    // Everything is drawn within a few tiles of 0.
    guard abs(x) < 1e4, abs(y) < 1e4 else { return 0 }
    let (left, tx) = NoiseReader.split(x * Float(Self.size))
    let (top, ty) = NoiseReader.split(y * Float(Self.size))
    let mask = Self.size - 1
    let (column, row) = (Int(left) & mask, (Int(top) & mask) * Self.size)
    let (right, below) = ((column + 1) & mask, ((Int(top) + 1) & mask) * Self.size)
    let upper = values[row + column] + (values[row + right] - values[row + column]) * tx
    let lower = values[below + column] + (values[below + right] - values[below + column]) * tx
    return upper + (lower - upper) * ty
  }

  /// The number of the texel at a column and a row, which repeat.
  @inline(__always)
  package func at(_ column: Int, _ row: Int) -> Float {
    let mask = Self.size - 1
    return values[(row & mask) * Self.size + (column & mask)]
  }
}

/// Numbers that are read without checks of the place, for tables with a mask on every place.
private final class Numbers: @unchecked Sendable {
  // Written once in init and only read after it.
  private let memory: UnsafeMutablePointer<Float>

  init(_ values: [Float]) {
    memory = .allocate(capacity: max(values.count, 1))
    for (index, value) in values.enumerated() { (memory + index).initialize(to: value) }
  }

  deinit { memory.deallocate() }

  @inline(__always)
  subscript(index: Int) -> Float { memory[index] }
}
