import GaitMath
import GaitModel
import Learning
import Networks
import RearfootEstimation
import RearfootLearning
import Synchronization
import Testing
import Torch

@Suite struct RearfootSamplesTests {
  private static let leg = PixelSize(width: 64, height: 128)
  private static let whole = PixelSize(width: 96, height: 96)
  private static let point = PixelSize(width: 40, height: 40)

  private static func size(_ view: RearfootView) -> PixelSize {
    switch view {
    case .whole: whole
    case .leg: leg
    case .point: point
    }
  }

  @Test(arguments: RearfootDefinition.allCases)
  func eachLegIsASample(_ definition: RearfootDefinition) throws {
    let pictures = DiscPictures(definition, persons: 3, each: 2)
    let legs = RearfootSamples(pictures, .leg, inputSize: Self.leg)
    #expect(legs.count == 12)
    #expect(legs.entries.prefix(2).map(\.side) == [.left, .right])
    #expect(try legs.sample(3).points.count == definition.pointsPerLeg)
    let whole = RearfootSamples(pictures, .whole, inputSize: Self.whole)
    #expect(whole.count == 6)
    #expect(try whole.sample(3).points.count == definition.points.count)
    #expect(try whole.sample(3).picture.size == Self.whole)
    let points = RearfootSamples(pictures, .point, inputSize: Self.point)
    #expect(points.count == 6 * definition.points.count)
    let right = RearfootEntry(number: 0, side: .right, point: 0)
    #expect(points.entries[definition.pointsPerLeg] == right)
    #expect(try points.sample(1).focus == 1)
    #expect(try points.sample(1).points.count == definition.pointsPerLeg)
  }

  /// A leg without labels has no sample; its other one gives the size of its points.
  @Test func whatIsNotLabelledIsNoSample() {
    var label = DiscPictures(persons: 1, each: 1).labels[0]
    for index in 0..<2 { label.points[index].visibility = .absent }
    #expect(RearfootView.leg.entries([label], .rearfoot3).map(\.side) == [.right])
    let points = RearfootView.point.entries([label], .rearfoot3)
    #expect(points.map(\.side) == [.left, .right, .right, .right])
    #expect(points.map(\.point) == [2, 0, 1, 2])
    for index in 2..<6 { label.points[index].visibility = .absent }
    for view in RearfootView.allCases { #expect(view.entries([label], .rearfoot3).isEmpty) }
  }

  /// The disc of a point is where its label says, in every kind of sample.
  @Test(arguments: RearfootView.allCases, [0, 3, 6, 9])
  func pixelsFollowTheirPoints(_ view: RearfootView, number: Int) throws {
    let pictures = DiscPictures(persons: 5, each: 2)
    let size = Self.size(view)
    let jitter = CropJitter.training(view, inputSize: size)
    for purpose in [RearfootSamples.Purpose.training, .measurement(seed: 3)] {
      let samples = RearfootSamples(pictures, view, inputSize: size, purpose: purpose)
      var sample = try samples.sample(number)
      if let jitter, purpose == .training {
        var random = SplitMix64(seed: 8, part: number)
        sample = jitter.augmented(sample, using: &random)
      }
      #expect(sample.picture.size == size)
      let centre = redCentre(sample.picture, left: view == .whole)
      // A disc of 5 pixels covers what a close-up of a small leg shows only in part.
      #expect(
        (centre - sample.points[0].position).length < (view == .point ? 2 : 0.6), "\(purpose)")
    }
  }

  /// The middle of what is red: in the left half where both legs are seen, and in the middle of a
  /// leg's picture, since the other leg may stand at its edge.
  private func redCentre(_ picture: RGBPicture, left: Bool) -> Vector2 {
    var (mass, sum) = (0.0, Vector2.zero)
    let size = picture.size
    for y in 0..<size.height {
      for x in left ? 0..<size.width / 2 : size.width / 4..<3 * size.width / 4 {
        let at = 3 * (y * size.width + x)
        let red =
          Double(picture.bytes[at]) - Double(max(picture.bytes[at + 1], picture.bytes[at + 2]))
        guard red > 60 else { continue }
        mass += red
        sum += red * Vector2(Double(x) + 0.5, Double(y) + 0.5)
      }
    }
    return sum / max(mass, 1)
  }

  @Test func aLeftLegLooksLikeARightOne() throws {
    let pictures = DiscPictures(persons: 3, each: 1)
    let samples = RearfootSamples(
      pictures, .leg, inputSize: Self.leg, purpose: .measurement(seed: 1))
    for number in 0..<samples.count {
      let sample = try samples.sample(number)
      let side = try #require(sample.side)
      let mapping = try samples.mapping(number)
      #expect(mapping.mirrors == (side == .left))
      let label = pictures.labels[samples.entries[number].number].points(of: side, .rearfoot3)
      let truth = try #require(RearfootAngle(label.map(\.position), .rearfoot3, side: side))
      // Its own pixels are as wide as they are high, and it is a right leg now.
      let seen = try #require(
        RearfootAngle(sample.points.map(\.position), .rearfoot3, side: .right))
      #expect(abs(truth.eversion - seen.eversion) < 1e-6)
    }
  }

  @Test func jitterStaysWithinItsRange() {
    let jitter = CropJitter(shift: 0.05, scale: 0.1, height: 1.7, inputSize: Self.leg)
    var random = SplitMix64(seed: 2)
    for _ in 0..<500 {
      let drawn = jitter.drawn(using: &random)
      #expect(abs(drawn.shift.x) <= 0.05 && abs(drawn.shift.y) <= 0.05)
      #expect((0.9...1.1).contains(drawn.scale))
    }
  }

  @Test func keepsPicturesUpToItsLimit() throws {
    let pictures = DiscPictures(persons: 4, each: 1)
    let one = 3 * Self.whole.width * Self.whole.height
    let all = RearfootSamples(pictures, .whole, inputSize: Self.whole)
    let two = RearfootSamples(pictures, .whole, inputSize: Self.whole, memory: 2 * one)
    let first = try (0..<4).map { try all.sample($0) }
    #expect(try (0..<4).map { try two.sample($0) } == first)
    #expect(pictures.drawn.withLock { $0 } == 8)
    #expect(try (0..<4).map { try all.sample($0) } == first)
    #expect(pictures.drawn.withLock { $0 } == 8)
    #expect(try (0..<4).map { try two.sample($0) } == first)
    #expect(pictures.drawn.withLock { $0 } == 10)
    #expect(all.kept == (4, 4 * one))
    #expect(two.kept == (2, 2 * one))
  }

  /// A picture is read once for all points on it.
  @Test func readsAPictureOnce() throws {
    let pictures = DiscPictures(persons: 2, each: 1)
    let points = RearfootSamples(pictures, .point, inputSize: Self.point)
    for number in (0..<points.count).reversed() { _ = try points.sample(number) }
    #expect(pictures.drawn.withLock { $0 } == 2)
    #expect(points.kept.count == 2)
  }

  /// The middle of a close-up for measuring is its point, but for what was found before.
  @Test func closeUpsAreAroundTheirPoints() throws {
    let pictures = DiscPictures(persons: 3, each: 1)
    let points = RearfootSamples(
      pictures, .point, inputSize: Self.point, purpose: .measurement(seed: 4))
    for number in 0..<points.count {
      let sample = try points.sample(number)
      let focus = try #require(sample.focus)
      let off = sample.points[focus].position - Vector2(20, 20)
      #expect(abs(off.x) <= 0.06 * 40 + 1e-9 && abs(off.y) <= 0.06 * 40 + 1e-9)
      // A quarter of a leg's length, but for its jitter.
      #expect(abs(sample.length / 160 - 1) < 0.05)
    }
  }

  @Test func marginsThatAreAlikeAreKnown() {
    var labels = DiscPictures(persons: 3, each: 2).labels
    #expect(abs((RearfootBoxMargin.of(labels) ?? 0) - 10) < 1e-9)
    // Where the picture ends, the box does too.
    labels[1].box.minX = 0
    labels[3].box.maxX = Double(labels[3].size.width) - 1
    #expect(abs((RearfootBoxMargin.of(labels) ?? 0) - 10) < 1e-9)
    labels[2].box.minY -= 3
    #expect(RearfootBoxMargin.of(labels) == nil)
    #expect(RearfootBoxMargin.of([]) == nil)
  }

  @Test func aPictureThatCannotBeReadIsAnError() throws {
    let samples = RearfootSamples(
      DiscPictures(persons: 3, each: 1, broken: 1), .whole, inputSize: Self.whole)
    _ = try samples.sample(0)
    #expect(throws: DiscPictures.Broken.self) { try samples.sample(1) }
  }

  @Test func batchesHoldBytesAndTruth() throws {
    let samples = RearfootSamples(
      DiscPictures(persons: 2, each: 1), .leg, inputSize: Self.leg, purpose: .measurement(seed: 1))
    var list = try (0..<3).map { try samples.sample($0) }
    list[1].points[1].visibility = .hidden
    list[1].points[2].visibility = .absent
    list[2].points[0].position = Vector2(-1, 5)
    let batch = try RearfootBatches.batch(list, inputSize: Self.leg) { $0 }
    #expect(batch.inputs[0].shape == [3, 128, 64, 3])
    let targets = RearfootBatches.targets(batch)
    #expect(targets.points.shape == [3, 3, 2])
    #expect(try targets.weights.values() == [1, 1, 1, 1, 0.3, 0, 0, 1, 1] as [Float])
    let pictures = try RearfootBatches.pictures(batch)
    #expect(pictures.shape == [3, 3, 128, 64])
    let values = try pictures.values()
    // Green of the pixel in column 7 of row 5 of the second leg.
    let place = ((1 * 3 + 1) * 128 + 5) * 64 + 7
    #expect(abs(values[place] - Float(list[1].picture.bytes[3 * (5 * 64 + 7) + 1]) / 255) < 1e-6)
    #expect(throws: LearningError.self) {
      try RearfootBatches.batch(list, inputSize: Self.whole) { $0 }
    }
  }
}
