import FootfallTestSupport
import Foundation
import GaitModel
import Media
import Testing

/// Pictures in memory, into files and back.
@Suite struct PictureFileTests {
  /// A smooth picture whose colours tell every place.
  static func ramp(_ width: Int, _ height: Int) throws -> RGBPicture {
    var bytes: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        let (right, down) = (
          Double(x) / Double(max(width, 96)), Double(y) / Double(max(height, 96))
        )
        bytes += [40 + 160 * right, 200 - 120 * down, 60 + 90 * right * down].map(UInt8.init)
      }
    }
    return try #require(RGBPicture(size: PixelSize(width: width, height: height), bytes: bytes))
  }

  static func read(_ bytes: [UInt8], _ name: String) throws -> RGBPicture {
    let folder = try TemporaryFolder()
    try Data(bytes).write(to: folder.file(name))
    return try RGBPicture(path: folder.file(name).path)
  }

  static func meanDifference(_ a: RGBPicture, _ b: RGBPicture) -> Double {
    let sum = zip(a.bytes, b.bytes).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    return Double(sum) / Double(a.bytes.count)
  }

  static let sizes = [(1, 1), (2, 1), (1, 3), (7, 5), (64, 48), (33, 200)]

  @Test(arguments: sizes) func pngIsWithoutLoss(_ width: Int, _ height: Int) throws {
    var picture = try Self.ramp(width, height)
    var generator = SeededGenerator(seed: 3)
    for index in picture.bytes.indices where index % 5 == 0 {
      picture.bytes[index] = .random(in: 0...255, using: &generator)
    }
    let bytes = try picture.png()
    #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(try Self.read(bytes, "a.png") == picture)
    #expect(try bytes == picture.png())
  }

  @Test(arguments: sizes) func jpegKeepsThePicture(_ width: Int, _ height: Int) throws {
    let picture = try Self.ramp(width, height)
    let again = try Self.read(picture.jpeg(quality: 95), "a.jpg")
    #expect(again.size == picture.size)
    #expect(Self.meanDifference(again, picture) < 4)
  }

  /// Photos turned by their tags are read as they stand, to the pixel.
  @Test(arguments: [
    "photo.jpg", "photo.png", "photo.webp", "photo.heic", "exif-6.jpg", "exif-2.jpg", "turned.heic",
  ])
  func readsUpright(_ name: String) throws {
    let picture = try RGBPicture(path: Clip.path(name))
    #expect(picture.size == PixelSize(width: 64, height: 48))
    for (place, expected) in zip([(12, 9), (51, 9), (12, 38), (51, 38)], expectedQuarters) {
      let start = 3 * (place.1 * 64 + place.0)
      let seen = (0..<3).map { Float(picture.bytes[start + $0]) }
      #expect(distance(SIMD3(seen[0], seen[1], seen[2]), expected) < 8, "\(seen) for \(expected)")
    }
  }

  /// Every pixel of a turned photo is that of the sampler, which turns on a way of its own.
  @Test(arguments: ["exif-6.jpg", "exif-2.jpg", "photo.png"])
  func agreesWithSampling(_ name: String) throws {
    let picture = try RGBPicture(path: Clip.path(name))
    let whole = CropRegion(centerX: 32, centerY: 24, width: 64, height: 48)
    let sampled = try Photo(path: Clip.path(name)).frame.crop(whole, 64, 48)
    for (byte, value) in zip(picture.bytes, sampled) { #expect(abs(Float(byte) - value) < 6) }
  }

  @Test(arguments: [
    ("text.mp4", MediaError.Kind.notAPhoto), ("nowhere.png", .notFound),
    ("truncated.png", .broken),
  ])
  func refuses(_ name: String, _ kind: MediaError.Kind) {
    #expect {
      try RGBPicture(path: Clip.path(name))
    } throws: {
      ($0 as? MediaError)?.kind == kind
    }
  }
}

/// The steps of JPEG files by libjpeg's quality.
@Suite struct JPEGQualityTests {
  /// What libjpeg (through Pillow 13.0.0: `Image.save(quality=q)`, `Image.quantization`) has: the
  /// first rows and the sums of its tables, lightness and colour.
  static let libjpeg: [(Int, [UInt8], Int, [UInt8], Int)] = [
    (
      1, [255, 255, 255, 255, 255, 255, 255, 255], 16320,
      [255, 255, 255, 255, 255, 255, 255, 255], 16320
    ),
    (
      10, [80, 55, 50, 80, 120, 200, 255, 255], 12560, [85, 90, 120, 235, 255, 255, 255, 255], 15110
    ),
    (30, [27, 18, 17, 27, 40, 66, 85, 101], 6125, [28, 30, 40, 78, 164, 164, 164, 164], 9122),
    (75, [8, 6, 5, 8, 12, 20, 26, 31], 1858, [9, 9, 12, 24, 50, 50, 50, 50], 2780),
    (90, [3, 2, 2, 3, 5, 8, 10, 12], 736, [3, 4, 5, 9, 20, 20, 20, 20], 1110),
    (100, [1, 1, 1, 1, 1, 1, 1, 1], 64, [1, 1, 1, 1, 1, 1, 1, 1], 64),
  ]

  @Test(arguments: libjpeg)
  func tablesAreThoseOfLibjpeg(
    _ quality: Int, _ luma: [UInt8], _ lumaSum: Int, _ chroma: [UInt8], _ chromaSum: Int
  ) {
    let tables = JPEGQuality(quality)
    #expect(Array(tables.luma.prefix(8)) == luma)
    #expect(tables.luma.reduce(0) { $0 + Int($1) } == lumaSum)
    #expect(Array(tables.chroma.prefix(8)) == chroma)
    #expect(tables.chroma.reduce(0) { $0 + Int($1) } == chromaSum)
  }

  @Test(arguments: [(-5, 1), (0, 1), (101, 100), (Int.max, 100)])
  func qualitiesOutsideBecomeTheNearest(_ given: Int, _ taken: Int) {
    #expect(JPEGQuality(given) == JPEGQuality(taken))
  }

  /// The tables in a file stand in zigzag order (ITU-T T.81, figure A.6).
  static func tables(in file: [UInt8]) -> [[UInt8]] {
    var order: [Int] = []
    for diagonal in 0..<15 {
      let cells = (max(0, diagonal - 7)...min(7, diagonal)).map { 8 * $0 + diagonal - $0 }
      order += diagonal % 2 == 0 ? cells.reversed() : cells
    }
    var tables: [[UInt8]] = []
    var place = 2
    while place + 4 < file.count, file[place] == 0xFF, file[place + 1] != 0xDA {
      let length = Int(file[place + 2]) << 8 | Int(file[place + 3])
      if file[place + 1] == 0xDB {
        for start in stride(from: place + 4, to: place + 2 + length, by: 65) {
          var table = [UInt8](repeating: 0, count: 64)
          for (index, cell) in order.enumerated() { table[cell] = file[start + 1 + index] }
          tables.append(table)
        }
      }
      place += 2 + length
    }
    return tables
  }

  @Test(arguments: [1, 2, 10, 24, 30, 50, 75, 90, 95, 100])
  func filesHaveThem(_ quality: Int) throws {
    let picture = try PictureFileTests.ramp(48, 40)
    let found = Self.tables(in: try picture.jpeg(quality: quality))
    let expected = JPEGQuality(quality)
    #expect(found == [expected.luma, expected.chroma])
  }

  /// Black and white pixels by chance: the largest coefficients, with steps of one. Grey has no colour
  /// to lose, so hardly a level is lost.
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func theLargestCoefficientsFit(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var picture = try PictureFileTests.ramp(37, 29)
    for pixel in 0..<(37 * 29) {
      // Whole blocks of one colour now and then, so that means jump from end to end.
      let isFlat = (pixel / 8 % 5 + pixel / 37 / 8) % 2 == 0
      let level: UInt8 = (isFlat ? pixel / 8 % 3 > 0 : Bool.random(using: &generator)) ? 255 : 0
      for channel in 0..<3 { picture.bytes[3 * pixel + channel] = level }
    }
    let seen = try PictureFileTests.read(picture.jpeg(quality: 100), "a.jpg")
    for (a, b) in zip(seen.bytes, picture.bytes) { #expect(abs(Int(a) - Int(b)) <= 3) }
  }

  /// Blocks of one level come back as their mean, rounded to the step of the means: 27 / 8 levels at
  /// quality 30.
  @Test(arguments: [0, 1, 77, 128, 130, 254, 255] as [UInt8])
  func meansAreRoundedToTheirStep(_ level: UInt8) throws {
    let size = PixelSize(width: 16, height: 16)
    let bytes = [UInt8](repeating: level, count: 3 * 256)
    let picture = try #require(RGBPicture(size: size, bytes: bytes))
    let seen = try PictureFileTests.read(picture.jpeg(quality: 30), "a.jpg")
    let step = 27.0 / 8
    let expected = 128 + step * ((Double(level) - 128) / step).rounded()
    for byte in seen.bytes { #expect(abs(Double(byte) - min(max(expected, 0), 255)) <= 0.51) }
  }

  @Test func tooLongPicturesAreRefused() throws {
    let bytes = [UInt8](repeating: 0, count: 3 * 65536)
    let picture = try #require(RGBPicture(size: PixelSize(width: 65536, height: 1), bytes: bytes))
    #expect(throws: MediaError.self) { try picture.jpeg(quality: 80) }
  }

  @Test func lowerQualitiesAreSmallerAndFurtherAway() throws {
    var picture = try PictureFileTests.ramp(96, 64)
    var generator = SeededGenerator(seed: 8)
    for index in picture.bytes.indices {
      picture.bytes[index] &+= .random(in: 0...40, using: &generator)
    }
    var (size, distance) = (Int.max, 0.0)
    for quality in [95, 75, 50, 20, 5] {
      let bytes = try picture.jpeg(quality: quality)
      let difference = PictureFileTests.meanDifference(
        try PictureFileTests.read(bytes, "q.jpg"), picture)
      #expect(bytes.count < size && difference > distance)
      (size, distance) = (bytes.count, difference)
    }
  }
}

/// Clips of pictures made in memory.
@Suite struct PictureCanvasTests {
  @Test(arguments: [(64, 48), (37, 21), (1, 1)])
  func coloursSurviveTheVideo(_ width: Int, _ height: Int) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("clip.mp4").path
    let writer = try VideoWriter(path: path, frameRate: 25)
    let colours: [SIMD3<UInt8>] = [SIMD3(200, 40, 40), SIMD3(30, 180, 60), SIMD3(220, 220, 215)]
    for (index, colour) in colours.enumerated() {
      let pixel = [colour.x, colour.y, colour.z]
      let bytes = Array(repeatElement(pixel, count: width * height).joined())
      let picture = try #require(
        RGBPicture(size: PixelSize(width: width, height: height), bytes: bytes))
      let canvas = try Canvas(picture, time: Double(index) / 25)
      #expect(canvas.frameSize == picture.size)
      try writer.append(canvas)
    }
    try writer.finish()
    let reader = try VideoReader(path: path)
    var seen: [RGBPicture] = []
    while let frame = try reader.next() { seen.append(try #require(frame.uprightRGB())) }
    #expect(seen.count == colours.count)
    for (picture, colour) in zip(seen, colours) {
      for channel in 0..<3 {
        #expect(abs(Int(picture.bytes[channel]) - Int(colour[channel])) <= 4)
      }
    }
  }

  @Test func drawingHitsThePicture() throws {
    let size = PixelSize(width: 40, height: 30)
    let black = try #require(RGBPicture(size: size, bytes: Array(repeating: 0, count: 3600)))
    var canvas = try Canvas(black, time: 0)
    canvas.rectangle(Box(minX: 9.5, minY: 9.5, maxX: 19.5, maxY: 19.5), .white)
    let seen = try PictureFileTests.read(canvas.jpeg(quality: 100), "drawn.jpg")
    #expect(seen.bytes[3 * (15 * 40 + 15)] > 240)
    #expect(seen.bytes[3 * (15 * 40 + 25)] < 16)
  }
}
