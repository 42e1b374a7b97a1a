import Foundation
import GaitMath
import GaitModel

/// The colour of skin from place to place.
///
/// The tone sets the colour alone: where marks, hair and shine lie does not depend on it.
struct SkinPaint {
  private let base: SIMD4<Float>
  private let look: SkinLook
  private let place: SIMD2<Float>
  private let noise = NoiseTile.shared
  private let shapeLength: Float
  private let sockLine: Float
  private let shortLine: Float

  init(_ leg: DressedLeg) {
    let dress = leg.dress
    base = SIMD4(Colours.skin(tone: dress.skinTone), 0.16)
    look = dress.skin
    var random = SplitMix64(seed: dress.seed, part: leg.pose.side == .left ? 1 : 2)
    place = SIMD2(Float(random.unit()), Float(random.unit()))
    shapeLength = Float(leg.shape.shankLength)
    sockLine = 0.04 + 0.09 * Float(random.unit())
    shortLine = shapeLength * (1.02 + 0.3 * Float(random.unit()))
  }

  /// The skin at a place: metres around the leg from its back, and above the ankle.
  func callAsFunction(_ around: Float, _ height: Float) -> SIMD4<Float> {
    let (x, y) = (around + place.x, height + place.y)
    let broad = noise(x * 2.6, y * 2.1)
    let fine = noise(x * 9, y * 8)
    let grain = noise(x * 31, y * 29)
    let mottling = Float(look.mottling)
    var colour = base
    // More blood: less green and blue; more pigment: less of all, blue most.
    let heel = smoothStep(0.0, -0.05, height) * 0.8 + 0.6 * bell(height, shapeLength, 0.05)
    let blood = 0.22 * mottling * (broad * 0.7 + fine * 0.6) + 0.28 * Float(look.redness) * heel
    let pigment = 0.10 * mottling * noise(x * 1.3 + 0.5, y * 1.1) + 0.05 * fine + 0.035 * grain
    colour *= SIMD4(1 - 0.25 * blood, 1 - blood, 1 - 0.95 * blood, 1)
    colour *= SIMD4(1 - 0.7 * pigment, 1 - pigment, 1 - 1.2 * pigment, 1)
    colour *= creases(around, height, fine)
    let tan = Float(look.tanLine)
    if tan > 0 {
      let white = max(
        smoothStep(sockLine + 0.006, sockLine - 0.006, height),
        smoothStep(shortLine - 0.008, shortLine + 0.008, height))
      colour *=
        1 + white * tan * SIMD4(0.10, 0.16, 0.2, 0) - (1 - white) * tan * SIMD4(0.1, 0.17, 0.22, 0)
    }
    let veins = Float(look.veins)
    if veins > 0.05 {
      let line = abs(noise(x * 1.7 + 0.3, y * 0.9 + 0.1) + 0.2 * fine)
      let vein = veins * smoothStep(0.035, 0, line) * 0.3
      colour *= SIMD4(1 - vein, 1 - 0.7 * vein, 1 - 0.4 * vein, 1)
    }
    let dirt = Float(look.dirt) * smoothStep(0.1, 0.5, broad + 0.7 * fine + 0.25 - height * 1.5)
    if dirt > 0 {
      colour += (SIMD4(0.09, 0.065, 0.04, 0.02) - colour) * min(dirt * 0.7, 0.7)
    }
    return colour
  }

  /// The folds behind the knee and above the heel.
  private func creases(_ around: Float, _ height: Float, _ uneven: Float) -> SIMD4<Float> {
    var light: Float = 1
    let knee = height - shapeLength
    if abs(knee) < 0.06, abs(around) < 0.06 {
      let side = max(1 - (around / 0.052) * (around / 0.052), 0)
      for (index, place) in [Float(-0.004), 0.012, 0.026].enumerated() {
        let away = (knee - place - 2 * around * around + 0.003 * uneven) / 0.0018
        light -= (index == 0 ? 0.2 : 0.1) * side * exp(-away * away)
      }
      light -= 0.07 * side * exp(-(knee / 0.03) * (knee / 0.03))
    }
    return SIMD4(1 - 0.75 * (1 - light), light, light, 1)
  }

  private func bell(_ value: Float, _ middle: Float, _ width: Float) -> Float {
    let away = (value - middle) / width
    return exp(-away * away)
  }
}
