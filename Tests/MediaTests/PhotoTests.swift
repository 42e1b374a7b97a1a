import FootfallTestSupport
import Foundation
import GaitModel
import Media
import Testing

/// Photos of all kinds show the same picture upright.
@Suite struct PhotoTests {
  @Test(arguments: [
    ("photo.jpg", 0), ("photo.png", 0), ("photo.webp", 0), ("photo.heic", 0), ("exif-6.jpg", 90),
    ("exif-2.jpg", 0), ("turned.heic", 0),
  ])
  func showsThePicture(_ name: String, _ rotation: Int) throws {
    let photo = try Photo(path: Clip.path(name))
    #expect(photo.source.kind == .photo)
    #expect(photo.source.imageSize == PixelSize(width: 64, height: 48))
    #expect(photo.source.rotation == rotation)
    #expect(photo.source.frameCount == 1)
    #expect(photo.source.frameRate == nil)
    #expect(photo.frame.time == 0)
    for (seen, expected) in zip(photo.frame.quarters, expectedQuarters) {
      #expect(distance(seen, expected) < 8, "\(seen) for \(expected)")
    }
    for precision in [CropPrecision.planes, .roundedRGB] {
      let colour = photo.frame.colour(50, 5, precision: precision)
      #expect(distance(colour, SIMD3(0, 200, 0)) < 8)
    }
  }

  /// A picture without loss comes out as it was stored, whichever the matrix.
  @Test(arguments: ["photo.png", "photo.webp"], [ColourRule.tagged, .bt601])
  func losslessIsExactInRGB(_ name: String, _ rule: ColourRule) throws {
    let frame = try Photo(path: Clip.path(name)).frame
    let places: [(Float, Float)] = [(10, 10), (50, 10), (10, 40), (50, 40)]
    for ((x, y), expected) in zip(places, expectedQuarters) {
      #expect(frame.colour(x, y, rule: rule, precision: .roundedRGB) == expected)
      #expect(distance(frame.colour(x, y, rule: rule), expected) < 2)
    }
  }

  @Test(arguments: [
    ("h264.mp4", MediaError.Kind.notAPhoto), ("text.mp4", .notAPhoto), ("photo.bmp", .notAPhoto),
    ("truncated.png", .broken), ("truncated.heic", .broken), ("empty.mp4", .empty),
    ("nowhere.jpg", .notFound),
  ])
  func isRefused(_ name: String, _ kind: MediaError.Kind) throws {
    do throws(MediaError) {
      _ = try Photo(path: Clip.path(name))
      Issue.record("\(name) was read")
    } catch {
      #expect(error.kind == kind)
      #expect(error.file == name)
    }
  }

  @Test func kinds() throws {
    #expect(try MediaKind(path: Clip.path("photo.heic")) == .photo)
    #expect(try MediaKind(path: Clip.path("photo.bmp")) == .photo)
    #expect(try MediaKind(path: Clip.path("h264.mov")) == .video)
    #expect(throws: MediaError.self) { try MediaKind(path: Clip.path("nowhere.mov")) }
  }

  @Test(arguments: ["photo.jpg", "photo.png", "photo.webp", "photo.heic", "turned.heic"])
  func scrambled(_ name: String) throws {
    let folder = try TemporaryFolder()
    let whole = try Data(contentsOf: URL(filePath: Clip.path(name)))
    var generator = SeededGenerator(seed: 11)
    for round in 0..<40 {
      var bytes = whole
      for _ in 0..<4 {
        let place = Int.random(in: 12..<bytes.count, using: &generator)
        bytes[place] = .random(in: 0...255, using: &generator)
      }
      if round % 3 == 0 { bytes = bytes.prefix(.random(in: 1...bytes.count, using: &generator)) }
      let path = folder.path("\(round)-\(name)")
      try bytes.write(to: URL(filePath: path))
      do throws(MediaError) {
        _ = try Photo(path: path).frame.quarters
      } catch {
        #expect(error.description.count > 20)
      }
    }
  }
}
