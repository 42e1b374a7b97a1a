import Foundation
import GaitMath
import GaitModel
import RearfootRenderer
import Testing

@Suite struct ToneCurveTests {
  /// The points of IEC 61966-2-1: the ends, the joint, and the grey of 18 %, which screens show as
  /// 118 of 255 (0.4614).
  @Test(arguments: [
    (0.0, 0.0), (0.0031308, 0.04045), (0.18, 0.46135), (0.2140411, 0.5), (1, 1),
  ])
  func theCurveIsThatOfTheStandard(light: Double, shown: Double) {
    #expect(abs(ToneCurve.sRGB(light) - shown) < 2e-5)
  }

  @Test func theTwoPartsMeet() {
    #expect(abs(ToneCurve.sRGB(0.0031308) - ToneCurve.sRGB(0.0031309)) < 2e-6)
  }

  @Test func withoutExtrasItIsTheStandard() {
    for light in stride(from: 0.0, through: 1, by: 0.01) {
      #expect(ToneCurve.shown(light, shoulder: 1, contrast: 0) == ToneCurve.sRGB(light))
    }
    #expect(ToneCurve.shown(3, shoulder: 1, contrast: 0) == ToneCurve.sRGB(1))
    #expect(ToneCurve.shown(-1, shoulder: 1, contrast: 0) == 0)
  }

  @Test(arguments: [0.4, 0.6, 0.9]) func theShoulderBendsAndNeverReachesWhite(shoulder: Double) {
    #expect(
      ToneCurve.shown(shoulder, shoulder: shoulder, contrast: 0) == ToneCurve.sRGB(shoulder))
    var last = 0.0
    for light in stride(from: 0.0, through: 4, by: 0.05) {
      let value = ToneCurve.shown(light, shoulder: shoulder, contrast: 0)
      #expect(value >= last && value <= 1)
      last = value
    }
    // No kink: the slope just above is that just below.
    let step = 1e-6
    func slope(_ at: Double) -> Double {
      (ToneCurve.shown(at + step, shoulder: shoulder, contrast: 0)
        - ToneCurve.shown(at - step, shoulder: shoulder, contrast: 0)) / (2 * step)
    }
    #expect(abs(slope(shoulder - 2e-6) / slope(shoulder + 2e-6) - 1) < 1e-3)
  }

  @Test(arguments: [0.1, 0.3, 0.6]) func contrastKeepsBlackMiddleAndWhite(contrast: Double) {
    #expect(ToneCurve.shown(0, shoulder: 1, contrast: contrast) == 0)
    #expect(abs(ToneCurve.shown(1, shoulder: 1, contrast: contrast) - 1) < 1e-12)
    #expect(abs(ToneCurve.shown(0.2140411, shoulder: 1, contrast: contrast) - 0.5) < 1e-5)
    #expect(
      ToneCurve.shown(0.5, shoulder: 1, contrast: contrast)
        > ToneCurve.shown(0.5, shoulder: 1, contrast: 0))
    #expect(
      ToneCurve.shown(0.05, shoulder: 1, contrast: contrast)
        < ToneCurve.shown(0.05, shoulder: 1, contrast: 0))
  }

  /// The table that pictures are made with is the curve, rounded to whole steps.
  @Test func everyStepOfAPictureIsTheRoundedCurve() throws {
    let size = PixelSize(width: 2000, height: 1)
    let image = Place.image(size) { x, _ in SIMD3(repeating: Float(x) / 1999) }
    let picture = try #require(PictureFinish().picture(image, gain: 1, seed: 0))
    for x in 0..<2000 {
      let exact = 255 * ToneCurve.sRGB(Double(x) / 1999)
      #expect(abs(Double(picture.bytes[3 * x]) - exact) < 0.62)
    }
  }
}
