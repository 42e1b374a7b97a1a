import Foundation
package import GaitMath

extension PictureFinish {
  /// A finish such as some phone gives in some light: most are fair, a few are bad. All ranges are
  /// chosen, not measured on phones.
  package static func sampled(using random: inout SplitMix64) -> PictureFinish {
    var finish = PictureFinish()
    let focus = random.unit()
    finish.defocus =
      focus < 0.6
      ? random.uniform(0.3...0.7) : random.uniform(focus < 0.9 ? 0.7...1.2 : 1.2...1.8)
    finish.fringe = random.within(0.8)
    finish.vignette = random.uniform(0...0.35)
    finish.exposureError = 0.35 * random.normal()
    let warmth = 0.07 * random.normal()
    let green = 0.02 * random.normal()
    finish.balance = SIMD3(Float(exp(warmth)), Float(exp(green)), Float(exp(-warmth)))
    // Electrons at white: 8000 in good light, 300 in a dim room.
    let dimness = random.unit()
    finish.noise = SensorNoise(
      shot: exp(-log(8000) + dimness * log(8000 / 300)),
      read: 0.0004 * exp(dimness * log(15)) * random.uniform(0.7...1.4))
    finish.saturation = random.uniform(-0.25...0.15)
    finish.shoulder = random.uniform(0.55...0.95)
    finish.contrast = random.uniform(0...0.35)
    finish.smear = random.uniform(0...0.9) * (0.3 + 0.7 * dimness)
    finish.sharpening = random.uniform(0...0.7)
    finish.detailThreshold = random.uniform(1.5...4) + 4 * dimness
    finish.jpegQuality = 40 + random.index(below: 56)
    return finish
  }
}
