import GaitMath
import GaitModel
import Testing

/// Pictures for tests, made by rule.
enum Pictures {
  static func flat(_ width: Int, _ height: Int, _ colour: [UInt8]) throws -> RGBPicture {
    let bytes = Array(repeatElement(colour, count: width * height).joined())
    return try #require(RGBPicture(size: PixelSize(width: width, height: height), bytes: bytes))
  }

  static func grey(
    _ width: Int, _ height: Int, _ level: (Int, Int) -> UInt8
  ) throws -> RGBPicture {
    var bytes: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width { bytes += repeatElement(level(x, y), count: 3) }
    }
    return try #require(RGBPicture(size: PixelSize(width: width, height: height), bytes: bytes))
  }

  static func noise(_ width: Int, _ height: Int, seed: UInt64) throws -> RGBPicture {
    var random = SplitMix64(seed: seed)
    let bytes = (0..<(3 * width * height)).map { _ in UInt8(random.next() >> 56) }
    return try #require(RGBPicture(size: PixelSize(width: width, height: height), bytes: bytes))
  }

  /// A scene in whole numbers alone, which Benchmarks/golden/preprocessing.py makes too: slopes,
  /// discs, a grid and noise, 96 x 64; `frame` moves one disc.
  static func scene(frame: Int = 0) throws -> RGBPicture {
    var bytes: [UInt8] = []
    var state: UInt32 = 12345
    for y in 0..<64 {
      for x in 0..<96 {
        state = state &* 1_664_525 &+ 1_013_904_223
        let noise = Int(state >> 24) % 13 - 6
        var colour = [40 + x, 30 + 2 * y, 150 - x / 2 - y / 2]
        let (dx, dy) = (x - 20 - 2 * frame, y - 24)
        if dx * dx + dy * dy < 144 { colour = [210, 60, 40] }
        let (ex, ey) = (x - 66, y - 40)
        if ex * ex + ey * ey < 225 { colour = [230, 225, 200] }
        if x > 40, x < 60, (x / 4 + y / 4) % 2 == 0 { colour = [25, 90, 160] }
        bytes += colour.map { UInt8(min(max($0 + noise, 0), 255)) }
      }
    }
    return try #require(RGBPicture(size: PixelSize(width: 96, height: 64), bytes: bytes))
  }
}
