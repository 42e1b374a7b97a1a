import Foundation
import GaitModel
import Media
import PoseEstimation
import Testing

@Suite struct SimCCDecoderTests {
  /// A Gaussian curve, as the head is trained to give.
  func curve(center: Float, sigma: Float, height: Float = 0.9, bins: Int) -> [Float] {
    (0..<bins).map { height * exp(-pow(Float($0) - center, 2) / (2 * sigma * sigma)) }
  }

  func peak(_ curve: [Float]) -> SimCCDecoder.Peak {
    curve.withUnsafeBufferPointer { SimCCDecoder.peak(of: $0) }
  }

  @Test(arguments: [4.9 as Float, 5.66, 1.5], [0 as Float, 0.1, 0.25, 0.49, -0.3])
  func aGaussianIsFoundBetweenTheBins(sigma: Float, offset: Float) {
    let found = peak(curve(center: 200 + offset, sigma: sigma, bins: 384))
    #expect(found.bin == 200)
    #expect(abs(found.offset - offset) < 2e-3)
  }

  @Test func edgesAndFlatCurvesStayOnTheBin() {
    for (curve, bin) in [
      ([0.9, 0.5, 0.1], 0), ([0.1, 0.5, 0.9], 2), ([0.4, 0.4, 0.4], 0), ([-0.1, 0.9, 0.2], 1),
    ] as [([Float], Int)] {
      #expect(peak(curve).bin == bin && peak(curve).offset == 0)
      #expect(peak(curve).value == curve.max())
    }
    #expect(abs(peak([0.2, 0.4, 0.4]).offset) <= 0.5)
  }

  @Test func nothingPositiveOrFiniteIsMissing() {
    let decoder = SimCCDecoder(pointCount: 3, bins: PixelSize(width: 4, height: 4))
    let x: [Float] = [-1, -2, -1, -3, .nan, .nan, .nan, .nan, 0.1, 0.6, 0.1, 0]
    let y: [Float] = [0.1, 0.6, 0.1, 0, 0.1, 0.6, 0.1, 0, 0.1, 0.5, 0.1, 0]
    let region = CropRegion(centerX: 2, centerY: 2, width: 4, height: 4)
    let points = decode(decoder, x, y, region)
    #expect(points[0].isMissing && points[1].isMissing)
    #expect(points[2].confidence == 0.5)
  }

  func decode(
    _ decoder: SimCCDecoder, _ x: [Float], _ y: [Float], _ region: CropRegion
  ) -> [PosePoint] {
    x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in decoder.points(x: x, y: y, in: region) }
    }
  }

  /// MMPose: bin / split / input * scale + center - scale / 2.
  @Test func pointsGoBackToThePictureAsInMMPose() {
    let decoder = SimCCDecoder(
      pointCount: 2, bins: PixelSize(width: 384, height: 512), refines: false)
    let x = curve(center: 100, sigma: 5, bins: 384) + curve(center: 300.4, sigma: 5, bins: 384)
    let y =
      curve(center: 40, sigma: 5, height: 0.7, bins: 512)
      + curve(center: 500, sigma: 5, height: 1.1, bins: 512)
    let region = CropRegion(centerX: 640, centerY: 360, width: 300, height: 400)
    let points = decode(decoder, x, y, region)
    #expect(abs(points[0].x - (100 / 2 / 192 * 300 + 640 - 150)) < 1e-3)
    #expect(abs(points[0].y - (40 / 2 / 256 * 400 + 360 - 200)) < 1e-3)
    #expect(abs(points[0].confidence - 0.7) < 1e-6)
    #expect(abs(points[1].x - (300 / 2 / 192 * 300 + 640 - 150)) < 1e-3)
    let refining = SimCCDecoder(pointCount: 2, bins: PixelSize(width: 384, height: 512))
    let refined = decode(refining, x, y, region)
    #expect(abs(refined[1].x - (300.4 / 2 / 192 * 300 + 640 - 150)) < 1e-3)
  }

  @Test func aTurnedCropTurnsItsPoints() {
    let decoder = SimCCDecoder(pointCount: 1, bins: PixelSize(width: 200, height: 200))
    // The right edge's middle of a crop that is turned a quarter clockwise lies at the bottom.
    let region = CropRegion(
      centerX: 50, centerY: 60, width: 20, height: 20, rotation: .pi / 2)
    let points = decode(
      decoder, curve(center: 150, sigma: 5, bins: 200), curve(center: 100, sigma: 5, bins: 200),
      region)
    #expect(abs(points[0].x - 50) < 1e-3 && abs(points[0].y - 65) < 1e-3)
  }
}
