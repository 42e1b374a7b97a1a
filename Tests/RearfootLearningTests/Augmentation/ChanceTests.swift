import FootfallTestSupport
import Foundation
import GaitMath
import GaitModel
import Learning
import Media
import RearfootLearning
import Testing

/// How often and how far augmentation changes samples.
@Suite struct ChanceTests {
  static func run(
    _ change: some Augmentation<RearfootSample>, _ sample: RearfootSample, times: UInt64
  ) -> [RearfootSample] {
    (0..<times).map { seed in
      var random = SplitMix64(seed: seed)
      return change.augmented(sample, using: &random)
    }
  }

  /// The line from the first to the last point of the left leg, and that of the right.
  static func lines(_ sample: RearfootSample) -> (left: Vector2, right: Vector2) {
    (
      sample.points[3].position - sample.points[0].position,
      sample.points[7].position - sample.points[4].position
    )
  }

  @Test(arguments: [(0.25, 0.15...0.35), (0.5, 0.4...0.6), (1, 1...1)])
  func mirrorsAsOftenAsAsked(_ share: Double, _ expected: ClosedRange<Double>) throws {
    let sample = try AugmentedSamples.legs(width: 64, height: 64)
    let seen = Self.run(RandomView(mirroring: share), sample, times: 200)
    let mirrored = seen.count { $0 != sample }
    #expect(expected.contains(Double(mirrored) / 200))
  }

  /// Zooms fill their range, as often below its middle (on a logarithmic scale) as above.
  @Test func zoomsAreLogarithmic() throws {
    let sample = try AugmentedSamples.legs(width: 96, height: 96)
    let before = Self.lines(sample).left.length
    let zooms = Self.run(RandomView(zoom: 0.5...1.6), sample, times: 200).map {
      Self.lines($0).left.length / before
    }
    #expect(zooms.allSatisfy { (0.4999...1.6001).contains($0) })
    #expect((zooms.min() ?? 1) < 0.55 && (zooms.max() ?? 1) > 1.45)
    let below = zooms.count { $0 < (0.5 * 1.6).squareRoot() }
    #expect(abs(Double(below) - 100) < 30)
  }

  /// Both legs tilt by the same angle, within the range: a tilt changes no angle between lines.
  @Test func tiltsKeepAnglesBetweenLines() throws {
    let sample = try AugmentedSamples.legs(width: 96, height: 96)
    let before = Self.lines(sample)
    func angle(_ a: Vector2, _ b: Vector2) -> Double { atan2(a.cross(b), a.dot(b)) * 180 / .pi }
    var tilts: [Double] = []
    for seen in Self.run(RandomView(zoom: 0.8...1.1, degrees: 15), sample, times: 100) {
      let after = Self.lines(seen)
      let tilt = angle(before.left, after.left)
      #expect(abs(tilt - angle(before.right, after.right)) < 1e-9)
      #expect(abs(tilt) <= 15.0001)
      tilts.append(tilt)
    }
    #expect((tilts.min() ?? 0) < -10 && (tilts.max() ?? 0) > 10)
  }

  /// One setting does not change the numbers of another.
  @Test func settingsAreDrawnApart() throws {
    let sample = try AugmentedSamples.legs(width: 96, height: 96)
    let tilted = Self.run(RandomView(degrees: 5), sample, times: 20)
    let both = Self.run(RandomView(degrees: 5, shift: 0.03), sample, times: 20)
    for (one, other) in zip(tilted, both) {
      #expect((Self.lines(one).left - Self.lines(other).left).length < 1e-9)
      #expect(one.points[0].position != other.points[0].position)
    }
  }

  static let sometimes: [any Augmentation<RearfootSample>] = [
    RandomBlur(probability: 0.3, sigma: 1...2, length: 3...6),
    RandomNoise(probability: 0.3, deviation: 3...9),
    RandomCompression(probability: 0.3, quality: 20...60),
    RandomCutOut(probability: 0.3, count: 2, side: 0.1...0.3),
    RandomLight(shadowing: 0.3), RandomLight(glaring: 0.3), RandomTone(negating: 0.3),
  ]

  @Test(arguments: sometimes.indices) func happensAsOftenAsAsked(_ index: Int) throws {
    let sample = try AugmentedSamples.legs(width: 64, height: 64)
    var changed = 0
    for seed in 0..<200 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      if Self.sometimes[index].augmented(sample, using: &random) != sample { changed += 1 }
    }
    // Now and then a shadow or a spot of glare misses a small picture.
    #expect((30...80).contains(changed))
  }

  /// What compression makes of a sample is what a file of that quality has: two encoders and two
  /// decoders, one in memory, one through `RGBPicture.jpeg` and `RGBPicture(path:)`.
  @Test(arguments: [15, 40, 75, 92]) func compressionIsThatOfFiles(_ quality: Int) throws {
    var sample = try AugmentedSamples.legs(width: 80, height: 64)
    var noise = SplitMix64(seed: 5)
    for index in sample.picture.bytes.indices {
      let level = Int(sample.picture.bytes[index]) + noise.index(below: 30)
      sample.picture.bytes[index] = UInt8(min(level, 255))
    }
    var random = SplitMix64(seed: 1)
    let change = RandomCompression(probability: 1, quality: quality...quality)
    let seen = change.augmented(sample, using: &random).picture
    let folder = try TemporaryFolder()
    let file = folder.file("a.jpg")
    try Data(sample.picture.jpeg(quality: quality)).write(to: file)
    let read = try RGBPicture(path: file.path)
    func distance(_ a: RGBPicture, _ b: RGBPicture) -> Double {
      let sum = zip(a.bytes, b.bytes).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
      return Double(sum) / Double(a.bytes.count)
    }
    let (difference, loss) = (distance(seen, read), distance(sample.picture, read))
    #expect(difference < loss / 3, "\(difference) of \(loss)")
  }
}
