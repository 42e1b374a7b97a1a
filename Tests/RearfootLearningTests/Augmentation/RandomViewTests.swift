import FootfallTestSupport
import GaitMath
import GaitModel
import Learning
import PictureProcessing
import RearfootLearning
import Testing

/// Labels stay on what they mark, whatever the view.
@Suite struct RandomViewTests {
  static let views: [(String, RandomView)] = [
    ("mirror", RandomView(mirroring: 1)),
    ("zoom in", RandomView(zoom: 1.2...1.6)),
    ("zoom out", RandomView(zoom: 0.7...0.9)),
    ("tilt", RandomView(degrees: 20)),
    ("shift", RandomView(shift: 0.1)),
    ("perspective", RandomView(perspective: 0.06)),
    (
      "all",
      RandomView(mirroring: 0.5, zoom: 0.75...1.5, degrees: 12, shift: 0.1, perspective: 0.05)
    ),
  ]

  /// The centroid of each drawn dot is where its label says.
  @Test(arguments: views.indices, [1, 2, 3] as [UInt64])
  func dotsFollowTheirLabels(_ index: Int, _ seed: UInt64) throws {
    let (name, view) = Self.views[index]
    let sample = try AugmentedSamples.legs()
    var random = SplitMix64(seed: seed)
    let seen = view.augmented(sample, using: &random)
    #expect(seen != sample)
    for point in seen.points {
      let centroid = try #require(
        AugmentedSamples.centroid(seen.picture, near: point.position, reach: 13), "\(name)")
      #expect((centroid - point.position).length < 0.05, "\(name)")
    }
  }

  /// The same through the general road of affine transforms, on a picture that is not square.
  @Test(arguments: [4, 5, 6] as [UInt64])
  func randomGeometryMovesSamplesToo(_ seed: UInt64) throws {
    let sample = try AugmentedSamples.legs(width: 256, height: 400)
    var random = SplitMix64(seed: seed)
    let geometry = RandomGeometry<RearfootSample>(
      mirroring: 0.5, degrees: 10, scales: 0.8...1.2, shift: 0.05)
    let seen = geometry.augmented(sample, using: &random)
    for point in seen.points {
      let centroid = try #require(
        AugmentedSamples.centroid(seen.picture, near: point.position, reach: 13))
      #expect((centroid - point.position).length < 0.05)
    }
  }

  /// Where the picture mirrors, left labels come from right legs: the left ones stay left.
  @Test func mirrorExchangesLegs() throws {
    var sample = try AugmentedSamples.legs()
    sample.points[2].visibility = .hidden
    let width = Double(sample.picture.size.width)
    var random = SplitMix64(seed: 1)
    let seen = RandomView(mirroring: 1).augmented(sample, using: &random)
    for index in 0..<8 {
      let origin = sample.points[(index + 4) % 8]
      #expect(abs(seen.points[index].position.x - (width - origin.position.x)) < 1e-9)
      #expect(seen.points[index].position.y == origin.position.y)
      #expect(seen.points[index].visibility == origin.visibility)
    }
    #expect(seen.points[6].visibility == .hidden)
    let box = Box(
      minX: width - sample.box.maxX, minY: sample.box.minY, maxX: width - sample.box.minX,
      maxY: sample.box.maxY)
    #expect(abs(seen.box.minX - box.minX) < 1e-9 && abs(seen.box.maxX - box.maxX) < 1e-9)
    #expect(abs(seen.box.minY - box.minY) < 1e-9 && abs(seen.box.maxY - box.maxY) < 1e-9)
    let back = RandomView(mirroring: 1).augmented(seen, using: &random)
    #expect(back.picture == sample.picture)
    for (one, other) in zip(back.points, sample.points) {
      #expect((one.position - other.position).length < 1e-9)
      #expect(one.visibility == other.visibility)
    }
  }

  /// Pictures of one leg all look like right legs, and stay so.
  @Test func oneLegIsNeverMirrored() throws {
    let places = [Vector2(120, 60), Vector2(122, 110), Vector2(130, 160)]
    let sample = try AugmentedSamples.dots(places, side: .left)
    for seed in 0..<10 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      #expect(RandomView(mirroring: 1).augmented(sample, using: &random).points == sample.points)
    }
    // Who asks for it gets the other leg.
    let map = Homography(x: Vector2(-1, 0), y: Vector2(0, 1), shift: Vector2(256, 0))
    let other = try sample.moved(by: map)
    #expect(other.side == .right)
    #expect(other.points.map(\.position) == places.map { Vector2(256 - $0.x, $0.y) })
  }

  /// A point that lies in the picture stays in it, a pixel from the edge.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func pointsStayInThePicture(_ seed: UInt64) throws {
    let places = [Vector2(12, 9), Vector2(20, 240), Vector2(245, 12), Vector2(248, 247)]
    var sample = try AugmentedSamples.dots(places)
    sample.points[1].visibility = .hidden
    var random = SplitMix64(seed: seed)
    let seen = RandomView(
      mirroring: 0.5, zoom: 0.7...1.6, degrees: 20, shift: 0.2, perspective: 0.1
    ).augmented(sample, using: &random)
    for point in seen.points {
      #expect((1...255).contains(point.position.x) && (1...255).contains(point.position.y))
    }
    #expect(seen.points.count { $0.visibility == .hidden } == 1)
    #expect(seen.box.minX >= 0 && seen.box.maxX <= 256 && seen.box.minY >= 0)
  }

  /// A label that means nothing is left alone, wherever it lies, and holds no view back.
  @Test func absentLabelsStayAbsent() throws {
    var sample = try AugmentedSamples.legs()
    sample.points[3] = RearfootPoint(position: Vector2(-1e6, .nan), visibility: .absent)
    var random = SplitMix64(seed: 3)
    let seen = RandomView(zoom: 1.3...1.3).augmented(sample, using: &random)
    #expect(seen.points[3].visibility == .absent)
    #expect(seen.points[3].position.x == -1e6)
    #expect(seen.points[0].position != sample.points[0].position)
    #expect(seen.points.allSatisfy { $0.visibility == .absent || $0.position.x.isFinite })
  }

  /// The box keeps its margins, which grow as the picture does.
  @Test func theBoxGrowsWithThePicture() throws {
    let sample = try AugmentedSamples.dots([Vector2(110, 120), Vector2(150, 140)])
    var random = SplitMix64(seed: 5)
    let seen = RandomView(zoom: 1.5...1.5).augmented(sample, using: &random)
    let (left, right) = (seen.points[0].position, seen.points[1].position)
    #expect(((right - left) - Vector2(60, 30)).length < 1e-9)
    #expect(abs(seen.box.minX - (left.x - 22.5)) < 1e-9)
    #expect(abs(seen.box.minY - (left.y - 30)) < 1e-9)
    #expect(abs(seen.box.maxX - (right.x + 15)) < 1e-9)
    #expect(abs(seen.box.maxY - (right.y + 37.5)) < 1e-9)
  }

  @Test func withoutLabelsTheBoxMovesAlone() throws {
    var sample = try AugmentedSamples.dots([Vector2(100, 100)])
    sample.points = []
    sample.box = Box(minX: 10, minY: 20, maxX: 30, maxY: 60)
    let map = Homography(x: Vector2(2, 0), y: Vector2(0, 2), shift: Vector2(5, -50))
    let seen = try sample.moved(by: map)
    #expect(seen.box == Box(minX: 25, minY: 0, maxX: 65, maxY: 70))
    var random = SplitMix64(seed: 8)
    #expect(RandomView(mirroring: 1).augmented(sample, using: &random) != sample)
  }

  @Test func nothingChangesWithoutRanges() throws {
    let sample = try AugmentedSamples.legs()
    var random = SplitMix64(seed: 2)
    #expect(RandomView().augmented(sample, using: &random) == sample)
    let flat = PlaneTransform(x: .zero, y: .zero, shift: .zero)
    #expect(sample.moved(by: flat) == sample)
    #expect(throws: PictureProcessingError.self) {
      try sample.moved(by: Homography(scale: .zero))
    }
  }
}
