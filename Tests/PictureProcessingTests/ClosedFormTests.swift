import Foundation
import GaitMath
import GaitModel
import PictureProcessing
import Testing

/// Preprocessing and warps against formulas worked out here by another way.
@Suite struct ClosedFormTests {
  /// Flattening as its definition says: a level becomes 255 times the share of pixels up to it,
  /// less the share of the lowest level.
  @Test(arguments: [1, 2, 3] as [UInt64]) func equalisingIsTheCumulativeShare(_ seed: UInt64) throws
  {
    var random = SplitMix64(seed: seed)
    let levels = (0..<(40 * 30)).map { _ in UInt8(60 + 90 * random.unit() * random.unit()) }
    let picture = try Pictures.grey(40, 30) { x, y in levels[40 * y + x] }
    let seen = try PicturePreprocessing.equalise.processor().process(picture)
    let lowest = try #require(levels.min())
    let first = levels.count { $0 == lowest }
    for (index, level) in levels.enumerated() {
      let share = Double(levels.count { $0 <= level } - first) / Double(levels.count - first)
      #expect(abs(Double(seen.bytes[3 * index]) - 255 * share) <= 0.51)
    }
  }

  @Test(arguments: [0, 17, 128, 255] as [UInt8]) func flatPicturesStayFlat(_ level: UInt8) throws {
    let picture = try Pictures.flat(40, 40, [level, level, level])
    for preprocessing in PicturePreprocessing.allCases where !preprocessing.needsClip {
      let seen = try preprocessing.processor().process(picture)
      #expect(Set(seen.bytes).count == 1, "\(preprocessing)")
      if [.none, .grey, .equalise, .denoiseGaussian, .denoiseBilateral, .edgesOverColour]
        .contains(preprocessing)
      {
        #expect(seen == picture, "\(preprocessing)")
      }
      if preprocessing == .edges { #expect(seen.bytes[0] == 0) }
    }
  }

  /// The edge of a disc is a circle around its middle: every edge pixel lies at the radius, and
  /// every direction has one.
  @Test(arguments: [10.0, 18.5, 27]) func theEdgeOfADiscIsACircle(_ radius: Double) throws {
    let disc = try Pictures.grey(80, 80) { x, y in
      hypot(Double(x) - 40, Double(y) - 40) < radius ? 200 : 50
    }
    let edges = try PicturePreprocessing.edges.processor().process(disc)
    var sectors = Set<Int>()
    for y in 0..<80 {
      for x in 0..<80 where edges.bytes[3 * (80 * y + x)] == 255 {
        let (dx, dy) = (Double(x) - 40, Double(y) - 40)
        #expect(abs(hypot(dx, dy) - radius) < 1.6)
        sectors.insert(Int((atan2(dy, dx) + .pi) / .pi * 12))
      }
    }
    #expect(sectors.count >= 24)
  }

  /// Contrast within a tile grows, and by less than flattening the histogram would do: the limit.
  @Test func claheLimitsContrast() throws {
    let faint = try Pictures.grey(64, 64) { x, y in UInt8(100 + (x / 2 + y / 2) % 2 * 6) }
    func spread(_ preprocessing: PicturePreprocessing) throws -> Int {
      let seen = try preprocessing.processor().process(faint).bytes
      return Int(seen.max() ?? 0) - Int(seen.min() ?? 0)
    }
    #expect(try spread(.equalise) == 255)
    #expect(try spread(.clahe) > 6)
    #expect(try spread(.clahe) < 60)
  }

  /// Between pixels a slope is a slope: the warped picture has the slope's value at the place that
  /// each of its pixels came from.
  @Test(arguments: [1, 2, 3, 4] as [UInt64]) func warpedSlopesAreSlopes(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let slope = try Pictures.grey(80, 60) { x, y in UInt8(20 + 2 * x + y) }
    let corners = [Vector2(0, 0), Vector2(80, 0), Vector2(80, 60), Vector2(0, 60)]
    let moved = corners.map { $0 + Vector2(random.within(9), random.within(9)) }
    let map = try #require(Homography(from: corners, to: moved))
    let back = try #require(map.inverse)
    let seen = try slope.warped(by: map)
    var compared = 0
    for y in 0..<60 {
      for x in 0..<80 {
        let origin = back(Vector2(Double(x) + 0.5, Double(y) + 0.5))
        guard origin.x > 1, origin.y > 1, origin.x < 79, origin.y < 59 else { continue }
        let expected = 20 + 2 * (origin.x - 0.5) + origin.y - 0.5
        #expect(abs(Double(seen.bytes[3 * (80 * y + x)]) - expected) < 0.6)
        compared += 1
      }
    }
    #expect(compared > 3000)
  }

  /// A map into a picture of another size: what lies at a share of one lies at that share of the
  /// other.
  @Test func warpsIntoAnotherSize() throws {
    let slope = try Pictures.grey(40, 30) { x, y in UInt8(3 * x + 2 * y) }
    let size = PixelSize(width: 80, height: 90)
    let seen = try slope.warped(by: Homography(scale: Vector2(2, 3)), size: size)
    #expect(seen.size == size)
    for (x, y) in [(10, 12), (41, 30), (70, 80)] {
      let expected = 3 * ((Double(x) + 0.5) / 2 - 0.5) + 2 * ((Double(y) + 0.5) / 3 - 0.5)
      #expect(abs(Double(seen.bytes[3 * (80 * y + x)]) - expected) < 0.6)
    }
  }

  /// Nothing of a picture that lies wholly elsewhere is seen.
  @Test(arguments: [Vector2(500, 0), Vector2(-500, 0), Vector2(0, 1e7), Vector2(1e12, -1e12)])
  func farAwayThereIsOnlyTheOutside(_ shift: Vector2) throws {
    let picture = try Pictures.noise(30, 20, seed: 1)
    let map = Homography(x: Vector2(1, 0), y: Vector2(0, 1), shift: shift)
    let seen = try picture.warped(by: map, outside: [11, 22, 33])
    #expect(seen == (try Pictures.flat(30, 20, [11, 22, 33])))
  }

  /// Blurs are means: they keep the mean of a picture whose edges are flat, whatever the direction.
  @Test(arguments: [0.3, 1.1, 2.9]) func blursKeepTheMean(_ angle: Double) throws {
    let picture = try Pictures.grey(60, 60) { x, y in
      abs(x - 30) < 9 && abs(y - 30) < 12 ? UInt8(100 + (x * y) % 90) : 60
    }
    func mean(_ picture: RGBPicture) -> Double {
      Double(picture.bytes.reduce(0) { $0 + Int($1) }) / Double(picture.bytes.count)
    }
    for length in [1.0, 6, 15] {
      let seen = try picture.movedWhileExposed(length: length, angle: angle)
      #expect(abs(mean(seen) - mean(picture)) < 0.3)
    }
    #expect(abs(mean(try picture.blurred(sigma: 2)) - mean(picture)) < 0.3)
  }

  /// Of 256 parts none is lost, for any way: white stays white.
  @Test(arguments: [0.0, 0.7, 1, 4.2, 12, 33, 60]) func motionKeepsWhite(_ length: Double) throws {
    let white = try Pictures.flat(20, 10, [255, 255, 255])
    for angle in [0, 0.4, 1.3, 2.2, -7, 1e6] {
      #expect(try white.movedWhileExposed(length: length, angle: angle) == white)
    }
    #expect(throws: PictureProcessingError.self) {
      try white.movedWhileExposed(length: length, angle: .nan)
    }
  }
}
