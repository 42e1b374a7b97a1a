import Foundation
import GaitMath
import GaitModel
import Media
import RearfootRenderer
import Testing

@Suite struct PictureFinishTests {
  private let size = PixelSize(width: 64, height: 96)

  private func flat(_ light: Float) -> LinearImage {
    LinearImage(size: size, filledWith: SIMD4(light, light, light, 1))
  }

  @Test(arguments: [Float(0), 0.01, 0.18, 0.5, 1]) func aUniformGreyStaysUniform(light: Float)
    throws
  {
    var finish = PictureFinish()
    finish.defocus = 1.3
    finish.fringe = 0.8
    finish.smear = 0.8
    finish.sharpening = 0.9
    finish.contrast = 0.3
    finish.shoulder = 0.7
    let picture = try #require(finish.picture(flat(light), gain: 1, seed: 5))
    let exact = 255 * ToneCurve.shown(Double(light), shoulder: 0.7, contrast: 0.3)
    #expect(Set(picture.bytes).count == 1)
    #expect(abs(Double(picture.bytes[0]) - exact) < 0.62)
    #expect(picture.size == size)
  }

  /// 1 - v (r / corner)^2 of the light, at the middles of pixels.
  @Test(arguments: [0.1, 0.3, 0.6]) func theVignetteGrowsToTheCorner(vignette: Double) throws {
    var finish = PictureFinish()
    finish.vignette = vignette
    let picture = try #require(finish.picture(flat(0.5), gain: 1, seed: 5))
    for (x, y) in [(0, 0), (63, 0), (0, 95), (32, 48), (10, 70), (63, 48)] {
      let away = Vector2(Double(x) + 0.5 - 32, Double(y) + 0.5 - 48)
      let share = 1 - vignette * away.dot(away) / (32 * 32 + 48 * 48)
      let exact = 255 * ToneCurve.sRGB(0.5 * share)
      #expect(abs(Double(picture.bytes[3 * (y * 64 + x)]) - exact) < 0.62)
    }
  }

  @Test(arguments: [-2.0, -0.5, 0, 1]) func exposureCountsInStops(stops: Double) throws {
    var finish = PictureFinish()
    finish.exposureError = stops
    let picture = try #require(finish.picture(flat(0.2), gain: 1, seed: 5))
    let exact = 255 * ToneCurve.sRGB(min(0.2 * exp2(stops), 1))
    #expect(abs(Double(picture.bytes[0]) - exact) < 0.62)
  }

  @Test func aWrongBalanceTintsGrey() throws {
    var finish = PictureFinish()
    finish.balance = SIMD3(1.2, 1, 0.8)
    let bytes = try #require(finish.picture(flat(0.3), gain: 1, seed: 5)).bytes
    for (channel, factor) in [1.2, 1, 0.8].enumerated() {
      #expect(abs(Double(bytes[channel]) - 255 * ToneCurve.sRGB(0.3 * factor)) < 0.62)
    }
  }

  @Test func saturationMovesColoursFromTheirLuminance() throws {
    var finish = PictureFinish()
    finish.saturation = 0.5
    let image = Place.image(size) { _, _ in SIMD3(0.4, 0.2, 0.1) }
    let bytes = try #require(finish.picture(image, gain: 1, seed: 5)).bytes
    let grey = 0.2126 * 0.4 + 0.7152 * 0.2 + 0.0722 * 0.1
    for (channel, light) in [0.4, 0.2, 0.1].enumerated() {
      let exact = 255 * ToneCurve.sRGB(max(light + 0.5 * (light - grey), 0))
      #expect(abs(Double(bytes[channel]) - exact) < 0.62)
    }
  }

  @Test(arguments: [Float(0.001), 0.02, 0.3, 7]) func theMeterBringsGreyToEighteenPercent(
    light: Float
  ) {
    #expect(abs(PictureFinish().metered(flat(light)) * light - 0.1764) < 1e-3)
  }

  @Test func theMeterOfDarknessAndOfNonsenseIsNotInfinite() {
    #expect(PictureFinish().metered(flat(0)) == 1)
    #expect(PictureFinish().metered(flat(.nan)) == 1)
    #expect(PictureFinish().metered(flat(1e-30)) == 1000)
  }

  @Test func aBrightWindowDoesNotBlackenTheRoom() {
    let image = Place.image(size) { x, _ in SIMD3(repeating: x < 6 ? 20 : 0.1) }
    let gain = PictureFinish().metered(image)
    // A mean of light alone would leave the room at 0.01.
    #expect(gain * 0.1 > 0.03)
  }

  @Test func paleSkinBeforeADarkWallIsNotBurntOut() {
    let image = Place.image(size) { x, _ in SIMD3(repeating: x < 8 ? 0.6 : 0.02) }
    let gain = PictureFinish().metered(image)
    #expect(abs(gain * 0.6 - 0.75) < 0.01)
    // The mean alone would have shown it at more than white.
    let mean = (8 * Float(0.6).squareRoot() + 56 * Float(0.02).squareRoot()) / 64
    #expect(0.42 * 0.42 / (mean * mean) * 0.6 > 1)
  }

  @Test func oneSeedGivesOnePicture() throws {
    var random = SplitMix64(seed: 6)
    for number in 0..<10 {
      let finish = PictureFinish.sampled(using: &random)
      let image = Place.image(size) { x, y in SIMD3(Float(x) / 64, Float(y) / 96, 0.3) }
      let first = try #require(finish.picture(image, seed: UInt64(number)))
      #expect(first == finish.picture(image, seed: UInt64(number)))
      #expect(first != finish.picture(image, seed: UInt64(number) + 1))
    }
  }

  @Test func anImageThatLacksPixelsIsRefused() {
    var image = flat(0.2)
    image.pixels.removeLast()
    #expect(PictureFinish().picture(image, seed: 1) == nil)
  }

  @Test(arguments: [(1, 1), (1, 7), (9, 1), (2, 2), (3, 4)])
  func smallPicturesAreMadeToo(width: Int, height: Int) throws {
    var random = SplitMix64(seed: 2)
    for _ in 0..<20 {
      var finish = PictureFinish.sampled(using: &random)
      finish.defocus *= 2
      let image = LinearImage(
        size: PixelSize(width: width, height: height), filledWith: SIMD4(0.3, 0.3, 0.3, 1))
      let picture = try #require(finish.picture(image, seed: 9))
      #expect(picture.bytes.count == 3 * width * height)
    }
  }

  @Test func lightThatIsNoNumberDoesNoHarm() throws {
    let image = Place.image(size) { x, _ in
      SIMD3(x == 3 ? .nan : 0.2, x == 9 ? .infinity : 0.2, x == 20 ? -5 : 0.2)
    }
    var random = SplitMix64(seed: 2)
    for _ in 0..<5 {
      let finish = PictureFinish.sampled(using: &random)
      #expect(finish.picture(image, seed: 1) != nil)
    }
  }

  @Test func sampledFinishesStayWithinWhatPhonesDo() {
    var random = SplitMix64(seed: 31)
    var qualities: Set<Int> = []
    for _ in 0..<3000 {
      let finish = PictureFinish.sampled(using: &random)
      qualities.insert(finish.jpegQuality)
      #expect(finish.defocus >= 0.3 && finish.defocus <= 1.8)
      #expect(abs(finish.fringe) <= 0.8)
      #expect(finish.vignette >= 0 && finish.vignette <= 0.35)
      #expect(finish.balance.min() > 0.6 && finish.balance.max() < 1.6)
      #expect(abs(finish.exposureError) < 2.2)
      #expect(finish.shoulder > 0.5 && finish.shoulder < 1)
    }
    #expect(qualities == Set(40...95))
  }

  @Test(arguments: [40, 75, 95]) func theFileHasTheQualityThatIsRecorded(quality: Int) throws {
    var random = SplitMix64(seed: 3)
    let image = Place.image(size) { _, _ in SIMD3(repeating: Float(random.unit())) }
    var finish = PictureFinish()
    finish.jpegQuality = quality
    let picture = try #require(finish.picture(image, gain: 1, seed: 1))
    #expect(try finish.jpeg(picture) == picture.jpeg(quality: quality))
    finish.jpegQuality = quality - 30
    #expect(try finish.jpeg(picture).count < picture.jpeg(quality: quality).count)
  }

  @Test(arguments: [-100, 0, 1000]) func aQualityBeyondTheLimitsCountsAsTheLimit(quality: Int)
    throws
  {
    var finish = PictureFinish()
    let picture = try #require(finish.picture(flat(0.3), seed: 1))
    finish.jpegQuality = quality
    #expect(try finish.jpeg(picture) == picture.jpeg(quality: quality < 1 ? 1 : 100))
  }
}
