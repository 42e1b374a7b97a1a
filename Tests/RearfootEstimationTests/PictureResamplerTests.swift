import GaitMath
import GaitModel
import RearfootEstimation
import Testing

@Suite struct PictureResamplerTests {
  private func noise(_ width: Int, _ height: Int, seed: UInt64) throws -> RGBPicture {
    var random = SplitMix64(seed: seed)
    let bytes = (0..<3 * width * height).map { _ in UInt8(random.index(below: 256)) }
    return try #require(RGBPicture(size: PixelSize(width: width, height: height), bytes: bytes))
  }

  @Test func wholePixelsAreCopied() throws {
    let picture = try noise(40, 30, seed: 1)
    let region = Box(minX: 5, minY: 7, maxX: 25, maxY: 27)
    let size = PixelSize(width: 20, height: 20)
    let mapping = try #require(InputMapping(region, to: size))
    let mirrored = try #require(InputMapping(region, to: size, mirrors: true))
    let (one, other) = (
      PictureResampler.input(picture, mapping), PictureResampler.input(picture, mirrored)
    )
    for y in 0..<20 {
      for x in 0..<20 {
        for channel in 0..<3 {
          let truth = picture.bytes[3 * ((y + 7) * 40 + x + 5) + channel]
          #expect(one.bytes[3 * (y * 20 + x) + channel] == truth)
          #expect(other.bytes[3 * (y * 20 + 19 - x) + channel] == truth)
        }
      }
    }
  }

  /// A bright dot on black: its middle in the input lies where the mapping says.
  @Test(arguments: [false, true], [0.31, 0.77, 1, 1.9])
  func aDotGoesWhereItsPointGoes(mirrors: Bool, scale: Double) throws {
    let size = PixelSize(width: 200, height: 160)
    var picture = try #require(
      RGBPicture(size: size, bytes: Array(repeating: 0, count: 3 * 200 * 160)))
    for y in 80..<90 { for x in 120..<130 { picture.bytes[3 * (y * 200 + x)] = 250 } }
    let input = PixelSize(width: Int(180 * scale), height: Int(140 * scale))
    let mapping = try #require(
      InputMapping(
        Box(minX: 13.4, minY: 8.7, maxX: 193.4, maxY: 148.7), to: input, mirrors: mirrors))
    let result = PictureResampler.input(picture, mapping)
    var (mass, centre) = (0.0, Vector2.zero)
    for y in 0..<input.height {
      for x in 0..<input.width {
        let value = Double(result.bytes[3 * (y * input.width + x)])
        mass += value
        centre += value * Vector2(Double(x) + 0.5, Double(y) + 0.5)
      }
    }
    #expect((centre / mass - mapping.input(Vector2(125, 85))).length < 0.05)
    // As much light as the dot has area.
    #expect(abs(mass / (25000 * mapping.scale.x * mapping.scale.y) - 1) < 0.06)
  }

  @Test func smallerIsTheMeanAndNotEverySecondPixel() throws {
    let size = PixelSize(width: 64, height: 64)
    // Stripes one pixel wide: their mean is grey wherever one looks.
    let bytes = (0..<64 * 64).flatMap { index -> [UInt8] in
      let value: UInt8 = index % 2 == 0 ? 200 : 100
      return [value, value, value]
    }
    let picture = try #require(RGBPicture(size: size, bytes: bytes))
    let mapping = try #require(
      InputMapping.whole(size, to: PixelSize(width: 16, height: 16)))
    let result = PictureResampler.input(picture, mapping)
    for index in result.bytes.indices where (3..<13).contains(index / 3 % 16) {
      #expect(abs(Int(result.bytes[index]) - 150) <= 5)
    }
  }

  @Test func outsideIsGrey() throws {
    let picture = try noise(10, 10, seed: 2)
    for region in [
      Box(minX: 100, minY: 100, maxX: 110, maxY: 110), Box(minX: -50, minY: 0, maxX: -30, maxY: 9),
    ] {
      let mapping = try #require(InputMapping(region, to: PixelSize(width: 8, height: 8)))
      let result = PictureResampler.input(picture, mapping)
      #expect(result.bytes.allSatisfy { $0 == PictureResampler.outside })
    }
  }
}
