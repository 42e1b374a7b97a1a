import Foundation
import GaitMath
import GaitModel
import RearfootRenderer
import Testing

@Suite struct LegDressTests {
  private func sampled(_ seed: UInt64, tone: Int = 5) -> LegDress {
    var random = SplitMix64(seed: seed)
    return .sampled(using: &random, skinTone: tone)
  }

  @Test func sameSeedSameDress() {
    #expect(sampled(3) == sampled(3))
    #expect(Set((0..<200).map { sampled($0) }).count == 200)
  }

  @Test func toneIsAllThatToneChanges() {
    for seed in 0..<50 as Range<UInt64> {
      var (light, dark) = (sampled(seed, tone: 1), sampled(seed, tone: 10))
      #expect(light.skinTone == 1)
      #expect(dark.skinTone == 10)
      light.skinTone = 5
      dark.skinTone = 5
      #expect(light == dark)
      var (one, other) = (SplitMix64(seed: seed), SplitMix64(seed: seed))
      _ = LegDress.sampled(using: &one, skinTone: 2)
      _ = LegDress.sampled(using: &other, skinTone: 9)
      #expect(one.next() == other.next())
    }
  }

  @Test func everythingIsWornByAFew() {
    let all = (0..<2_000).map { sampled($0) }
    for footwear in Footwear.allCases {
      #expect(all.filter { $0.footwear == footwear }.count > 100)
    }
    for trousers in LegDress.Trousers.allCases {
      #expect(all.filter { $0.trousers == trousers }.count > 100)
    }
    for sock in LegDress.SockLength.allCases {
      #expect(all.filter { $0.sock == sock }.count > 100)
    }
    #expect(all.filter { $0.skin.tattoo != nil }.count > 100)
    #expect(all.filter { $0.skin.bandage != nil }.count > 40)
    #expect(all.filter { $0.skin.tape != nil }.count > 60)
    #expect(all.filter { $0.skin.hair > 0.3 }.count > 400)
    #expect(Set(all.map(\.shoe.design)) == Set(0...5))
    #expect(Set(all.map(\.trouserCloth.pattern)) == Set(0...4))
  }

  @Test func bareFeetHaveNoSocks() {
    for seed in 0..<300 as Range<UInt64> {
      let dress = sampled(seed)
      if dress.footwear == .barefoot { #expect(dress.sock == .none) }
    }
    #expect(
      LegDress(skinTone: 3, footwear: .barefoot, trousers: .loose, sock: .knee, seed: 0).sock
        == .none)
  }

  @Test(arguments: [(-4, 1), (0, 1), (3, 3), (10, 10), (99, 10)])
  func tonesAreKeptInTheScale(tone: Int, expected: Int) {
    let dress = LegDress(
      skinTone: tone, footwear: .boot, trousers: .loose, sock: .crew, seed: 0)
    #expect(dress.skinTone == expected)
    #expect(Colours.skin(tone: tone) == Colours.skin(tone: expected))
  }

  @Test func tonesAreTheTenOfMonk() {
    #expect(Colours.monkTones.count == 10)
    #expect(Colours.monkTones.first == 0xF6EDE4)
    #expect(Colours.monkTones.last == 0x292420)
    // Lightness falls along the scale, but for the yellow third.
    let light = (1...10).map { tone -> Float in
      let colour = Colours.skin(tone: tone)
      return 0.2126 * colour.x + 0.7152 * colour.y + 0.0722 * colour.z
    }
    for (lighter, darker) in zip(light.dropFirst(3), light.dropFirst(4)) {
      #expect(lighter > darker)
    }
    #expect(light[0] > light[3])
    // Skin is warm: red over green over blue.
    for tone in 1...10 {
      let colour = Colours.skin(tone: tone)
      #expect(colour.x > colour.y && colour.y > colour.z)
      #expect(colour.x < 0.8)
    }
  }

  @Test(
    arguments: [
      (0x000000, 0.0), (0xFFFFFF, 1.0), (0x808080, 0.215861), (0x0A0A0A, 0.003035),
    ] as [(UInt32, Float)])
  func sRGBIsMadeLinear(colour: UInt32, expected: Float) {
    // IEC 61966-2-1.
    let linear = Colours.linear(colour)
    #expect(abs(linear.x - expected) < 1e-5)
    #expect(linear.x == linear.y && linear.y == linear.z)
  }

  @Test func partsOfAColourAreInTheirPlaces() {
    #expect(Colours.linear(0xFF0000) == SIMD3(1, 0, 0))
    #expect(Colours.linear(0x0000FF) == SIMD3(0, 0, 1))
  }

  @Test func huesGoAroundTheCircle() {
    let red = Colours.hue(0, strength: 1, lightness: 1)
    let green = Colours.hue(1.0 / 3, strength: 1, lightness: 1)
    let blue = Colours.hue(2.0 / 3, strength: 1, lightness: 1)
    #expect(red.x > 0.99 && red.y < 0.01 && red.z < 0.01)
    #expect(green.y > 0.99 && green.x < 0.01 && green.z < 0.01)
    #expect(blue.z > 0.99 && blue.x < 0.01 && blue.y < 0.01)
    let grey = Colours.hue(0.3, strength: 0, lightness: 0.5)
    #expect(grey.x == grey.y && grey.y == grey.z)
  }

  @Test func sampledColoursAreColours() {
    var random = SplitMix64(seed: 1)
    var dark = 0
    for _ in 0..<500 {
      for colour in [Colours.vivid(using: &random), Colours.clothing(using: &random)] {
        #expect(colour.min() >= 0 && colour.max() <= 1)
      }
      if Colours.clothing(using: &random).max() < 0.06 { dark += 1 }
    }
    #expect(dark > 80 && dark < 250)
  }
}
