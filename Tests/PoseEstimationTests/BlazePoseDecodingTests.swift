import Foundation
import Media
import PoseEstimation
import Testing

struct BlazePoseDecodingTests {
  typealias Shape = BlazePoseLandmarkDecoder.Shape

  // MARK: Region

  @Test(
    arguments: [
      // Upright, lying to the right, head down, lying to the left: the crop turns with the body.
      (SIMD2<Float>(0, -100), Float(0)), (SIMD2(100, 0), Float.pi / 2), (SIMD2(0, 100), -Float.pi),
      (SIMD2(-100, 0), -Float.pi / 2),
    ])
  func `the crop is upright along the body and 1.25 times as wide`(
    arm: SIMD2<Float>, angle: Float
  ) {
    let centre = SIMD2<Float>(320, 240)
    let region = BlazePoseRegion.around(centre: centre, top: centre + arm)
    #expect(region.centerX == 320 && region.centerY == 240)
    #expect(abs(region.width - 250) < 1e-3 && region.height == region.width)
    #expect(abs(region.rotation - angle) < 1e-6)
  }

  // MARK: Detector

  @Test func `anchors lie in the middle of the cells, grid after grid`() {
    let anchors = BlazePoseDetectionDecoder().anchors
    #expect(anchors.count == 28 * 28 * 2 + 14 * 14 * 2 + 7 * 7 * 6)
    #expect(anchors[0] == SIMD2(0.5, 0.5) / 28 && anchors[1] == anchors[0])
    #expect(anchors[2] == SIMD2(1.5, 0.5) / 28)
    #expect(anchors[28 * 2] == SIMD2(0.5, 1.5) / 28)
    #expect(anchors[28 * 28 * 2] == SIMD2(0.5, 0.5) / 14)
    #expect(anchors[2253] == SIMD2(6.5, 6.5) / 7)
  }

  /// Runs the decoder on some anchors' numbers; everything else is improbable.
  func best(_ people: [Int: (logit: Float, numbers: [Float])]) -> BlazePoseDetection? {
    let decoder = BlazePoseDetectionDecoder()
    var logits = [Float](repeating: -1000, count: decoder.anchors.count)
    var boxes = [Float](repeating: 0, count: decoder.anchors.count * 12)
    for (anchor, person) in people {
      logits[anchor] = person.logit
      for (k, number) in person.numbers.enumerated() { boxes[anchor * 12 + k] = number }
    }
    return boxes.withUnsafeBufferPointer { boxes in
      logits.withUnsafeBufferPointer { decoder.best(boxes: boxes, logits: $0) }
    }
  }

  /// A box of 112 x 112 input pixels whose middle, hips and top lie at offsets from the anchor.
  func person(_ logit: Float, shift: Float = 0) -> (logit: Float, numbers: [Float]) {
    (logit, [shift, 0, 112, 112, shift, 22.4, shift, -44.8, 0, 0, 0, 0])
  }

  @Test func `a single anchor is decoded in closed form`() throws {
    let middle = 14 * 28 * 2 + 14 * 2
    let found = try #require(best([middle: person(2)]))
    let anchor: Float = 14.5 / 28
    #expect(abs(found.score - 1 / (1 + exp(-2))) < 1e-6)
    #expect(abs(found.box.x - (anchor - 0.25)) < 1e-6 && abs(found.box.w - (anchor + 0.25)) < 1e-6)
    #expect(abs(found.centre.y - (anchor + 0.1)) < 1e-6)
    #expect(abs(found.top.y - (anchor - 0.2)) < 1e-6)
  }

  @Test func `boxes that overlap the best are averaged by score, others left out`() throws {
    let middle = 14 * 28 * 2 + 14 * 2
    let corner = 0
    let found = try #require(
      best([middle: person(2), middle + 1: person(1, shift: 22.4), corner: person(1.5)]))
    let weights: (Float, Float) = (1 / (1 + exp(-2)), 1 / (1 + exp(-1)))
    let shift = 0.1 * weights.1 / (weights.0 + weights.1)
    #expect(abs(found.centre.x - (14.5 / 28 + shift)) < 1e-6)
    #expect(abs(found.score - weights.0) < 1e-6)
  }

  @Test(arguments: [Float(-0.01), -1000, -Float.infinity])
  func `nothing probable is nobody`(logit: Float) {
    #expect(best([100: person(logit)]) == nil)
  }

  @Test func `a box without area still counts as a person`() throws {
    let found = try #require(best([0: (3, [0, 0, 0, 0, 1, 1, 2, 2, 0, 0, 0, 0])]))
    #expect(abs(found.centre.x - (0.5 / 28 + 1.0 / 224)) < 1e-6)
  }

  // MARK: Landmarks

  /// Decodes an output whose landmark 0 and its heat map a test sets.
  func decode(
    _ region: CropRegion, point: [Float], world: [Float] = [0, 0, 0],
    heat: [(x: Int, y: Int, logit: Float)] = []
  ) -> BlazePoseReading {
    var points = [Float](repeating: 0, count: Shape.points)
    points.replaceSubrange(0..<5, with: point)
    var metres = [Float](repeating: 0, count: Shape.world)
    metres.replaceSubrange(0..<3, with: world)
    var map = [Float](repeating: -100, count: Shape.heatMap)
    for cell in heat { map[(cell.y * 64 + cell.x) * 39] = cell.logit }
    var reading = BlazePoseReading()
    points.withUnsafeBufferPointer { points in
      metres.withUnsafeBufferPointer { metres in
        map.withUnsafeBufferPointer { map in
          let output = BlazePoseLandmarkDecoder.Output(
            points: points, world: metres, heatMap: map)
          BlazePoseLandmarkDecoder.decode(output, region: region, into: &reading)
        }
      }
    }
    return reading
  }

  let square = CropRegion(centerX: 500, centerY: 300, width: 256, height: 256)

  @Test func `without a heat map the landmark stays where the network put it`() {
    let reading = decode(square, point: [64, 192, 32, 0, 2])
    #expect(reading.points.count == 33 && reading.auxiliary.count == 2)
    #expect(reading.world.count == 33)
    let point = reading.points[0]
    #expect(point.position == SIMD3<Float>(500 - 64, 300 + 64, 32))
    #expect(point.visibility == 0.5)
    #expect(abs(point.presence - 1 / (1 + exp(-2))) < 1e-6)
  }

  @Test func `a turned crop turns the landmarks and the metres with it`() {
    var region = square
    region.rotation = .pi / 2
    let reading = decode(region, point: [128 + 50, 128, 0, 0, 0], world: [0.5, 0, 0.25])
    #expect(abs(reading.points[0].position.x - 500) < 1e-3)
    #expect(abs(reading.points[0].position.y - 350) < 1e-3)
    let metres = reading.world[0].position
    #expect(abs(metres.x) < 1e-6 && abs(metres.y - 0.5) < 1e-6 && metres.z == 0.25)
  }

  @Test func `a sure heat map moves the landmark to its centre of mass`() {
    // The landmark lies in cell (32, 32); two equal cells at 30 and 36 have their middle at 33.
    let heat: [(x: Int, y: Int, logit: Float)] = [(30, 32, 5), (36, 32, 5)]
    let point = decode(square, point: [130, 130, 0, 0, 0], heat: heat).points[0]
    #expect(abs(point.position.x - (500 + (33.0 / 64 - 0.5) * 256)) < 1e-3)
    #expect(abs(point.position.y - 300) < 1e-3)
  }

  @Test(arguments: [(5, false), (4, true), (-4, true), (-5, false)])
  func `the window is nine cells wide`(offset: Int, counts: Bool) {
    let heat: [(x: Int, y: Int, logit: Float)] = [(32 + offset, 32, 5)]
    let x = decode(square, point: [130, 130, 0, 0, 0], heat: heat).points[0].position.x
    let expected = counts ? 500 + Float(offset) * 4 : 502
    #expect(abs(x - expected) < 1e-3)
  }

  @Test(arguments: [(Float(0.01), true), (-0.01, false)])
  func `a heat map that is not sure is left out`(logit: Float, counts: Bool) {
    let point = decode(square, point: [138, 130, 0, 0, 0], heat: [(32, 32, logit)]).points[0]
    #expect(abs(point.position.x - (counts ? 500 : 510)) < 1e-3)
  }

  @Test(arguments: [[300, 128], [-40, 128], [128, 1e9], [.nan, 128]] as [[Float]])
  func `a landmark outside of the crop is not refined`(position: [Float]) {
    let heat: [(x: Int, y: Int, logit: Float)] = [(0, 32, 5), (63, 32, 5)]
    let point = decode(square, point: position + [0, 0, 0], heat: heat).points[0]
    let expected = 500 + position[0] - 128
    #expect(position[0].isNaN ? point.position.x.isNaN : point.position.x == expected)
  }
}
