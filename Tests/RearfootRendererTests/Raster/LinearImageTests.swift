import GaitModel
import RearfootRenderer
import Testing

@Suite struct LinearImageTests {
  private let size = PixelSize(width: 3, height: 2)

  @Test func anImageHasItsPixels() {
    let image = LinearImage(size: size, filledWith: SIMD4(0.1, 0.2, 0.3, 1))
    #expect(image.pixels.count == 6)
    #expect(image.pixels.allSatisfy { $0 == SIMD4(0.1, 0.2, 0.3, 1) })
  }

  @Test(arguments: [(0, 5), (-3, -3), (4, 0)]) func aSizeBelowOneCountsAsOne(
    width: Int, height: Int
  ) {
    let image = LinearImage(size: PixelSize(width: width, height: height))
    #expect(image.size.width == max(width, 1) && image.size.height == max(height, 1))
    #expect(image.pixels.count == image.size.width * image.size.height)
  }

  @Test func whatIsLaidOverHidesByItsCoverage() {
    var lower = LinearImage(size: size, filledWith: SIMD4(0.8, 0.4, 0.2, 1))
    // Half covered by red, premultiplied.
    lower.lay(LinearImage(size: size, filledWith: SIMD4(0.5, 0, 0, 0.5)))
    #expect(lower.pixels.allSatisfy { ($0 - SIMD4(0.9, 0.2, 0.1, 1)).max() < 1e-6 })
    lower.lay(LinearImage(size: size, filledWith: SIMD4(0, 0, 0, 0)))
    #expect(abs(lower.pixels[0].x - 0.9) < 1e-6)
    lower.lay(LinearImage(size: size, filledWith: SIMD4(0.1, 0.1, 0.1, 1)))
    #expect(lower.pixels.allSatisfy { $0 == SIMD4(0.1, 0.1, 0.1, 1) })
  }

  @Test(arguments: [(Float(0), Float(0.6)), (0.25, 0.65), (1, 0.8)])
  func whatIsFilledBehindShowsWhereNothingCovers(cover: Float, expected: Float) {
    var image = LinearImage(
      size: size, filledWith: SIMD4(0.8 * cover, 0.8 * cover, 0.8 * cover, cover))
    image.fill(behind: SIMD4(0.6, 0.6, 0.6, 1))
    #expect(image.pixels.allSatisfy { abs($0.x - expected) < 1e-6 && abs($0.w - 1) < 1e-6 })
  }

  @Test func anImageOfAnotherSizeChangesNothing() {
    var image = LinearImage(size: size, filledWith: SIMD4(1, 1, 1, 1))
    image.lay(LinearImage(size: PixelSize(width: 2, height: 3), filledWith: SIMD4(0, 0, 0, 1)))
    #expect(image.pixels.allSatisfy { $0 == SIMD4(1, 1, 1, 1) })
  }
}
