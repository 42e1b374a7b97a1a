import Foundation
import GaitMath

/// Noise on a square grid that repeats without a seam, with coarser copies for what is far away.
///
/// The grids are the same in every run: one seed made them, and a surface of its own reads them
/// from a place of its own.
package struct NoiseTable: Sendable {
  /// Texels along a side of the finest grid.
  package static let side = 256
  /// Coarser copies, each with half the texels along a side.
  package static let levels = 6

  /// Each texel on its own: grain, pile, grit. Mean 0, variance 1.
  package static let fine = NoiseTable(white(seed: 0x5EED_F11E))
  /// The same amount at every size from the grid's own to a few texels: stains, clouds, wear.
  /// Mean 0, variance 1.
  package static let cloud = NoiseTable(fractal(seed: 0x5EED_C10D))

  /// The grids one after the other, the finest first, row by row.
  package let values: [Float]

  private init(_ finest: [Float]) {
    var values = Self.standardised(finest)
    var level = values
    var side = Self.side
    for _ in 1..<Self.levels {
      let half = side / 2
      level = (0..<half * half).map { index in
        let corner = (index / half) * 2 * side + (index % half) * 2
        return (level[corner] + level[corner + 1] + level[corner + side] + level[corner + side + 1])
          / 4
      }
      values += level
      side = half
    }
    self.values = values
  }

  /// Where a level's grid begins in `values`.
  package static func start(ofLevel level: Int) -> Int {
    (0..<level).reduce(0) { $0 + (side >> $1) * (side >> $1) }
  }

  private static func standardised(_ values: [Float]) -> [Float] {
    let mean = values.reduce(0, +) / Float(values.count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(values.count)
    let scale = variance > 0 ? 1 / variance.squareRoot() : 1
    return values.map { ($0 - mean) * scale }
  }

  private static func white(seed: UInt64) -> [Float] {
    var random = SplitMix64(seed: seed)
    return (0..<side * side).map { _ in Float(random.normal()) }
  }

  /// A sum of value noise, each octave with twice the waves and 0.6 of the height of the one before.
  private static func fractal(seed: UInt64) -> [Float] {
    var random = SplitMix64(seed: seed)
    var sum = [Float](repeating: 0, count: side * side)
    var height: Float = 1
    var waves = 4
    while waves <= side / 2 {
      let knots = (0..<waves * waves).map { _ in Float(random.normal()) }
      let step = Float(side) / Float(waves)
      for y in 0..<side {
        for x in 0..<side {
          let (gx, gy) = (Float(x) / step, Float(y) / step)
          let (ix, iy) = (Int(gx), Int(gy))
          let (tx, ty) = (smooth(gx - Float(ix)), smooth(gy - Float(iy)))
          let (jx, jy) = ((ix + 1) % waves, (iy + 1) % waves)
          let upper = knots[iy * waves + ix] * (1 - tx) + knots[iy * waves + jx] * tx
          let lower = knots[jy * waves + ix] * (1 - tx) + knots[jy * waves + jx] * tx
          sum[y * side + x] += height * (upper * (1 - ty) + lower * ty)
        }
      }
      waves *= 2
      height *= 0.6
    }
    return sum
  }

  private static func smooth(_ t: Float) -> Float { t * t * (3 - 2 * t) }
}

/// A reader of one level of a table: bilinear, without a branch and without a trap for any number.
struct NoiseReader {
  private let base: UnsafePointer<Float>
  private let mask: UInt32
  private let shift: UInt32

  /// A reader of the level whose texels are about as large as a pixel; `footprint` is the number of
  /// texels of the finest grid across a pixel.
  init(_ table: UnsafePointer<Float>, footprint: Float) {
    let level = Self.level(footprint)
    base = table + NoiseTable.start(ofLevel: level)
    mask = UInt32(NoiseTable.side >> level) - 1
    shift = 8 - UInt32(level)
  }

  /// The level for a footprint: 0 up to one texel a pixel, one more with each doubling.
  static func level(_ footprint: Float) -> Int {
    guard footprint.isFinite else { return NoiseTable.levels - 1 }
    var level = 0
    var texels: Float = 1.4
    while level < NoiseTable.levels - 1, footprint > texels {
      level += 1
      texels *= 2
    }
    return level
  }

  /// How many of this level's texels lie on one of the finest.
  var scale: Float { Float(mask + 1) / Float(NoiseTable.side) }

  /// The noise at a place in this level's texels.
  @inline(__always) func callAsFunction(_ x: Float, _ y: Float) -> Float {
    let (column, tx) = Self.split(x)
    let (row, ty) = Self.split(y)
    let (x0, x1) = (column & mask, (column &+ 1) & mask)
    let (y0, y1) = ((row & mask) << shift, ((row &+ 1) & mask) << shift)
    let upper = base[Int(y0 | x0)] * (1 - tx) + base[Int(y0 | x1)] * tx
    let lower = base[Int(y1 | x0)] * (1 - tx) + base[Int(y1 | x1)] * tx
    return upper * (1 - ty) + lower * ty
  }

  /// The noise of the nearest texel.
  @inline(__always) func nearest(_ x: Float, _ y: Float) -> Float {
    let column = Self.split(x + 0.5).whole & mask
    let row = (Self.split(y + 0.5).whole & mask) << shift
    return base[Int(row | column)]
  }

  /// The low bits of the whole part of a number, and what is left from 0 to 1: the sum with 1.5 2^23
  /// has the whole number in its last bits.
  @inline(__always) static func split(_ x: Float) -> (whole: UInt32, part: Float) {
    let sum = (x - 0.5) + 12_582_912
    return (sum.bitPattern, x - (sum - 12_582_912))
  }
}
