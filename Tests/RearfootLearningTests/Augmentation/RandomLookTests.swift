import FootfallTestSupport
import GaitMath
import GaitModel
import Learning
import RearfootLearning
import Testing

/// Changes of the look leave labels alone, and do what they say to the picture.
@Suite struct RandomLookTests {
  static let looks: [any Augmentation<RearfootSample>] = [
    RandomTone(
      gamma: 0.4, brightness: 0.2, contrast: 0.3, saturation: 0.6, degreesOfHue: 20,
      whiteBalance: 0.1, negating: 0.5),
    RandomLight(gradient: 0.5, shadowing: 1, glaring: 1),
    RandomBlur(probability: 1, sigma: 0.5...2, length: 3...12),
    RandomNoise(probability: 1, deviation: 2...10),
    RandomCompression(probability: 1, quality: 10...90),
  ]

  @Test(arguments: looks.indices, [1, 2, 3, 4] as [UInt64])
  func labelsStay(_ index: Int, _ seed: UInt64) throws {
    let sample = try AugmentedSamples.legs()
    var random = SplitMix64(seed: seed)
    let seen = Self.looks[index].augmented(sample, using: &random)
    #expect(seen.picture.size == sample.picture.size)
    #expect(seen.picture != sample.picture)
    #expect(seen.points == sample.points && seen.box == sample.box && seen.side == sample.side)
    random = SplitMix64(seed: seed)
    #expect(Self.looks[index].augmented(sample, using: &random) == seen)
  }

  /// Blur is centred: dots stay under their labels.
  @Test(arguments: 0..<6 as Range<UInt64>) func blurredDotsStay(_ seed: UInt64) throws {
    let sample = try AugmentedSamples.legs()
    var random = SplitMix64(seed: seed)
    let blur = RandomBlur(probability: 1, sigma: 0.5...2, length: 3...10)
    let seen = blur.augmented(sample, using: &random)
    for point in seen.points {
      let centroid = try #require(
        AugmentedSamples.centroid(seen.picture, near: point.position, reach: 16))
      #expect((centroid - point.position).length < 0.05)
    }
  }

  static func pixel(_ colour: [UInt8]) throws -> RearfootSample {
    var sample = try AugmentedSamples.dots([Vector2(4, 4)], width: 8, height: 8)
    sample.picture.bytes = Array(repeatElement(colour, count: 64).joined())
    return sample
  }

  static func tone(_ tone: RandomTone, _ colour: [UInt8], seed: UInt64 = 1) throws -> [Double] {
    var random = SplitMix64(seed: seed)
    return try tone.augmented(pixel(colour), using: &random).picture.bytes.prefix(3).map(
      Double.init)
  }

  @Test func negativesAreNegatives() throws {
    #expect(try Self.tone(RandomTone(negating: 1), [10, 100, 255]) == [245, 155, 0])
    #expect(try Self.tone(RandomTone(), [10, 100, 255]) == [10, 100, 255])
  }

  /// Hue and saturation keep grey grey, and lightness what it was.
  @Test(arguments: 0..<8 as Range<UInt64>) func hueKeepsLightness(_ seed: UInt64) throws {
    let tone = RandomTone(saturation: 0.3, degreesOfHue: 40)
    #expect(try Self.tone(tone, [77, 77, 77], seed: seed).allSatisfy { abs($0 - 77) <= 1 })
    let seen = try Self.tone(tone, [140, 110, 90], seed: seed)
    let luma = { (c: [Double]) in 0.299 * c[0] + 0.587 * c[1] + 0.114 * c[2] }
    #expect(abs(luma(seen) - luma([140, 110, 90])) <= 1)
    #expect(seen != [140, 110, 90])
  }

  /// Gamma leaves black and white, and orders levels as before.
  @Test(arguments: 0..<8 as Range<UInt64>) func gammaKeepsTheEnds(_ seed: UInt64) throws {
    let tone = RandomTone(gamma: 0.5)
    #expect(try Self.tone(tone, [0, 0, 0], seed: seed) == [0, 0, 0])
    #expect(try Self.tone(tone, [255, 255, 255], seed: seed) == [255, 255, 255])
    let seen = try Self.tone(tone, [60, 120, 180], seed: seed)
    #expect(seen[0] < seen[1] && seen[1] < seen[2])
  }

  /// A shadow dims, glare brightens, and a gradient does as much of both.
  @Test(arguments: 0..<6 as Range<UInt64>) func lightDimsAndBrightens(_ seed: UInt64) throws {
    let sample = try Self.pixel([120, 120, 120])
    var random = SplitMix64(seed: seed)
    let dim = RandomLight(shadowing: 1).augmented(sample, using: &random).picture.bytes
    #expect(dim.allSatisfy { $0 <= 121 } && dim.contains { $0 >= 41 })
    random = SplitMix64(seed: seed)
    let bright = RandomLight(glaring: 1).augmented(sample, using: &random).picture.bytes
    #expect(bright.allSatisfy { $0 >= 120 })
    random = SplitMix64(seed: seed)
    #expect(RandomLight().augmented(sample, using: &random) == sample)
  }

  /// What is cut out has one colour, and exactly the points under it are hidden.
  @Test(arguments: 0..<30 as Range<UInt64>) func cutOutsHidePoints(_ seed: UInt64) throws {
    var sample = try AugmentedSamples.legs()
    sample.points[0].visibility = .absent
    sample.points[1].visibility = .hidden
    var random = SplitMix64(seed: seed)
    let cut = RandomCutOut(probability: 1, count: 3, side: 0.1...0.3)
    let seen = cut.augmented(sample, using: &random)
    let width = sample.picture.size.width
    for (before, after) in zip(sample.points, seen.points) {
      #expect(before.position == after.position)
      let place = 3 * (Int(before.position.y) * width + Int(before.position.x))
      let isPainted =
        seen.picture.bytes[place..<(place + 3)] != sample.picture.bytes[place..<(place + 3)]
      let expected = before.visibility == .visible && isPainted ? .hidden : before.visibility
      #expect(after.visibility == expected)
    }
    #expect(seen.box == sample.box)
  }

  /// Cut-outs find the points now and then, and not always.
  @Test func cutOutsDependOnChance() throws {
    let sample = try AugmentedSamples.legs()
    let cut = RandomCutOut(probability: 1, count: 3, side: 0.1...0.3)
    var hidden = 0
    for seed in 0..<60 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      hidden += cut.augmented(sample, using: &random).points.count { $0.visibility == .hidden }
    }
    #expect(hidden > 5 && hidden < 200)
  }

  @Test func nothingHappensWithoutProbability() throws {
    let sample = try AugmentedSamples.legs()
    var random = SplitMix64(seed: 4)
    let nothing: [any Augmentation<RearfootSample>] = [
      RandomBlur(probability: 0, sigma: 1...2, length: 3...4),
      RandomNoise(probability: 0, deviation: 1...2),
      RandomCompression(probability: 0, quality: 1...100),
      RandomCutOut(probability: 0, count: 3, side: 0.1...0.3), RandomTone(), RandomLight(),
    ]
    for change in nothing { #expect(change.augmented(sample, using: &random) == sample) }
  }
}

/// The chain that training uses.
@Suite struct StandardAugmentationTests {
  /// The same numbers give the same sample; others give another.
  @Test func dependsOnTheSeedAlone() throws {
    let sample = try AugmentedSamples.legs()
    let chain = RearfootAugmentation.standard()
    func run(_ seed: UInt64) -> RearfootSample {
      var random = SplitMix64(seed: seed)
      return chain.augmented(sample, using: &random)
    }
    #expect(run(1) == run(1))
    #expect(run(1) != run(2))
  }

  @Test func noStrengthChangesNothing() throws {
    let sample = try AugmentedSamples.legs()
    for seed in 0..<20 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      #expect(
        RearfootAugmentation.standard(strength: 0).augmented(sample, using: &random) == sample)
    }
  }

  /// The later epochs see pictures as they are, or mirrored, and nothing else.
  @Test func laterEpochsChangeNothingButSides() throws {
    let sample = try AugmentedSamples.legs()
    var random = SplitMix64(seed: 1)
    var mirror = RandomView(mirroring: 1)
    let mirrored = mirror.augmented(sample, using: &random)
    mirror.mirroring = 0
    let plain = mirror.augmented(sample, using: &random)
    #expect(plain.picture == sample.picture && plain.points == sample.points)
    var seen = (plain: 0, mirrored: 0, other: 0)
    for (epoch, isLate) in [(0, false), (4, false), (5, true), (9, true)] {
      for seed in 0..<20 as Range<UInt64> {
        var random = SplitMix64(seed: seed)
        let changed = RearfootAugmentation.changes(inEpoch: epoch, of: 10)
          .augmented(sample, using: &random)
        guard isLate else {
          #expect(changed.picture != sample.picture)
          continue
        }
        if changed.picture == plain.picture {
          seen.plain += 1
        } else if changed.picture == mirrored.picture {
          seen.mirrored += 1
        } else {
          seen.other += 1
        }
      }
    }
    #expect(seen.plain > 10 && seen.mirrored > 10 && seen.other == 0)
  }

  /// Labels stay in the picture, finite and in number, for pictures of any shape.
  @Test(arguments: [(256, 256), (256, 512), (40, 300), (300, 40)])
  func labelsStayUsable(_ width: Int, _ height: Int) throws {
    let sample = try AugmentedSamples.legs(width: width, height: height)
    let chain = RearfootAugmentation.standard()
    var mirrored = 0
    for seed in 0..<40 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let seen = chain.augmented(sample, using: &random)
      #expect(seen.points.count == 8 && seen.picture.size == sample.picture.size)
      for point in seen.points {
        #expect(point.position.x > 0 && point.position.x < Double(width))
        #expect(point.position.y > 0 && point.position.y < Double(height))
        #expect(point.visibility != .absent)
      }
      // Left points stay left of right ones: legs changed places where the picture mirrored.
      #expect(seen.points[1].position.x < seen.points[5].position.x)
      if (seen.points[3].position.y - seen.points[7].position.y) < 0 { mirrored += 1 }
    }
    #expect(mirrored > 0)
  }

  /// A picture that OpenCV cannot address comes back as it was, label and all.
  @Test func pictureThatIsTooLongStays() throws {
    let sample = try AugmentedSamples.dots([Vector2(2, 1)], width: 40_000, height: 2)
    let chain = AugmentationChain<RearfootSample>([
      RandomView(degrees: 3), RandomTone(gamma: 1), RandomLight(gradient: 1),
      RandomBlur(probability: 1, sigma: 1...2, length: 3...4),
      RandomNoise(probability: 1, deviation: 1...2),
      RandomCompression(probability: 1, quality: 1...100),
    ])
    var random = SplitMix64(seed: 1)
    #expect(chain.augmented(sample, using: &random) == sample)
  }

  @Test func tinyPicturesPass() throws {
    for (width, height) in [(1, 1), (2, 1), (1, 5)] {
      let sample = try AugmentedSamples.dots([Vector2(0.5, 0.5)], width: width, height: height)
      for seed in 0..<20 as Range<UInt64> {
        var random = SplitMix64(seed: seed)
        let seen = RearfootAugmentation.standard().augmented(sample, using: &random)
        #expect(seen.picture.size == sample.picture.size)
      }
    }
  }
}
