package import GaitMath

/// What a leg looks like: skin and what is worn.
package struct LegDress: Sendable, Hashable {
  /// Red, green and blue in linear light.
  package typealias Colour = SIMD3<Float>

  /// What covers the leg from above.
  package enum Trousers: String, Sendable, CaseIterable, Hashable {
    /// Shorts that end above the knee.
    case shorts
    /// Tights that end in the calf.
    case threeQuarterTights = "three_quarter_tights"
    /// Tights that end at the ankle: a marker is worn on them.
    case fullTights = "full_tights"
    /// Loose trousers, which may hide the upper marker.
    case loose
  }

  /// How far a sock reaches.
  package enum SockLength: String, Sendable, CaseIterable, Hashable {
    case none, ankle, crew, knee
  }

  /// The tone of the skin, 1 (lightest) to 10 (darkest), by Monk (2022).
  package var skinTone: Int
  package var footwear: Footwear
  package var trousers: Trousers
  package var sock: SockLength
  /// Where everything random in the look comes from.
  package var seed: UInt64

  package init(
    skinTone: Int, footwear: Footwear, trousers: Trousers, sock: SockLength, seed: UInt64
  ) {
    self.skinTone = min(max(skinTone, 1), 10)
    self.footwear = footwear
    self.trousers = trousers
    self.sock = sock
    self.seed = seed
  }

  /// A look at random. The random numbers that are drawn do not depend on the tone of the skin.
  package static func sampled(using random: inout SplitMix64, skinTone: Int) -> LegDress {
    let footwears: [Footwear] = [
      .runningShoe, .runningShoe, .runningShoe, .trainer, .minimalShoe, .barefoot, .boot,
    ]
    let all: [Trousers] = [
      .shorts, .shorts, .shorts, .shorts, .threeQuarterTights, .fullTights, .loose,
    ]
    let footwear = footwears[random.index(below: footwears.count)]
    let trousers = all[random.index(below: all.count)]
    let sock = SockLength.allCases[random.index(below: SockLength.allCases.count)]
    let seed = random.next()
    return LegDress(
      skinTone: skinTone, footwear: footwear, trousers: trousers,
      sock: footwear == .barefoot ? .none : sock, seed: seed)
  }
}
