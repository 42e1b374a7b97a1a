import GaitModel
import PictureProcessing
import Testing

/// What MOG2 takes for background over a clip, as the guide says it.
@Suite struct BackgroundTests {
  static func withPatch(
    _ ground: RGBPicture, columns: Range<Int>, rows: Range<Int>, _ change: (UInt8, Int) -> UInt8
  ) -> RGBPicture {
    var picture = ground
    for y in rows {
      for x in columns {
        for channel in 0..<3 {
          let place = 3 * (ground.size.width * y + x) + channel
          picture.bytes[place] = change(ground.bytes[place], channel)
        }
      }
    }
    return picture
  }

  static func share(_ picture: RGBPicture, columns: Range<Int>, rows: Range<Int>) -> Double {
    var seen = 0
    for y in rows {
      for x in columns {
        let place = 3 * (picture.size.width * y + x)
        if picture.bytes[place..<(place + 3)].contains(where: { $0 > 0 }) { seen += 1 }
      }
    }
    return Double(seen) / Double(columns.count * rows.count)
  }

  static func ground() throws -> RGBPicture {
    try Pictures.grey(48, 32) { x, y in UInt8(120 + (x + 2 * y) % 60) }
  }

  static func learned(_ ground: RGBPicture, _ pictures: Int = 60) throws -> PictureProcessor {
    let processor = try PicturePreprocessing.background.processor(isClip: true)
    for _ in 0..<pictures { _ = try processor.process(ground) }
    return processor
  }

  /// While it learns, nothing counts as moving: MOG2 calls a place that it knows nothing of a shadow.
  @Test func theFirstPicturesAreBlack() throws {
    let processor = try PicturePreprocessing.background.processor(isClip: true)
    #expect(try processor.process(Self.ground()).bytes.allSatisfy { $0 == 0 })
    let noise = try Pictures.noise(48, 32, seed: 3)
    let seen = try processor.process(noise)
    #expect(seen.bytes.allSatisfy { $0 == 0 })
  }

  /// The same place, less light, the same hue: a shadow, which is background.
  @Test func shadowsAreBackground() throws {
    let ground = try Self.ground()
    let processor = try Self.learned(ground)
    let shadow = Self.withPatch(ground, columns: 10..<30, rows: 8..<24) { level, _ in
      UInt8(Double(level) * 0.7)
    }
    let seen = try processor.process(shadow)
    #expect(Self.share(seen, columns: 10..<30, rows: 8..<24) == 0)
    // Darker than half is no shadow any more, but something black.
    let black = Self.withPatch(ground, columns: 10..<30, rows: 8..<24) { level, _ in level / 5 }
    let again = try processor.process(black)
    #expect(Self.share(again, columns: 12..<28, rows: 10..<22) > 0.9)
  }

  /// What stands still long enough becomes background, and comes back as foreground when it goes.
  @Test func whatStandsStillIsForgotten() throws {
    let ground = try Self.ground()
    let processor = try Self.learned(ground, 200)
    let person = Self.withPatch(ground, columns: 10..<20, rows: 5..<25) { _, channel in
      channel == 0 ? 240 : 30
    }
    var seen = try processor.process(person)
    #expect(Self.share(seen, columns: 10..<20, rows: 5..<25) == 1)
    for _ in 0..<1000 { seen = try processor.process(person) }
    #expect(Self.share(seen, columns: 10..<20, rows: 5..<25) == 0)
  }

  /// Each clip is learned by itself: what one processor saw, another does not know.
  @Test func clipsAreIndependent() throws {
    let ground = try Self.ground()
    _ = try Self.learned(ground)
    let fresh = try PicturePreprocessing.background.processor(isClip: true)
    let person = Self.withPatch(ground, columns: 4..<9, rows: 4..<9) { _, _ in 255 }
    #expect(try fresh.process(person).bytes.allSatisfy { $0 == 0 })
    #expect(try Self.learned(ground).process(person).bytes.count { $0 > 0 } == 75)
    // And two that saw the same agree.
    let (one, other) = (try Self.learned(ground), try Self.learned(ground))
    let picture = try Pictures.noise(48, 32, seed: 3)
    #expect(try one.process(picture) == other.process(picture))
  }

  /// A refused picture teaches nothing.
  @Test func refusedPicturesLeaveTheModelAlone() throws {
    let ground = try Self.ground()
    let processor = try Self.learned(ground)
    for (width, height) in [(32, 48), (48, 31), (1, 1)] {
      #expect(throws: PictureProcessingError.self) {
        try processor.process(Pictures.flat(width, height, [0, 0, 0]))
      }
    }
    #expect(try processor.process(ground).bytes.allSatisfy { $0 == 0 })
  }
}
