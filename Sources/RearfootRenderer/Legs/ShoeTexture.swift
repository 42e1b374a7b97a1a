import Foundation
import GaitMath
import GaitModel

/// The look of a shoe from the side and from behind, and of the tread.
enum ShoeTexture {
  /// The side: from the lining over collar, upper and sole down to the ground.
  static func side(
    _ dress: LegDress, columns: Int, rows: Int, seen: Range<Int>
  ) -> SurfaceTexture {
    let design = Design(dress)
    let width = min(max(columns, 48), 512)
    let height = min(max(rows, 48), 256)
    return SurfaceTexture(width: width, height: height, columns: seen) { column, row in
      let angle = (Float(column) + 0.5) / Float(width) * 2 * .pi - .pi
      // Rows of the surface: 0 ground, 1 top of the sole, 2 collar, 2.4 lining.
      let at = 2.4 * (1 - (Float(row) + 0.5) / Float(height))
      return design(angle, at)
    }
  }

  /// The sole from below: blocks of rubber, or the skin of a bare foot.
  static func tread(_ leg: DressedLeg, columns: Int, rows: Int) -> SurfaceTexture {
    let (dress, noise) = (leg.dress, NoiseTile.shared)
    var random = SplitMix64(seed: dress.seed, part: 31)
    let (pitch, slant) = (Float(random.uniform(9...17)), Float(random.within(3)))
    let place = Float(random.unit())
    let skin = SkinPaint(leg)
    return SurfaceTexture(width: columns, height: rows) { column, row in
      let (x, y) = ((Float(column) + 0.5) / Float(columns), (Float(row) + 0.5) / Float(rows))
      let uneven = noise(x * 0.7 + place, y * 1.4 + place)
      if dress.footwear == .barefoot {
        // Soles are paler than the rest of the skin, and dusty.
        let pale = skin(x * 0.13, -0.1) * 0.75 + SIMD4(0.16, 0.11, 0.08, 0)
        return pale * (1 - 0.15 * max(uneven, 0))
      }
      let row = y * pitch + slant * abs(x - 0.5)
      let block = row - row.rounded(.down) < 0.72 && abs(x - 0.5) > 0.03
      let isPatch = abs(y - 0.45) < 0.09 || (y < 0.4 && abs(x - 0.5) < 0.1)
      let rubber = isPatch ? dress.shoe.midsole * 0.7 : dress.shoe.outsole
      let light: Float = (block || isPatch ? 1 : 0.45) * (1 + 0.2 * uneven)
      let dust = SIMD3<Float>(0.12, 0.1, 0.08) * max(uneven + 0.3, 0) * 0.5
      return SIMD4(rubber * light + dust, 0.08)
    }
  }

  /// The drawing of one kind of shoe.
  private struct Design {
    let look: ShoeLook
    let footwear: Footwear
    let noise = NoiseTile.shared
    let place: Float
    let cap: Float
    let capTop: Float
    let sign: Int
    let lines: Int
    let stripe: Float

    init(_ dress: LegDress) {
      look = dress.shoe
      footwear = dress.footwear
      var random = SplitMix64(seed: dress.seed, part: 21)
      place = Float(random.unit())
      cap = Float(random.uniform(0.5...1.4))
      capTop = Float(random.uniform(1.35...1.75))
      sign = random.index(below: 4)
      lines = 2 + random.index(below: 4)
      stripe = Float(random.uniform(0.05...0.22))
    }

    func callAsFunction(_ angle: Float, _ at: Float) -> SIMD4<Float> {
      var look = at <= 1 ? sole(angle, at) : upper(angle, at)
      let dirt = Float(self.look.dirt)
      let spots = noise(angle * 0.4 + place, at * 0.8) + 0.5 * noise(angle * 2.1, at * 3)
      let low = smoothStep(1.25, 0, at) + (at < 1.06 && at > 0.97 ? 0.5 : 0)
      let share = dirt * min(max(low * 0.75 + spots * 0.8, 0), 1)
      look += (SIMD4(0.11, 0.085, 0.06, 0.02) - look) * (0.75 * share)
      return look
    }

    private func sole(_ angle: Float, _ at: Float) -> SIMD4<Float> {
      let wave = 0.16 + 0.05 * sin(angle * 3 + place * 6)
      let isThin = footwear == .minimalShoe
      if at < (isThin ? 0.6 : wave) {
        let nick: Float = sin(angle * 60) > 0.5 && at < 0.12 ? 0.6 : 1
        return SIMD4(look.outsole * nick, 0.06)
      }
      var colour = look.midsole
      switch look.design {
      case 1 where at > 0.5 && at < 0.62: colour = look.accent
      case 2 where at > 0.6: colour = look.midsole * 0.5 + look.upper * 0.5
      case 3 where abs(angle) < 0.5 && at > 0.3 && at < 0.75: colour = look.accent
      case 4:
        let line = (at * Float(lines)).truncatingRemainder(dividingBy: 1)
        if line < 0.16 { colour *= 0.7 }
      case 5 where at < 0.45 + 0.15 * sin(angle * 2): colour = look.accent * 0.8
      default: break
      }
      if footwear == .boot { colour = look.outsole * 1.6 + 0.01 }
      let crease: Float = 1 + 0.05 * noise(angle + place, at * 2)
      return SIMD4(colour * crease * (at > 0.96 ? 0.55 : 1), 0.07)
    }

    private func upper(_ angle: Float, _ at: Float) -> SIMD4<Float> {
      let around = abs(angle)
      if at > 2.1 { return SIMD4(look.collar * 0.35, 0) }
      if at < 1.04 { return SIMD4(look.upper * 0.3, 0.02) }
      let weave = noise(angle * 9, at * 14) * 0.12 + noise(angle * 2.5 + place, at * 3) * 0.08
      var colour = look.upper * (1 + weave)
      var shine: Float = 0.05
      // The heel counter.
      let top = capTop - 0.25 * (around / max(cap, 0.1)) * (around / max(cap, 0.1))
      let isCap = around < cap && at < top
      if isCap, look.design != 0 {
        colour =
          (look.design % 2 == 1 ? look.upper * 0.55 + 0.01 : look.accent * 0.85) * (1 + weave / 3)
        shine = 0.2
        if at > top - 0.03 || cap - around < 0.03 { colour *= 0.6 }
      }
      // The middle of the heel: a strip, a seam, a sign.
      if around < stripe, look.design == 2 || look.design == 4 { colour = look.accent }
      if around < 0.02, look.design == 0 || look.design == 3 { colour *= 0.6 }
      if around < 0.3, at > 1.45, at < 1.78 {
        let (x, y) = (angle / 0.3, (at - 1.615) / 0.165)
        let isSign =
          switch sign {
          case 0: abs(y) < 0.5 && sin(x * 9 + 1) > -0.2 && abs(x) < 0.8
          case 1: abs(x * x + y * y - 0.5) < 0.22
          case 2: abs(y + 0.6 * abs(x)) < 0.25
          default: false
          }
        if isSign { colour = dark(colour) ? SIMD3(repeating: 0.7) : SIMD3(repeating: 0.03) }
      }
      // Stripes on the sides.
      if around > 1.35, around < 2.3, at < 1.85, look.design == 1 || look.design == 5 {
        let way = (around * 3 - at * 1.2).truncatingRemainder(dividingBy: 1)
        if way > 0.55 { colour = look.accent }
      }
      if at > 1.86 {
        colour = look.collar * (1 + weave)
        if at < 1.88 { colour *= 0.6 }
        // The loop to pull it on.
        if around < 0.13, look.tab > 0.008 { colour = look.accent }
      }
      if footwear == .boot {
        let seam: Float = abs(at - 1.5 + 0.1 * around) < 0.02 || around < 0.03 ? 0.55 : 1
        colour = look.upper * seam * (1 + weave)
        shine = 0.28
      }
      return SIMD4(colour, shine)
    }

    private func dark(_ colour: SIMD3<Float>) -> Bool {
      colour.x * 0.21 + colour.y * 0.72 + colour.z * 0.07 < 0.25
    }
  }
}
