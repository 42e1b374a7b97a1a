import GaitModel
import Media
import Testing

@Suite struct MosaicTests {
  static let region = Box(minX: 10, minY: 8, maxX: 26, maxY: 24)

  @Test func tilesHoldOneColourEach() throws {
    let frame = try CanvasTests.frame()
    var canvas = try Canvas(frame)
    canvas.mosaic(Self.region, tiles: 2)
    let copy = try CanvasTests.seen(canvas)
    // Tiles of 8 by 8 from (10, 8): their inner pixels are alike, but for the JPEG.
    for (x, y): (Float, Float) in [(12, 10), (20, 10), (12, 18), (20, 18)] {
      #expect(distance(copy.colour(x, y), copy.colour(x + 4, y + 4)) < 10, "\(x) \(y)")
    }
    #expect(distance(frame.colour(12, 10), frame.colour(16, 14)) > 10)
  }

  @Test func leavesTheRestAlone() throws {
    let frame = try CanvasTests.frame()
    var canvas = try Canvas(frame)
    canvas.mosaic(Self.region, tiles: 2)
    let copy = try CanvasTests.seen(canvas)
    for (x, y): (Float, Float) in [(2, 2), (40, 4), (4, 36), (44, 36)] {
      #expect(distance(copy.colour(x, y), frame.colour(x, y)) < 12, "\(x) \(y)")
    }
  }

  @Test(arguments: [
    Box(minX: -100, minY: -100, maxX: 400, maxY: 400), Box(minX: 47, minY: 39, maxX: 48, maxY: 40),
    Box(minX: 60, minY: 60, maxX: 90, maxY: 90), Box(minX: 9, minY: 9, maxX: 3, maxY: 3),
    Box(minX: .nan, minY: 0, maxX: 9, maxY: 9), Box(minX: 0, minY: 0, maxX: .infinity, maxY: 9),
  ])
  func bearsAnyRegion(region: Box) throws {
    var canvas = try Canvas(try CanvasTests.frame("odd-size.webm"))
    for tiles in [-1, 0, 1, 5, 1000] { canvas.mosaic(region, tiles: tiles) }
    #expect(try !canvas.jpeg(quality: 90).isEmpty)
  }
}
