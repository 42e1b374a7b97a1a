import Foundation
import GaitMath
import GaitModel
import PictureProcessing
import Testing

/// Maps of the plane, and pictures under them.
@Suite struct HomographyTests {
  static let square = [Vector2(0, 0), Vector2(10, 0), Vector2(10, 10), Vector2(0, 10)]

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func fourPointsGoWhereTheyShould(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let images = Self.square.map { $0 * 3 + Vector2(random.within(4), random.within(4)) }
    let map = try #require(Homography(from: Self.square, to: images))
    let back = try #require(map.inverse)
    for (point, image) in zip(Self.square, images) {
      #expect((map(point) - image).length < 1e-9)
      #expect((back(image) - point).length < 1e-9)
    }
    let middle = Vector2(random.uniform(0...10), random.uniform(0...10))
    #expect((map.then(back)(middle) - middle).length < 1e-9)
    #expect(map.determinant > 0)
  }

  /// The diagonals of the image cross where the middle goes: what perspective keeps.
  @Test func diagonalsCrossInTheMiddle() throws {
    let images = [Vector2(1, 2), Vector2(14, 1), Vector2(11, 9), Vector2(3, 12)]
    let map = try #require(Homography(from: Self.square, to: images))
    let middle = map(Vector2(5, 5))
    #expect(abs((images[2] - images[0]).cross(middle - images[0])) < 1e-9)
    #expect(abs((images[3] - images[1]).cross(middle - images[1])) < 1e-9)
  }

  @Test(arguments: [
    [Vector2(0, 0), Vector2(1, 1), Vector2(2, 2), Vector2(0, 5)],
    [Vector2(0, 0), Vector2(0, 0), Vector2(2, 2), Vector2(0, 5)],
    [Vector2(0, 0), Vector2(1, 0)], [],
    [Vector2(.nan, 0), Vector2(1, 0), Vector2(1, 1), Vector2(0, 1)],
  ])
  func noMapThroughPointsOnALine(_ points: [Vector2]) {
    #expect(Homography(from: points, to: Self.square) == nil)
    #expect(Homography(from: Self.square, to: points) == nil)
  }

  @Test func affineMapsAndMirrors() {
    let map = Homography(x: Vector2(-2, 0), y: Vector2(0, 3), shift: Vector2(7, 1))
    #expect(map(Vector2(2, 5)) == Vector2(3, 16))
    #expect(map.determinant == -6)
    #expect(Homography(scale: Vector2(4, 5))(Vector2(1, 2)) == Vector2(4, 10))
    #expect(Homography(scale: Vector2(0, 1)).inverse == nil)
    #expect(Homography(scale: Vector2(.infinity, 1)).inverse == nil)
  }

  @Test func identityLeavesThePicture() throws {
    let picture = try Pictures.noise(37, 21, seed: 5)
    #expect(try picture.warped(by: .identity) == picture)
  }

  /// A mirror and whole shifts are exact, pixel by pixel.
  @Test func mirrorsAndWholeShiftsAreExact() throws {
    let picture = try Pictures.noise(37, 21, seed: 6)
    let mirror = Homography(x: Vector2(-1, 0), y: Vector2(0, 1), shift: Vector2(37, 0))
    #expect(try picture.warped(by: mirror) == picture.mirrored())
    #expect(picture.mirrored().mirrored() == picture)
    let shift = Homography(x: Vector2(1, 0), y: Vector2(0, 1), shift: Vector2(5, -3))
    let moved = try picture.warped(by: shift, outside: [1, 2, 3])
    for y in 0..<21 {
      for x in 0..<37 {
        let pixel = Array(moved.bytes[(3 * (37 * y + x))..<(3 * (37 * y + x) + 3)])
        guard x >= 5, y < 18 else {
          #expect(pixel == [1, 2, 3])
          continue
        }
        let from = 3 * (37 * (y + 3) + x - 5)
        #expect(pixel == Array(picture.bytes[from..<(from + 3)]))
      }
    }
  }

  @Test func whatCannotBeIsRefused() throws {
    let picture = try Pictures.noise(5, 5, seed: 7)
    #expect(throws: PictureProcessingError.self) {
      try picture.warped(by: Homography(scale: Vector2(0, 1)))
    }
    #expect(throws: PictureProcessingError.self) {
      try picture.warped(by: .identity, outside: [1, 2])
    }
    for size in [PixelSize(width: 0, height: 4), PixelSize(width: 4, height: 1 << 40)] {
      #expect(throws: PictureProcessingError.tooLarge(width: size.width, height: size.height)) {
        try picture.resized(to: size)
      }
    }
  }

  /// Halving takes means of four; a flat picture stays what it is at any size.
  @Test func resizingTakesMeans() throws {
    let picture = try Pictures.grey(8, 6) { x, y in UInt8(10 * x + 3 * y) }
    let half = try picture.resized(to: PixelSize(width: 4, height: 3))
    for y in 0..<3 {
      for x in 0..<4 {
        // The mean of levels 20 x + 6 y plus 0, 10, 3 and 13.
        #expect(abs(Double(half.bytes[3 * (4 * y + x)]) - Double(20 * x + 6 * y) - 6.5) <= 0.5)
      }
    }
    let flat = try Pictures.flat(9, 4, [3, 200, 90])
    let grown = try flat.resized(to: PixelSize(width: 31, height: 2))
    #expect(grown == (try Pictures.flat(31, 2, [3, 200, 90])))
  }
}
