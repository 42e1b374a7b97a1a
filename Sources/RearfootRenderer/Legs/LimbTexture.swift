import Foundation
import GaitMath
import GaitModel

/// The look of a leg: skin with what grows, is drawn and is stuck on it, and socks, tights and shafts
/// over it.
enum LimbTexture {
  /// Metres around a leg for one radian.
  private static let radius: Float = 0.055

  /// Paints the leg from `top` metres above the ankle downward.
  static func limb(
    _ leg: DressedLeg, columns: Int, rows: Int, top: Double, texel: Double
  ) -> SurfaceTexture {
    let skin = SkinPaint(leg)
    let canvas = Canvas(columns: columns, top: Float(top), texel: Float(texel))
    let covers = coverRows(leg)
    var texture = SurfaceTexture(width: columns, height: rows) { column, row in
      let height = canvas.height(row)
      let angle = canvas.angle(column)
      // A camera behind does not see the front.
      guard abs(angle) < 2.3, !covers.contains(where: { $0.contains(height) }) else {
        return SIMD4(0.3, 0.3, 0.3, 0.1)
      }
      return skin(angle * radius, height)
    }
    var random = SplitMix64(seed: leg.dress.seed, part: leg.pose.side == .left ? 11 : 12)
    SkinMarks.scars(leg, canvas, &random, on: &texture)
    SkinMarks.tattoo(leg, canvas, &random, on: &texture)
    SkinMarks.hair(leg, canvas, &random, on: &texture)
    SkinMarks.strips(leg, canvas, &random, on: &texture)
    ClothTexture.coverLimb(leg, canvas, on: &texture)
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
