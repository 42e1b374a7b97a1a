import FootfallTestSupport
import Foundation
import GaitModel
import Networks
import Testing
import Torch

/// Pictures to batches, regions to features, points to heat maps and back.
@Suite(.oneAtATime) struct RegionTests {
  @Test(arguments: [
    (640, 480, 1066, 800), (480, 640, 800, 1066), (800, 800, 800, 800), (3000, 500, 1333, 222),
    (10000, 1, 1333, 1),
  ])
  func `pictures get the side that is wanted`(
    width: Int, height: Int, wide: Int, high: Int
  ) {
    let size = PictureScaling(smallerSide: 800, largerSide: 1333)
      .size(of: PixelSize(width: width, height: height))
    #expect(abs(size.width - wide) <= 1 && abs(size.height - high) <= 1)
  }

  @Test func `a batch holds pictures of several sizes`() throws {
    let scaling = PictureScaling(smallerSide: 40, largerSide: 60)
    let batch = try scaling.batch([.full([3, 20, 30], 0.5), .full([3, 80, 80], 0.5)])
    #expect(batch.pictures.shape == [2, 3, 64, 64])
    #expect(batch.sizes == [PixelSize(width: 60, height: 40), PixelSize(width: 40, height: 40)])
    #expect(batch.factors(0) == (2, 2) && batch.inverseFactors(1) == (2, 2))
    let values: [Float] = try batch.pictures.values()
    for colour in 0..<3 {
      let expected =
        (0.5 - PictureScaling.colours.mean[colour])
        / PictureScaling.colours.deviation[colour]
      let start = colour * 64 * 64
      #expect(abs(values[start] - expected) < 1e-6)
      #expect(abs(values[start + 39 * 64 + 59] - expected) < 1e-6)
      // Beside the picture.
      #expect(values[start + 60] == 0 && values[start + 40 * 64] == 0)
    }
  }

  @Test func `what is no picture is refused`() throws {
    let scaling = PictureScaling(smallerSide: 40, largerSide: 60)
    #expect(throws: TorchError.self) { try scaling.batch([]) }
    for shape in [[1, 20, 30], [3, 0, 30], [20, 30], [1, 3, 20, 30]] {
      #expect(throws: TorchError.self) { try scaling.batch([.zeros(shape)]) }
    }
  }

  @Test(
    arguments: [
      (224, 224, 4), (223.9, 223.9, 3), (112, 112, 3), (448, 448, 5), (447, 447, 4), (10, 10, 2),
      (56, 896, 4), (5000, 5000, 5), (0, 10, 2), (.nan, 1, 2),
    ] as [(Float, Float, Int)])
  func `a region is read from the map of its size`(width: Float, height: Float, level: Int) {
    let box = RegionBox(left: 3, top: 5, right: 3 + width, bottom: 5 + height)
    #expect(RegionFeatures.level(of: box) == level)
  }

  @Test func `features come in the order of the regions`() throws {
    // Each map holds its own number.
    let maps = try [2, 3, 4, 5].map { try Tensor.full([2, 1, 64, 64], $0) }
    let sides: [Float] = [500, 30, 250, 130, 20]
    let boxes = sides.map { RegionBox(left: 0, top: 0, right: $0, bottom: $0) }
    let found = try RegionFeatures(size: 2)(
      maps, [RegionBox.tensor(Array(boxes[..<3])), RegionBox.tensor(Array(boxes[3...]))])
    #expect(found.shape == [5, 1, 2, 2])
    let values: [Float] = try found.values()
    #expect((0..<5).map { values[4 * $0] } == [5, 2, 4, 3, 2])
    let none = try RegionFeatures(size: 2)(maps, [.zeros([0, 4])])
    #expect(none.shape == [0, 1, 2, 2])
    #expect(throws: TorchError.self) { try RegionFeatures(size: 2)([maps[0]], []) }
  }

  @Test func `a point lies in its cell, and on the far edges in the last`() {
    let box = RegionBox(left: 10, top: 20, right: 14, bottom: 28)
    let points: [Float] = [
      10, 20, 1, 10.9, 23.9, 2, 14, 28, 1, 12, 24, 1, 12, 24, 0, 9.99, 24, 1, 12, 28.01, 1,
    ]
    #expect(
      RegionHeatMaps.cells(points, in: box, side: 4) == [0, 4, 15, 10, nil, nil, nil])
    #expect(RegionHeatMaps.cells([.nan, 1, 1], in: box, side: 4) == [nil])
    #expect(RegionHeatMaps.cells([], in: box, side: 4).isEmpty)
  }

  @Test func `the loss is the mean cross entropy of the points that count`() throws {
    // All cells alike: log 4; the second map is sure of another cell.
    let maps = try Tensor([0, 0, 0, 0, 9, 0, 0, 0] as [Float], shape: [1, 2, 2, 2])
    #expect(abs(try RegionHeatMaps.loss(maps, [2, nil]).item() - log(4)) < 1e-6)
    let wrong = log(exp(9.0) + 3)
    #expect(
      abs(try RegionHeatMaps.loss(maps, [2, 3]).item() - (log(4) + wrong) / 2) < 1e-5)
  }

  @Test func `nothing to learn is a loss of 0 with a gradient of 0`() throws {
    let maps = try Tensor.ones([1, 2, 2, 2])
    try maps.setRequiresGradient(true)
    let loss = try RegionHeatMaps.loss(maps, [nil, nil])
    try loss.backward()
    #expect(try loss.item() == 0)
    #expect(try #require(maps.gradient).values(Float.self).allSatisfy { $0 == 0 })
  }

  /// A hill in the map is found where it stands, to half a pixel of the region.
  @Test(arguments: [(20.0, 30.0), (41.3, 12.7)])
  func `a hill is found where it stands`(x: Double, y: Double) throws {
    let side = 56
    var values: [Float] = []
    for row in 0..<side {
      for column in 0..<side {
        let (dx, dy) = (Double(column) + 0.5 - x, Double(row) + 0.5 - y)
        values.append(Float(exp(-(dx * dx + dy * dy) / 50)))
      }
    }
    let maps = try Tensor(values + values.map { -$0 }, shape: [1, 2, side, side])
    let box = RegionBox(left: 100, top: 50, right: 100 + 112, bottom: 50 + 168.5)
    let found = try RegionHeatMaps.points(maps, in: box)
    #expect(abs(Double(found.points[0]) - (100 + 2 * x)) <= 0.75)
    #expect(abs(Double(found.points[1]) - (50 + y * 168.5 / 56)) <= 0.75)
    #expect(abs(found.scores[0] - 1) < 0.02)
    // The other map is highest where the hill is not.
    #expect(found.scores[1] > -0.01)
    // A region without area still gives points.
    let thin = try RegionHeatMaps.points(maps, in: RegionBox(left: 5, top: 5, right: 5, bottom: 5))
    #expect(thin.points.allSatisfy { abs($0 - 5.5) < 1e-6 })
  }
}
