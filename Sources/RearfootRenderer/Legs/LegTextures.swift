import Foundation
import GaitMath
import GaitModel

/// The looks of the surfaces of one leg, painted once for a picture.
struct LegTextures {
  /// What a texture is for.
  enum Kind: Int, CaseIterable {
    case limb, foot, shoe, tread, trousers
  }

  /// A part of a texture: places from left to right (0 to 1), and downward (metres or shares).
  struct Part {
    var across: ClosedRange<Float>
    var down: ClosedRange<Float>
  }

  private(set) var textures: [SurfaceTexture] = []
  private(set) var scales: [SIMD2<Float>] = []
  private var indices: [Kind: Int] = [:]

  /// Paints what the surfaces of a leg need.
  ///
  /// - Parameters:
  ///   - grids: the surfaces.
  ///   - leg: whose they are.
  ///   - texel: metres that a texel is wide on the leg.
  ///   - seen: for each of the surfaces, what of its texture is in the picture.
  init(
    _ grids: [SkinnedGrid], _ leg: DressedLeg, texel: Double, seen: [Part]
  ) {
    let texel = min(max(texel, 0.0009), 0.006)
    for (grid, part) in zip(grids, seen) where indices[grid.texture] == nil {
      let reach = Double(grid.places.map(\.y).max() ?? 0)
      let columns = Int(0.36 / texel)
      let rows = Int(reach / texel) + 2
      let visible = Self.texels(part.down, Float(1 / texel), rows)
      let across = Self.texels(part.across, Float(columns), columns)
      var scale = SIMD2(Float(min(max(columns, 2), 2048)), Float(1 / texel))
      let texture: SurfaceTexture
      switch grid.texture {
      case .limb:
        let top = Double(grid.points.first?.y ?? 0) - leg.shape.ankleInHeel.y
        texture = LimbTexture.limb(
          leg, columns: columns, rows: rows, top: top, texel: texel, seen: visible, across)
      case .foot:
        texture = LimbTexture.limb(
          leg, columns: columns, rows: rows, top: 0, texel: texel, seen: visible, across)
      case .trousers:
        texture = ClothTexture.trousers(
          leg.dress, columns: columns, rows: rows, texel: texel, seen: visible, across)
      case .shoe:
        let share = Int(0.15 / texel)
        texture = ShoeTexture.side(leg.dress, columns: columns, rows: share, seen: across)
        scale.y = Float(texture.height)
      case .tread:
        texture = ShoeTexture.tread(leg, columns: 72, rows: 144)
        scale = SIMD2(72, 144)
      }
      indices[grid.texture] = textures.count
      textures.append(texture)
      scales.append(scale)
    }
  }

  /// The texels of a range of places, and two more at each end.
  private static func texels(
    _ range: ClosedRange<Float>, _ scale: Float, _ count: Int
  ) -> Range<Int> {
    let first = min(max(Int(range.lowerBound * scale) - 2, 0), count)
    return first..<min(max(Int(range.upperBound * scale) + 3, first), count)
  }

  /// Which of the textures a surface has.
  func index(_ kind: Kind) -> Int { indices[kind] ?? 0 }
}
