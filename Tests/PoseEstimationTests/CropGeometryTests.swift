import GaitModel
import Inference
import Media
import PoseEstimation
import Testing

@Suite struct CropGeometryTests {
  /// Where pixel (i, j) of a w x h crop is read.
  func place(_ region: CropRegion, _ i: Float, _ w: Float, _ j: Float, _ h: Float) -> SIMD2<Float> {
    SIMD2(
      region.centerX - region.width / 2 + i / w * region.width,
      region.centerY - region.height / 2 + j / h * region.height)
  }

  @Test(arguments: [(1920, 1080), (1080, 1920), (416, 416), (100, 37)])
  func letterboxReadsWhereResizeReads(width: Int, height: Int) {
    let box = Letterbox(
      picture: PixelSize(width: width, height: height),
      input: PixelSize(width: 416, height: 416))
    let scale = Float(min(416 / Double(width), 416 / Double(height)))
    for pixel in [0 as Float, 1, 200, 415] {
      let read = place(box.region, pixel, 416, pixel, 416)
      #expect(abs(read.x - ((pixel + 0.5) / scale - 0.5)) < 2e-3)
      #expect(abs(read.y - ((pixel + 0.5) / scale - 0.5)) < 2e-3)
    }
    let whole = box.pictureBox(
      minX: -3, minY: 0, maxX: Float(width) * scale, maxY: 1000)
    #expect(whole.minX == -0.5 && whole.minY == -0.5)
    #expect(abs(whole.maxX - (Double(width) - 0.5)) < 1e-2)
    #expect(whole.maxY == Double(height) - 0.5)
  }

  @Test func cropsAreAQuarterWiderAndOfTheInputsAspect() {
    let input = PixelSize(width: 192, height: 256)
    let tall = TopDownCrop.region(
      for: Box(minX: 100, minY: 100, maxX: 200, maxY: 500), padding: 1.25, input: input)
    #expect(
      tall == CropRegion(centerX: 150, centerY: 300, width: 375, height: 500))
    let wide = TopDownCrop.region(
      for: Box(minX: 0, minY: 0, maxX: 400, maxY: 100), padding: 1.25, input: input)
    #expect(wide.width == 500)
    #expect(abs(wide.height - 500 * 256 / 192) < 1e-3)
    let point = TopDownCrop.region(
      for: Box(minX: 5, minY: 5, maxX: 5, maxY: 5), padding: 1.25, input: input)
    #expect(point.width > 0 && point.height > 0)
  }

  @Test func valuesAreNormalisedByTheCard() throws {
    let card = try #require(ModelCatalogue.cards.first { $0.name == "rtmpose-s" })
    let format = TopDownCrop.format(for: card)
    let white = 255 * format.scale + format.offset
    #expect(abs(white.x - (255 - 123.675) / 58.395) < 1e-5)
    #expect(abs(white.y - (255 - 116.28) / 57.12) < 1e-5)
    #expect(abs(white.z - (255 - 103.53) / 57.375) < 1e-5)
    #expect(format.channels == .rgb && format.layout == .planar)
    #expect(format.count == 3 * 192 * 256)
  }

  @Test func detectionsComeBackSortedAndChecked() {
    let letterbox = Letterbox(
      picture: PixelSize(width: 832, height: 832), input: PixelSize(width: 416, height: 416))
    let rows: [Float] = [
      10, 20, 110, 220, 0.4,
      0, 0, 50, 50, 0.1,
      30, 30, 130, 230, 0.9,
      30, 30, .nan, 230, 0.8,
      50, 50, 50, 80, 0.8,
      60, 60, 90, 90, 0.7,
    ]
    let people = YOLOXDetector.people(
      rows, kinds: [0, 0, 0, 0, 0, 3], letterbox: letterbox)
    #expect(people.map(\.score) == [0.9, 0.4])
    #expect(people[0].box == Box(minX: 59.5, minY: 59.5, maxX: 259.5, maxY: 459.5))
    #expect(YOLOXDetector.people([], kinds: nil, letterbox: letterbox).isEmpty)
  }
}
