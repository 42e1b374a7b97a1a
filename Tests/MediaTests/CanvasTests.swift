import FootfallTestSupport
import Foundation
import GaitModel
import Media
import Testing

/// Drawing on a copy of a frame, seen through a JPEG of it.
@Suite struct CanvasTests {
  static let red = Ink(red: 255, green: 0, blue: 0)

  static func frame(_ name: String = "gradient.mkv") throws -> VideoFrame {
    try #require(try Clip.read(name).frames.first)
  }

  /// The canvas as it was drawn, read again as a frame.
  static func seen(_ canvas: borrowing Canvas, maximumSide: Int = .max) throws -> VideoFrame {
    let folder = try TemporaryFolder()
    let path = folder.path("canvas.jpg")
    try Data(canvas.jpeg(quality: 100, maximumSide: maximumSide)).write(to: URL(filePath: path))
    return try Photo(path: path).frame
  }

  @Test(arguments: [
    "h264.mp4", "h264-444.mp4", "h264-full.mp4", "rotated-90.mp4", "rotated-180.mp4",
    "rotated-270.mp4", "odd-size.webm", "mpeg4.avi", "hevc-10bit-hlg.mp4", "h264-rgb.mkv",
    "wide-pixels.mpg", "photo.png", "exif-2.jpg", "turned.heic",
  ])
  func copiesThePictureUpright(_ name: String) throws {
    let isPhoto = try MediaKind(path: Clip.path(name)) == .photo
    let frame = try isPhoto ? Photo(path: Clip.path(name)).frame : Self.frame(name)
    let canvas = try Canvas(frame)
    #expect(canvas.frameSize == frame.size)
    let copy = try Self.seen(canvas)
    #expect(copy.size == frame.size)
    for (a, b) in zip(copy.quarters, frame.quarters) { #expect(distance(a, b) < 8, "\(a), \(b)") }
  }

  @Test func theFrameIsUntouched() throws {
    let frame = try Self.frame()
    let before = frame.colour(20, 20)
    var canvas = try Canvas(frame)
    canvas.disc(at: SIMD2(20, 20), radius: 9, Self.red)
    #expect(frame.colour(20, 20) == before)
  }

  /// The area that a figure covers, from how far white takes a black picture.
  static func area(_ draw: (inout Canvas) -> Void) throws -> Float {
    let frame = try Self.frame()
    var canvas = try Canvas(frame)
    canvas.rectangle(Box(minX: -9, minY: -9, maxX: 99, maxY: 99), .black)
    draw(&canvas)
    let copy = try Self.seen(canvas)
    let region = CropRegion(centerX: 24, centerY: 20, width: 48, height: 40)
    let values = copy.crop(region, 48, 40)
    return values.reduce(0, +) / 255 / 3
  }

  @Test func areasAreThoseOfGeometry() throws {
    let centre = SIMD2<Float>(24.3, 19.6)
    let pi = Float.pi
    let disc = try Self.area { $0.disc(at: centre, radius: 10, .white) }
    #expect(abs(disc - pi * 100) < 5)
    let ring = try Self.area { $0.ring(at: centre, radius: 12, width: 3, .white) }
    #expect(abs(ring - 2 * pi * 12 * 3) < 5)
    let line = try Self.area {
      $0.line(from: SIMD2(10, 10), to: SIMD2(34, 28), width: 5, .white)
    }
    #expect(abs(line - (30 * 5 + pi * 6.25)) < 5)
    let arc = try Self.area {
      $0.arc(at: centre, radius: 12, start: 0.4, sweep: 2, width: 3, .white)
    }
    #expect(abs(arc - (24 * 3 + pi * 2.25)) < 5)
    let box = try Self.area {
      $0.rectangle(Box(minX: 9.5, minY: 9.5, maxX: 29.5, maxY: 24.5), .white)
    }
    #expect(abs(box - 300) < 5)
    let round = try Self.area {
      $0.rectangle(Box(minX: 9.5, minY: 9.5, maxX: 29.5, maxY: 24.5), cornerRadius: 5, .white)
    }
    #expect(abs(round - (300 - (4 - pi) * 25)) < 5)
    let half = try Self.area { $0.disc(at: centre, radius: 10, Ink.white.opacity(0.5)) }
    #expect(abs(half - pi * 50) < 5)
  }

  @Test func colourLiesWhereLightnessLies() throws {
    var canvas = try Canvas(try Self.frame())
    canvas.rectangle(Box(minX: -9, minY: -9, maxX: 99, maxY: 99), .black)
    canvas.rectangle(Box(minX: 19.5, minY: 11.5, maxX: 29.5, maxY: 25.5), Self.red)
    let copy = try Self.seen(canvas)
    for (x, y) in [(20, 18), (29, 18), (24, 12), (24, 25)] as [(Float, Float)] {
      #expect(distance(copy.colour(x, y), SIMD3(255, 0, 0)) < 12, "inside at \(x), \(y)")
    }
    for (x, y) in [(19, 18), (30, 18), (24, 11), (24, 26)] as [(Float, Float)] {
      #expect(distance(copy.colour(x, y), SIMD3(0, 0, 0)) < 12, "outside at \(x), \(y)")
    }
  }

  @Test func theArcLiesWhereItIsSaidToLie() throws {
    var canvas = try Canvas(try Self.frame())
    canvas.rectangle(Box(minX: -9, minY: -9, maxX: 99, maxY: 99), .black)
    // From the right, clockwise as seen: down.
    canvas.arc(at: SIMD2(24, 20), radius: 12, start: 0, sweep: .pi / 2, width: 4, .white)
    let copy = try Self.seen(canvas)
    let diagonal: Float = 12 * Float(0.5).squareRoot()
    #expect(copy.colour(24 + diagonal, 20 + diagonal).y > 240)
    #expect(copy.colour(24 - diagonal, 20 + diagonal).y < 15)
    #expect(copy.colour(24 + diagonal, 20 - diagonal).y < 15)
  }

  /// A colour looks the same whatever matrix and range the picture has.
  @Test(arguments: [
    "h264.mp4", "mpeg4.avi", "h264-full.mp4", "hevc-10bit-hlg.mp4", "photo.jpg", "gradient.mkv",
  ])
  func coloursFollowTheMatrix(_ name: String) throws {
    let isPhoto = name.hasPrefix("photo")
    let frame = try isPhoto ? Photo(path: Clip.path(name)).frame : Self.frame(name)
    for ink in [
      Self.red, Ink(red: 0, green: 160, blue: 255), Ink(red: 250, green: 200, blue: 40), .white,
    ] {
      var canvas = try Canvas(frame)
      canvas.rectangle(Box(minX: -9, minY: -9, maxX: 99, maxY: 99), ink)
      let colour = try Self.seen(canvas).colour(20, 20)
      let expected = SIMD3(Float(ink.red), Float(ink.green), Float(ink.blue))
      #expect(distance(colour, expected) < 7, "\(colour) for \(ink)")
    }
  }

  @Test func smallerCopiesKeepTheCoordinates() throws {
    let frame = try Self.frame("wide-pixels.mpg")
    var canvas = try Canvas(frame, maximumSide: 43)
    canvas.disc(at: SIMD2(60, 12), radius: 6, .white)
    let copy = try Self.seen(canvas)
    #expect(copy.size == PixelSize(width: 43, height: 24))
    #expect(distance(copy.colour(60 * 43 / 85, 6), SIMD3(255, 255, 255)) < 12)
    #expect(try Self.seen(canvas, maximumSide: 10).size == PixelSize(width: 10, height: 6))
  }

  @Test func figuresMayLieOutsideOrNowhere() throws {
    let font = try Font()
    for frame in [try Self.frame(), try Self.frame("one-pixel.avi")] {
      var canvas = try Canvas(frame)
      for value in [Float(-1e9), -50, 0, 1e9, .infinity, .nan] {
        let place = SIMD2(value, value)
        canvas.line(from: place, to: SIMD2(20, 20), width: 3, .white)
        canvas.line(from: place, to: place, width: value, .white)
        canvas.disc(at: place, radius: value, .white)
        canvas.ring(at: place, radius: 5, width: value, Ink.white.opacity(value))
        canvas.arc(at: place, radius: value, start: value, sweep: value, width: 2, .white)
        canvas.text("Aç", at: place, size: value, font: font, .white)
        let box = Box(minX: Double(value), minY: 0, maxX: 9, maxY: Double(value))
        canvas.rectangle(box, cornerRadius: value, .white)
      }
      #expect(try !canvas.jpeg(quality: 50).isEmpty)
    }
  }

  @Test func textIsMeasuredAndWritten() throws {
    let font = try Font()
    let frame = try Self.frame("wide-pixels.mpg")
    var canvas = try Canvas(frame)
    let one = canvas.width(of: "n", size: 20, font: font)
    let three = canvas.width(of: "nnn", size: 20, font: font)
    // DejaVu Sans: an n is 1298 of 2048 units wide.
    #expect(abs(one - 20 * 1298 / 2048) < 0.6)
    #expect(abs(three - 3 * one) < 0.01)
    #expect(
      canvas.width(of: "AV", size: 20, font: font) < canvas.width(of: "A", size: 20, font: font) * 2
    )
    canvas.rectangle(Box(minX: -9, minY: -9, maxX: 99, maxY: 99), .black)
    canvas.text("■", at: SIMD2(40, 30), size: 30, font: font, alignment: .centre, Self.red)
    let copy = try Self.seen(canvas)
    #expect(distance(copy.colour(40, 24), SIMD3(255, 0, 0)) < 30)
    #expect(copy.colour(5, 24).x < 20)
    #expect(copy.colour(75, 24).x < 20)
  }

  @Test func aMissingFontIsNamed() throws {
    #expect {
      try Font(searching: ["/nowhere/DejaVuSans.ttf"])
    } throws: {
      ($0 as? MediaError)?.kind == .notInstalled
    }
  }

  @Test func aPartOfThePictureIsSavedAlone() throws {
    let frame = try Self.frame()
    var canvas = try Canvas(frame)
    canvas.disc(at: SIMD2(30, 20), radius: 5, Self.red)
    let whole = try Self.seen(canvas)
    let folder = try TemporaryFolder()
    let path = folder.path("part.jpg")
    // An odd corner moves to the even pixel before it.
    let region = Box(minX: 21, minY: 10, maxX: 40, maxY: 29)
    try Data(canvas.jpeg(of: region, quality: 100)).write(to: URL(filePath: path))
    let part = try Photo(path: path).frame
    #expect(part.size == PixelSize(width: 21, height: 20))
    for (x, y) in [(Float(10), Float(10)), (2, 2), (18, 3), (3, 17), (18, 17)] {
      #expect(distance(part.colour(x, y), whole.colour(x + 20, y + 10)) < 12)
    }
  }

  @Test(arguments: [
    Box(minX: -1e9, minY: -5, maxX: 1e9, maxY: 900), Box(minX: .nan, minY: 0, maxX: 9, maxY: 9),
  ])
  func aPartThatHoldsAllIsTheWhole(_ region: Box) throws {
    let canvas = try Canvas(try Self.frame())
    #expect(try canvas.jpeg(of: region, quality: 80) == canvas.jpeg(quality: 80))
  }

  @Test func jpegHasNoMetadata() throws {
    let bytes = try Canvas(try Self.frame()).jpeg(quality: 80)
    #expect(bytes.starts(with: [0xff, 0xd8]))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(!text.contains("Exif") && !text.contains("Lavc"))
    #expect(bytes == (try Canvas(try Self.frame()).jpeg(quality: 80)))
    #expect(try Canvas(try Self.frame()).jpeg(quality: 1).count < bytes.count)
  }
}
