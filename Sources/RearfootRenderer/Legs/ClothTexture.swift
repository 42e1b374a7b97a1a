import Foundation
import GaitMath
import GaitModel

/// The look of cloth: socks, tights and trousers, and the shaft of a boot.
enum ClothTexture {
  /// Paints what lies closely on the leg over its skin.
  static func coverLimb(
    _ leg: DressedLeg, _ canvas: LimbTexture.Canvas, rows: Range<Int>, _ across: Range<Int>,
    on texture: inout SurfaceTexture
  ) {
    let (shape, dress) = (leg.shape, leg.dress)
    let sock = dress.footwear == .barefoot ? nil : LimbGrids.sockTop(shape, dress)
    let isTight = dress.trousers == .threeQuarterTights || dress.trousers == .fullTights
    let tights = Float(isTight ? dress.hem * shape.shankLength : 99)
    let boot = Float(dress.footwear == .boot ? LimbGrids.bootTop(dress) : -99)
    let sockLine = Float(sock ?? -99)
    let paint = (
      sock: ClothPaint(dress.sockCloth, dress.seed &+ 3),
      tights: ClothPaint(dress.trouserCloth, dress.seed &+ 5)
    )
    for row in rows {
      let height = canvas.height(row)
      let isBoot = height < boot
      let isSock = height < sockLine
      let isTights = height > tights
      guard isBoot || isSock || isTights else { continue }
      for column in across {
        let angle = canvas.angle(column)
        let look: SIMD4<Float>
        if isBoot {
          let grain = NoiseTile.shared(angle * 1.2, height * 20)
          let seam: Float = abs(angle) < 0.05 || boot - height < 0.006 ? 0.6 : 1
          look = SIMD4(dress.shoe.upper * (1 + 0.12 * grain) * seam, 0.25)
        } else if isTights {
          let edge = height - tights
          var cloth = paint.tights(angle, edge, fromEdge: edge, isUp: true)
          cloth.w = 0.14
          look = cloth
        } else {
          look = paint.sock(angle, height, fromEdge: sockLine - height, isUp: false)
        }
        texture.texels[row * texture.width + column] = look
      }
    }
  }

  /// Loose trousers and shorts.
  static func trousers(
    _ dress: LegDress, columns: Int, rows: Int, texel: Double, seen: Range<Int>,
    _ across: Range<Int>
  ) -> SurfaceTexture {
    let paint = ClothPaint(dress.trouserCloth, dress.seed &+ 7)
    let width = min(max(columns, 2), 2048)
    let last = Float(rows) * Float(texel) - 0.013
    return SurfaceTexture(width: width, height: rows, rows: seen, columns: across) { column, row in
      let angle = (Float(column) + 0.5) / Float(width) * 2 * .pi - .pi
      let down = Float(row) * Float(texel)
      var look = paint(angle, down, fromEdge: last - down, isUp: true)
      // A seam along the outside and the inside.
      if abs(abs(angle) - 1.62) < 0.035 { look *= SIMD4(0.72, 0.72, 0.72, 1) }
      return look
    }
  }
}

/// The colour of a cloth from place to place.
struct ClothPaint {
  private let look: ClothLook
  private let place: Float
  private let noise = NoiseTile.shared
  private let stripes: (count: Int, width: Float, start: Float)
  private let panel: Float

  init(_ look: ClothLook, _ seed: UInt64) {
    self.look = look
    var random = SplitMix64(seed: seed)
    place = Float(random.unit())
    stripes = (
      1 + random.index(below: 3), Float(random.uniform(0.004...0.014)),
      Float(random.uniform(0.008...0.03))
    )
    panel = Float(random.uniform(-0.2...1.5))
  }

  /// The cloth at an angle around the leg, metres along it, and metres from its edge.
  func callAsFunction(
    _ angle: Float, _ along: Float, fromEdge: Float, isUp: Bool
  ) -> SIMD4<Float> {
    var colour = look.colour
    switch look.pattern {
    case 1:
      let way = (fromEdge - stripes.start) / (2 * stripes.width)
      if way > 0, way < Float(stripes.count), way - way.rounded(.down) < 0.5 {
        colour = look.accent
      }
    case 2:
      if abs(abs(angle) - panel) < 0.16 { colour = look.accent }
    case 3:
      let mix = smoothStep(-0.15, 0.35, noise(angle * 0.4 + place, along * 5))
      colour += (look.accent * 0.5 - colour) * mix * 0.6
    case 4:
      if fromEdge < 0.045 || abs(angle) > 1.35 { colour = look.accent }
    default: break
    }
    var light =
      1 + 0.1 * noise(angle * 0.5 + place, along * 6) + 0.07
      * noise.at(Int(angle * 90), Int(along * 900))
    if look.isRibbed {
      light *= 0.9 + 0.1 * sin(angle * 64)
    }
    // The seam of the edge.
    if fromEdge < 0.0016 { light *= 0.72 }
    if isUp, fromEdge > 0.017, fromEdge < 0.0185 { light *= 0.8 }
    return SIMD4(colour * max(light, 0.1), 0.03)
  }
}
