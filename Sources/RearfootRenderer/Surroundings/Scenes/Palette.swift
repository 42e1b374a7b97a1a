import Foundation
import GaitMath

/// Colours of materials in linear light, written as on a screen.
package enum Palette {
  /// A colour from its three bytes in sRGB.
  package static func hex(_ bytes: UInt32) -> SIMD3<Float> {
    SIMD3(channel(bytes >> 16), channel(bytes >> 8), channel(bytes))
  }

  private static func channel(_ byte: UInt32) -> Float {
    let shown = Double(byte & 0xFF) / 255
    return Float(shown <= 0.04045 ? shown / 12.92 : pow((shown + 0.055) / 1.055, 2.4))
  }

  static let walls: [UInt32] = [
    0xE9E6DF, 0xF1EEE8, 0xD8D4C8, 0xC9CED1, 0xB9C4C9, 0xDDE3DE, 0xBFCBB8, 0xE2D3B8, 0xC7A98C,
    0x8E979E, 0x5F6A73, 0x3B4046, 0x9A6B57, 0x7E93A2, 0x8A967C, 0xE8E8EE, 0xCBBFB2, 0xEDEBE4,
    0xE0DDD6, 0xD2CFC6,
  ]
  static let woods: [UInt32] = [
    0xB98B5E, 0xA97C50, 0xC9A57A, 0x8A5F3B, 0x6B472B, 0xD6B88F, 0x9A8468, 0x7C6A58, 0xB59A78,
  ]
  static let floors: [UInt32] = [
    0x8F9496, 0x6F7478, 0xA8A39A, 0xBDB7AB, 0x4C5257, 0x39424A, 0x7C8C94, 0x5D7386, 0x93826C,
    0xC4BFB4, 0x2F3234, 0x6A7F6A, 0x8C6F5B, 0x4F6E8C,
  ]
  static let carpets: [UInt32] = [
    0x5B6067, 0x47525E, 0x6D6258, 0x7B7F83, 0x39404A, 0x59483D, 0x76695B, 0x4A5A4C, 0x6E3B38,
    0x2F4560, 0x8C8577,
  ]
  static let plastics: [UInt32] = [
    0x17181A, 0x222427, 0x2E3135, 0x3C4045, 0x55595E, 0x8A8F94, 0xB9BDC1, 0xD7DADC, 0x101113,
  ]
  static let brights: [UInt32] = [
    0xE53935, 0xFF7043, 0xFDD835, 0x9CCC65, 0x26A69A, 0x29B6F6, 0x3F51B5, 0xAB47BC, 0xFFFFFF,
    0xF5F5F5, 0xC6FF00, 0xFF9100, 0x00E676, 0x212121,
  ]
  static let skins: [UInt32] = [
    0xF1D5C2, 0xE6BD9F, 0xD3A17E, 0xB9825C, 0x96623F, 0x6F452B, 0x4B2E1E, 0x35211A,
  ]
  static let clothes: [UInt32] = [
    0x1B1D22, 0x23262B, 0x2F3A55, 0x474B52, 0x5B2C34, 0x6E7580, 0x2C5142, 0xB7B2A8, 0xC23B4B,
    0x33475F,
  ]
  static let shoes: [UInt32] = [
    0xF0F0F0, 0x1A1A1C, 0xD9E021, 0xFF5A36, 0x2F7DE1, 0xBDBDBD, 0xF7A6C2, 0x24C2A0, 0x3C3C44,
  ]
}

extension SplitMix64 {
  /// One of some values.
  mutating func pick<Value>(_ first: Value, _ others: Value...) -> Value {
    let index = index(below: others.count + 1)
    return index == 0 ? first : others[index - 1]
  }

  /// A colour of a list, a little off in brightness and hue; grey where the list is empty.
  mutating func colour(_ list: [UInt32], off: Double = 0.12) -> SIMD3<Float> {
    guard !list.isEmpty else { return SIMD3(repeating: 0.2) }
    let base = Palette.hex(list[index(below: list.count)])
    let brightness = Float(exp(within(off)))
    let hue = SIMD3<Float>(Float(within(off)), Float(within(off)), Float(within(off))) * 0.3
    let colour = base * brightness * (SIMD3(repeating: 1) + hue)
    return colour.clamped(
      lowerBound: SIMD3(repeating: 0.003), upperBound: SIMD3(repeating: 0.93))
  }

  /// A number of single precision that is uniform in a range.
  mutating func single(_ range: ClosedRange<Double>) -> Float { Float(uniform(range)) }

  /// Whether something happens that has a chance from 0 to 1.
  mutating func happens(_ chance: Double) -> Bool { unit() < chance }

  /// Where a surface reads its noise.
  mutating func place() -> SIMD2<Float> { SIMD2(Float(unit()), Float(unit())) }
}
