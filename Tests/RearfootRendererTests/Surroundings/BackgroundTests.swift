import Foundation
import GaitMath
import GaitModel
import Media
import RearfootRenderer
import Testing

@Suite struct BackgroundTests {
  private static func folder(_ files: [String: Data]) throws -> String {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("backgrounds-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, data) in files { try data.write(to: url.appendingPathComponent(name)) }
    return url.path
  }

  private static func picture(
    _ width: Int = 60, _ height: Int = 40, _ colour: (Int, Int) -> [UInt8]
  ) throws -> RGBPicture {
    let bytes = (0..<width * height).flatMap { colour($0 % width, $0 / width) }
    return try #require(RGBPicture(size: PixelSize(width: width, height: height), bytes: bytes))
  }

  private static func png(_ colour: [UInt8]) throws -> Data {
    Data(try picture { _, _ in colour }.png())
  }

  @Test func picturesAreFoundByTheirEndingsInOrder() throws {
    let red = try Self.png([200, 0, 0])
    let path = try Self.folder([
      "b.png": red, "A.PNG": red, "note.txt": Data("x".utf8), ".hidden.png": red, "c.jpeg": red,
    ])
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try BackgroundFolder(path: path).names == ["A.PNG", "b.png", "c.jpeg"])
  }

  @Test func aSeedChoosesTheSamePicture() throws {
    let files = try (0..<9).map { ("\($0).png", try Self.png([UInt8(20 * $0), 9, 9])) }
    let path = try Self.folder(Dictionary(uniqueKeysWithValues: files))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let folder = try BackgroundFolder(path: path)
    var (first, second) = (SplitMix64(seed: 4), SplitMix64(seed: 4))
    var seen: Set<[UInt8]> = []
    for _ in 0..<80 {
      let picture = try folder.picture(using: &first)
      #expect(picture == (try folder.picture(using: &second)))
      seen.insert(Array(picture.bytes.prefix(3)))
    }
    #expect(seen.count == 9)
  }

  @Test func aFolderThatIsNotThereIsNamed() throws {
    let error = #expect(throws: BackgroundError.self) {
      try BackgroundFolder(path: "/nowhere/at/all")
    }
    #expect(error == .noFolder(path: "/nowhere/at/all"))
    #expect("\(try #require(error))" == "There is no folder /nowhere/at/all that can be read.")
  }

  @Test func anEmptyFolderIsNamed() throws {
    let path = try Self.folder(["film.mp4": Data(), "words.txt": Data()])
    defer { try? FileManager.default.removeItem(atPath: path) }
    let error = #expect(throws: BackgroundError.self) { try BackgroundFolder(path: path) }
    #expect(error == .noPictures(path: path))
    #expect("\(try #require(error))".contains("jpg"))
  }

  @Test(arguments: [Data(), Data("no picture".utf8), Data([0x89, 0x50, 0x4E, 0x47, 1, 2, 3])])
  func aDamagedPictureIsNamed(data: Data) throws {
    let path = try Self.folder(["broken.png": data])
    defer { try? FileManager.default.removeItem(atPath: path) }
    let folder = try BackgroundFolder(path: path)
    var random = SplitMix64(seed: 1)
    let error = #expect(throws: BackgroundError.self) {
      try folder.picture(using: &random)
    }
    #expect("\(try #require(error))".contains("broken.png"))
  }

  @Test func halfOfThePicturesHaveABackgroundOfTheUsersAndNothingElseChanges() throws {
    let path = try Self.folder(["one.png": try Self.png([10, 200, 30])])
    defer { try? FileManager.default.removeItem(atPath: path) }
    let settings = RearfootSettings(set: .coverage, seed: 3)
    let plain = try RearfootRenderer(settings)
    let own = try RearfootRenderer(settings, backgrounds: BackgroundFolder(path: path))
    var count = 0
    for number in 0..<60 {
      let (before, after) = (try plain.framed(number), try own.framed(number))
      #expect(before.camera == after.camera)
      #expect(before.scene.dress == after.scene.dress)
      if after.scene.surroundings.kind == .picture {
        count += 1
      } else {
        #expect(before.scene.surroundings == after.scene.surroundings)
      }
    }
    // Four standard deviations around 30.
    #expect(abs(count - 30) < 16)
  }

  @Test func aDamagedBackgroundStopsThePictureThatNeedsIt() throws {
    let path = try Self.folder(["broken.png": Data("no picture".utf8)])
    defer { try? FileManager.default.removeItem(atPath: path) }
    let renderer = try RearfootRenderer(
      RearfootSettings(set: .coverage, seed: 3), backgrounds: BackgroundFolder(path: path))
    let error = #expect(throws: RearfootRendererError.self) {
      for number in 0..<20 { _ = try renderer.framed(number) }
    }
    #expect("\(try #require(error))".contains("broken.png"))
  }

  @Test func aPlainPictureStaysPlain() throws {
    let place = Surroundings(picture: try Self.picture { _, _ in [188, 188, 188] }, seed: 6)
    let image = place.paint(camera: Place.camera(), light: Place.plain, legs: [])
    let first = image.pixels[0]
    // sRGB 188 is 0.5029 in linear light; the seed changes the brightness of all alike.
    #expect(first.x > 0.5029 * 0.69 && first.x < 0.5029 * 1.31)
    #expect(image.pixels.allSatisfy { abs($0.x - first.x) < 1e-5 && abs($0.w - 1) < 1e-6 })
  }

  @Test func seedsChooseOtherParts() throws {
    let picture = try Self.picture(400, 500) { x, y in
      [UInt8(x * 255 / 399), UInt8(y * 255 / 499), UInt8((x / 40 + y / 40) % 2 * 200)]
    }
    let images = (0..<20).map { seed in
      Surroundings(picture: picture, seed: UInt64(seed))
        .paint(camera: Place.camera(), light: Place.plain, legs: [])
    }
    for (index, first) in images.enumerated() {
      for second in images[(index + 1)...] { #expect(Place.difference(first, second) > 0.002) }
    }
  }

  @Test(arguments: [(1, 1), (3, 2000), (2999, 1)])
  func picturesOfAnyShapeFillTheImage(width: Int, height: Int) throws {
    let picture = try Self.picture(width, height) { _, _ in [90, 100, 110] }
    let image = Surroundings(picture: picture, seed: 2)
      .paint(camera: Place.camera(), light: Place.plain, legs: Place.legs)
    #expect(image.pixels.allSatisfy { $0.x > 0 && abs($0.w - 1) < 1e-6 })
  }

  @Test func legsStandOnAPictureToo() throws {
    let camera = Place.camera(height: 0.9, pitch: -22)
    let place = Surroundings(picture: try Self.picture { _, _ in [188, 188, 188] }, seed: 6)
    let image = place.paint(camera: camera, light: Place.plain, legs: Place.legs)
    let foot = try #require(camera.project(Vector3(0.05, 0, 0.1))).pixel
    #expect(
      Place.grey(image, x: Int(foot.x), y: Int(foot.y)) < 0.8 * Place.grey(image, x: 2, y: 178))
  }
}
