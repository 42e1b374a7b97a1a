package import GaitMath
package import GaitModel

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

  /// The tone of the skin, 1 (lightest) to 10 (darkest), by Monk (2023).
  package var skinTone: Int
  /// What the feet wear.
  package var footwear: Footwear
  /// What covers the legs from above.
  package var trousers: Trousers
  /// How far the socks reach; none barefoot.
  package var sock: SockLength
  /// What can be seen on the skin.
  package var skin: SkinLook
  /// How the shoes look.
  package var shoe: ShoeLook
  /// How the socks look.
  package var sockCloth: ClothLook
  /// How the trousers look.
  package var trouserCloth: ClothLook
  /// How far above the ankle a crew sock or a boot reaches, metres.
  package var shaft: Double
  /// Where trousers end: the share of the way from the ankle to the knee, above 1 on the thigh.
  package var hem: Double
  /// Where everything uneven comes from.
  package var seed: UInt64

  /// A look by its parts; a tone outside 1 to 10 counts as the nearest, and bare feet have no socks.
  package init(
    skinTone: Int, footwear: Footwear, trousers: Trousers, sock: SockLength,
    skin: SkinLook = SkinLook(), shoe: ShoeLook = ShoeLook(),
    sockCloth: ClothLook = ClothLook(colour: SIMD3(0.7, 0.7, 0.7)),
    trouserCloth: ClothLook = ClothLook(colour: SIMD3(0.03, 0.03, 0.035)), shaft: Double = 0.1,
    hem: Double? = nil, seed: UInt64
  ) {
    self.skinTone = min(max(skinTone, 1), 10)
    self.footwear = footwear
    self.trousers = trousers
    self.sock = footwear == .barefoot ? .none : sock
    self.skin = skin
    self.shoe = shoe
    self.sockCloth = sockCloth
    self.trouserCloth = trouserCloth
    self.shaft = shaft
    self.hem =
      hem
      ?? [.shorts: 1.2, .threeQuarterTights: 0.7, .fullTights: 0.06, .loose: 0.12][trousers] ?? 1.2
    self.seed = seed
  }

  /// A look at random. The random numbers that are drawn do not depend on the tone of the skin.
  package static func sampled(using random: inout SplitMix64, skinTone: Int) -> LegDress {
    let footwears: [Footwear] = [
      .runningShoe, .runningShoe, .runningShoe, .runningShoe, .trainer, .trainer, .minimalShoe,
      .barefoot, .barefoot, .boot,
    ]
    let all: [Trousers] = [
      .shorts, .shorts, .shorts, .shorts, .shorts, .threeQuarterTights, .fullTights, .loose,
    ]
    let socks: [SockLength] = [.none, .ankle, .ankle, .ankle, .crew, .crew, .knee]
    let footwear = footwears[random.index(below: footwears.count)]
    let trousers = all[random.index(below: all.count)]
    let sock = socks[random.index(below: socks.count)]
    let hem: Double =
      switch trousers {
      case .shorts: random.uniform(1.06...1.7)
      case .threeQuarterTights: random.uniform(0.5...0.88)
      case .fullTights: random.uniform(0.02...0.16)
      case .loose: random.uniform(0.02...0.45)
      }
    return LegDress(
      skinTone: skinTone, footwear: footwear, trousers: trousers, sock: sock,
      skin: .sampled(using: &random), shoe: .sampled(using: &random),
      sockCloth: .sampled(using: &random, isSock: true),
      trouserCloth: .sampled(using: &random, isSock: false),
      shaft: random.uniform(0.05...0.17), hem: hem, seed: random.next())
  }
}

/// What can be seen on skin besides its tone; every strength from 0 to 1.
package struct SkinLook: Sendable, Hashable {
  /// How thick the hair is.
  package var hair: Double = 0.3
  /// How dark the hair is.
  package var hairTone: Double = 0.8
  /// How uneven the colour is.
  package var mottling: Double = 0.5
  /// How clearly veins shine through.
  package var veins: Double = 0.2
  /// Of heels, ankles and the back of the knee.
  package var redness: Double = 0.3
  /// How much lighter the skin is that socks and shorts cover otherwise.
  package var tanLine: Double = 0
  /// How dirty the skin is.
  package var dirt: Double = 0
  /// How many scars and scratches.
  package var scars: Int = 0
  /// The leg with a tattoo.
  package var tattoo: Side?
  /// The leg with a bandage around it.
  package var bandage: Side?
  /// The leg with strips of elastic tape.
  package var tape: Side?
  /// Of the elastic tape.
  package var tapeColour: LegDress.Colour = SIMD3(0.02, 0.2, 0.55)

  package init() {}

  /// A look at random.
  package static func sampled(using random: inout SplitMix64) -> SkinLook {
    var look = SkinLook()
    let (isHairy, hair) = (random.unit() < 0.55, random.unit())
    look.hair = isHairy ? hair : 0.1 * hair
    look.hairTone = random.uniform(0.35...1)
    look.mottling = random.unit()
    look.veins = max(0, random.uniform(-0.5...1))
    look.redness = random.unit()
    look.tanLine = max(0, random.uniform(-1.2...1))
    look.dirt = max(0, random.uniform(-2...1))
    look.scars = random.unit() < 0.3 ? 1 + random.index(below: 4) : 0
    func leg(_ share: Double) -> Side? {
      let (isWorn, side) = (random.unit() < share, random.index(below: 2))
      return isWorn ? Side.allCases[side] : nil
    }
    look.tattoo = leg(0.12)
    look.bandage = leg(0.05)
    look.tape = leg(0.07)
    look.tapeColour = Colours.vivid(using: &random)
    return look
  }
}

/// Colours and form of a shoe.
package struct ShoeLook: Sendable, Hashable {
  /// Of the upper.
  package var upper: LegDress.Colour = SIMD3(0.05, 0.06, 0.09)
  /// Of stripes and signs.
  package var accent: LegDress.Colour = SIMD3(0.8, 0.25, 0.02)
  /// Of the foam of the sole.
  package var midsole: LegDress.Colour = SIMD3(0.8, 0.8, 0.78)
  /// Of the rubber on the ground.
  package var outsole: LegDress.Colour = SIMD3(0.02, 0.02, 0.02)
  /// Of the padded edge at the ankle.
  package var collar: LegDress.Colour = SIMD3(0.03, 0.03, 0.03)
  /// How far the tab at the heel stands above the collar, metres.
  package var tab: Double = 0.012
  /// Which of the designs of the heel it has, 0 to 5.
  package var design = 0
  /// How worn and dirty it is, 0 to 1.
  package var dirt: Double = 0.2

  package init() {}

  /// A look at random.
  package static func sampled(using random: inout SplitMix64) -> ShoeLook {
    var look = ShoeLook()
    look.upper = Colours.clothing(using: &random)
    look.accent = Colours.vivid(using: &random)
    let (isWhite, other) = (random.unit() < 0.6, Colours.clothing(using: &random))
    let white = Float(random.uniform(0.6...0.85))
    look.midsole = isWhite ? SIMD3(white, white, white * 0.96) : other
    let (isDark, sole) = (random.unit() < 0.6, Colours.clothing(using: &random))
    look.outsole = isDark ? SIMD3(repeating: 0.025) : sole
    let (isPlain, collar) = (random.unit() < 0.5, Colours.clothing(using: &random))
    look.collar = isPlain ? look.upper * 0.7 : collar
    look.tab = random.uniform(0...0.02)
    look.design = random.index(below: 6)
    look.dirt = random.unit() * random.unit()
    return look
  }
}

/// Colours and weave of a cloth.
package struct ClothLook: Sendable, Hashable {
  /// Of most of the cloth.
  package var colour: LegDress.Colour
  /// Of its pattern.
  package var accent: LegDress.Colour
  /// Which pattern it has: 0 plain, 1 stripes around, 2 a panel or stripe along, 3 mottled, 4 blocks.
  package var pattern: Int
  /// Whether it is knitted in ribs.
  package var isRibbed: Bool

  package init(
    colour: LegDress.Colour, accent: LegDress.Colour = SIMD3(repeating: 0.6), pattern: Int = 0,
    isRibbed: Bool = false
  ) {
    self.colour = colour
    self.accent = accent
    self.pattern = pattern
    self.isRibbed = isRibbed
  }

  /// A look at random: socks are often white, trousers often dark.
  package static func sampled(using random: inout SplitMix64, isSock: Bool) -> ClothLook {
    let (isUsual, colour) = (random.unit() < 0.5, Colours.clothing(using: &random))
    let usual: Float = Float(isSock ? random.uniform(0.6...0.85) : random.uniform(0.012...0.05))
    let accent = Colours.vivid(using: &random)
    let (isPlain, pattern) = (random.unit() < 0.45, 1 + random.index(below: 4))
    return ClothLook(
      colour: isUsual ? SIMD3(repeating: usual) : colour, accent: accent,
      pattern: isPlain ? 0 : pattern, isRibbed: isSock && random.unit() < 0.7)
  }
}
