import Foundation
import GaitMath
import GaitModel

/// The look of a leg: skin with what grows, is drawn and is stuck on it, and socks, tights and shafts
/// over it.
enum LimbTexture {
  /// Metres around a leg for one radian.
  private static let radius: Float = 0.055

  /// Paints the leg from `top` metres above the ankle downward, as far as `seen` rows and columns go.
  static func limb(
    _ leg: DressedLeg, columns: Int, rows: Int, top: Double, texel: Double, seen: Range<Int>,
    _ across: Range<Int>
  ) -> SurfaceTexture {
    let skin = SkinPaint(leg)
    let canvas = Canvas(columns: columns, top: Float(top), texel: Float(texel))
    let covers = coverRows(leg)
    var texture = SurfaceTexture(
      width: columns, height: rows, filledWith: SIMD4(0.3, 0.3, 0.3, 0.1))
    let (width, count) = (texture.width, texture.height)
    let seen = seen.clamped(to: 0..<count)
    let across = across.clamped(to: 0..<width)
    let grain = NoiseTile.shared
    texture.texels.withUnsafeMutableBufferPointer { texels in
      // Skin changes little from texel to texel: it is found for squares of four, with a grain of its
      // own for each.
      for row in stride(from: seen.lowerBound, to: seen.upperBound, by: 2) {
        let height = canvas.height(row)
        if covers.contains(where: { $0.contains(height) && $0.contains(height - 2 * canvas.texel) })
        {
          continue
        }
        for column in stride(from: across.lowerBound, to: across.upperBound, by: 2) {
          let colour = skin(canvas.angle(column) * radius, height)
          for y in row..<min(row + 2, count) {
            for x in column..<min(column + 2, width) {
              texels[y * width + x] = colour * (1 + 0.03 * grain.at(x &* 5, y &* 7))
            }
          }
        }
      }
    }
    var random = SplitMix64(seed: leg.dress.seed, part: leg.pose.side == .left ? 11 : 12)
    SkinMarks.scars(leg, canvas, &random, on: &texture)
    SkinMarks.tattoo(leg, canvas, &random, on: &texture)
    SkinMarks.hair(leg, canvas, &random, on: &texture)
    SkinMarks.strips(leg, canvas, &random, on: &texture)
    ClothTexture.coverLimb(leg, canvas, rows: seen, across, on: &texture)
    return texture
  }

  /// Heights that a cover hides wholly, where no skin needs painting.
  private static func coverRows(_ leg: DressedLeg) -> [ClosedRange<Float>] {
    LimbGrids.covers(leg.shape, leg.dress).compactMap { cover in
      let (low, high) = (Float(cover.bottom) + 0.004, Float(cover.top) - 0.004)
      return low < high ? low...high : nil
    }
  }

  /// Where texels lie on the leg.
  struct Canvas {
    let columns: Int
    /// Metres above the ankle of the first row.
    let top: Float
    let texel: Float

    /// Radians from the back to the outside.
    func angle(_ column: Int) -> Float {
      (Float(column) + 0.5) / Float(columns) * 2 * .pi - .pi
    }

    func height(_ row: Int) -> Float { top - (Float(row) + 0.5) * texel }

    /// The texel of an angle and a height.
    func place(_ angle: Float, _ height: Float) -> SIMD2<Float> {
      SIMD2((angle + .pi) / (2 * .pi) * Float(columns), (top - height) / texel)
    }
  }
}
