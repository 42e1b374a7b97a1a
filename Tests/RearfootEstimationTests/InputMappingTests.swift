import GaitMath
import GaitModel
import RearfootEstimation
import Testing

@Suite struct InputMappingTests {
  private static let input = PixelSize(width: 256, height: 512)

  @Test(arguments: [false, true], [1, 2, 3, 4, 5] as [UInt64])
  func pointsGoThereAndBack(mirrors: Bool, seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<200 {
      let (x, y) = (random.uniform(-500...4000), random.uniform(-500...4000))
      let region = Box(
        minX: x, minY: y, maxX: x + random.uniform(3...3000), maxY: y + random.uniform(3...3000))
      let mapping = try #require(InputMapping(region, to: Self.input, mirrors: mirrors))
      let point = Vector2(random.uniform(-100...4000), random.uniform(-100...4000))
      #expect((mapping.picture(mapping.input(point)) - point).length < 1e-9 * 4000)
      let inner = Vector2(random.uniform(0...256), random.uniform(0...512))
      #expect((mapping.input(mapping.picture(inner)) - inner).length < 1e-9)
    }
  }

  @Test func cornersGoToCorners() throws {
    let region = Box(minX: 10, minY: 20, maxX: 138, maxY: 276)
    let plain = try #require(InputMapping(region, to: Self.input))
    #expect(plain.input(Vector2(10, 20)) == .zero)
    #expect(plain.input(Vector2(138, 276)) == Vector2(256, 512))
    #expect(plain.scale == Vector2(2, 2))
    let mirrored = try #require(InputMapping(region, to: Self.input, mirrors: true))
    #expect(mirrored.input(Vector2(10, 20)) == Vector2(256, 0))
    #expect(mirrored.input(Vector2(138, 276)) == Vector2(0, 512))
    let box = mirrored.input(Box(minX: 20, minY: 30, maxX: 40, maxY: 60))
    #expect(box == Box(minX: 196, minY: 20, maxX: 236, maxY: 80))
    #expect(mirrored.picture(box) == Box(minX: 20, minY: 30, maxX: 40, maxY: 60))
    #expect(mirrored.pictureDeviations(Vector2(3, 4)) == Vector2(1.5, 2))
  }

  @Test(arguments: [
    Box(minX: 0, minY: 0, maxX: 0, maxY: 5), Box(minX: 0, minY: 4, maxX: 5, maxY: 4),
    Box(minX: 0, minY: 0, maxX: .nan, maxY: 5), Box(minX: -.infinity, minY: 0, maxX: 0, maxY: 5),
    Box(minX: -1e30, minY: 0, maxX: 1e30, maxY: 5), Box(minX: 0, minY: 0, maxX: 5, maxY: 1e7),
  ]) func refusesARegionWithoutAnArea(_ region: Box) {
    #expect(InputMapping(region, to: Self.input) == nil)
  }

  private static func leg(_ points: [Vector2], _ side: Side) throws -> InputMapping {
    let (centre, length) = try (
      #require(LegCrop.centre(points)), #require(LegCrop.length([points]))
    )
    return try #require(
      LegCrop.mapping(at: centre, height: LegCrop.legScale * length, side: side, to: input))
  }

  @Test func aLeftLegIsSeenAsARightOne() throws {
    // A left leg and its mirror image about x = 100.
    let left = [Vector2(70, 50), Vector2(74, 150), Vector2(66, 200)]
    let right = left.map { Vector2(200 - $0.x, $0.y) }
    let one = try Self.leg(left, .left)
    let other = try Self.leg(right, .right)
    for (a, b) in zip(left, right) {
      #expect((one.input(a) - other.input(b)).length < 1e-9)
    }
    // Its angle keeps its sign: eversion is positive on both sides.
    let angle = RearfootAngle(left, .rearfoot3, side: .left)
    let seen = RearfootAngle(
      left.map { other.picture(one.input($0)) }, .rearfoot3, side: .right)
    #expect(abs((angle?.eversion ?? .nan) - (seen?.eversion ?? 0)) < 1e-9)
  }

  @Test func aLegIsInTheMiddleAndFillsItsShare() throws {
    let points = [Vector2(100, 100), Vector2(100, 300)]
    let mapping = try Self.leg(points, .right)
    #expect(abs(mapping.region.height - 200 * LegCrop.legScale) < 1e-9)
    #expect(abs(mapping.region.width - mapping.region.height / 2) < 1e-9)
    #expect(abs(mapping.scale.x - mapping.scale.y) < 1e-9)
    #expect((mapping.input(Vector2(100, 200)) - Vector2(128, 256)).length < 1e-9)
    let off = try #require(
      LegCrop.mapping(
        at: Vector2(100, 200), height: mapping.region.height, side: .right, to: Self.input,
        jitter: .init(shift: Vector2(0.1, 0), scale: 2)))
    #expect(abs(off.region.height - 2 * mapping.region.height) < 1e-9)
    #expect(abs((off.region.minX + off.region.maxX) / 2 - 100 - 0.1 * off.region.height) < 1e-9)
  }

  /// The longer leg counts; points on top of each other, and none, say nothing.
  @Test func lengthsAreThoseOfTheLongerLeg() throws {
    let short = [Vector2(10, 10), Vector2(10, 50)]
    let long = [Vector2(50, 10), Vector2(80, 50), Vector2(65, 30)]
    #expect(LegCrop.length([short, long]) == 50)
    #expect(LegCrop.length([short, []]) == 40)
    #expect(LegCrop.centre(long) == Vector2(65, 30))
    let nothing: [[Vector2]] = [
      [], [Vector2(5, 5)], [Vector2(5, 5), Vector2(5, 12)], [Vector2(.nan, 0), Vector2(1, 1)],
    ]
    for points in nothing { #expect(LegCrop.length([points]) == nil) }
    #expect(LegCrop.centre([]) == nil)
    #expect(
      LegCrop.mapping(at: Vector2(.nan, 0), height: 5, side: .left, to: Self.input) == nil)
    #expect(LegCrop.mapping(at: .zero, height: 0, side: .left, to: Self.input) == nil)
  }
}
