import Foundation
package import GaitMath

/// Colours in linear light.
package enum Colours {
  /// The ten tones of the Monk Skin Tone Scale (Monk 2023, doi:10.31235/osf.io/pdf4c), lightest
  /// first, as published for screens at skintone.google: sRGB, 0xRRGGBB.
  package static let monkTones: [UInt32] = [
    0xF6EDE4, 0xF3E7DB, 0xF7EAD0, 0xEADABA, 0xD7BD96, 0xA07E56, 0x825C43, 0x604134, 0x3A312A,
    0x292420,
  ]

  /// The share of light that skin of a tone sends back; tones outside 1 to 10 count as the nearest.
  ///
  /// The published colours are those of a lit swatch on a screen, whose white is paper: skin sends
  /// back 78 percent of that. The blood under light skin, which a swatch does not have, takes a
  /// little green and blue; dark skin, too, sends back at least a little, more of it red. These three
  /// are chosen by eye and not measured.
  package static func skin(tone: Int) -> SIMD3<Float> {
    let swatch = linear(monkTones[min(max(tone, 1), monkTones.count) - 1])
    let blood = swatch.x * SIMD3<Float>(-0.04, 0.16, 0.24)
    let least = SIMD3<Float>(0.017, 0.010, 0.006)
    return 0.78 * swatch * (1 - blood) + least * (1 - swatch.x)
  }

  /// A colour of sRGB, 0xRRGGBB, in linear light (IEC 61966-2-1).
  package static func linear(_ colour: UInt32) -> SIMD3<Float> {
    func part(_ shift: UInt32) -> Float {
      let value = Float((colour >> shift) & 255) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return SIMD3(part(16), part(8), part(0))
  }

  /// A colour by hue (0 to 1, red first), how strong and how light it is.
  package static func hue(_ hue: Double, strength: Double, lightness: Double) -> SIMD3<Float> {
    func part(_ offset: Double) -> Float {
      let place = (hue + offset).truncatingRemainder(dividingBy: 1) * 6
      let full = min(max(abs(place - 3) - 1, 0), 1)
      return Float(pow(lightness * (1 - strength * (1 - full)), 2.2))
    }
    return SIMD3(part(0), part(2.0 / 3), part(1.0 / 3))
  }

  /// A strong colour.
  package static func vivid(using random: inout SplitMix64) -> SIMD3<Float> {
    hue(random.unit(), strength: random.uniform(0.65...1), lightness: random.uniform(0.55...0.98))
  }

  /// A colour as clothes have: black, grey, white, dark blue, muted or strong, in shares that are
  /// chosen.
  package static func clothing(using random: inout SplitMix64) -> SIMD3<Float> {
    let kind = random.unit()
    let (tone, place) = (random.unit(), random.unit())
    let grey =
      switch kind {
      case ..<0.25: 0.012 + 0.03 * place
      case ..<0.38: 0.08 + 0.25 * place
      case ..<0.52: 0.6 + 0.22 * place
      default: 0.0
      }
    if kind < 0.52 { return SIMD3(repeating: Float(grey)) * SIMD3(1, 1, Float(0.95 + 0.1 * tone)) }
    if kind < 0.65 { return hue(0.62, strength: 0.7, lightness: 0.2 + 0.3 * place) }
    if kind < 0.8 { return hue(tone, strength: 0.4, lightness: 0.3 + 0.5 * place) }
    return hue(tone, strength: 0.85, lightness: 0.5 + 0.45 * place)
  }
}
