import GaitFormats
import GaitMath
import GaitModel
import Learning
import RearfootEstimation
import RearfootLearning
import Testing

/// Errors in pixels at 256 x 256, and average precision.
struct PixelEvaluationTests {
  private static func value(
    _ evaluation: RearfootEvaluation, _ name: String, _ row: String, _ table: String = "pixels"
  ) -> Double { evaluation.table(table)?.measure(name, of: row)?.value ?? .nan }

  /// A shift of all points of a picture of 640 x 960 by (dx, dy) is one by (0.4 dx, 0.26667 dy).
  @Test(arguments: [(10.0, 0.0), (0, 30), (-5, 12), (0, 0)])
  func aShiftIsMeasuredInTheSmallPicture(_ dx: Double, _ dy: Double) throws {
    let data = EvaluationSamples.dataSet(subjects: 3, each: 3, seed: 1)
    let estimates = data.pictures.map { picture in
      RearfootEstimate(
        points: picture.points.map { $0.position + Vector2(dx, dy) },
        box: Box(
          minX: picture.box.minX + dx, minY: picture.box.minY + dy, maxX: picture.box.maxX + dx,
          maxY: picture.box.maxY + dy))
    }
    let evaluation = try RearfootEvaluation(data, estimates, draws: 100)
    let (x, y) = (abs(dx * 0.4), abs(dy * 256 / 960))
    func smooth(_ size: Double) -> Double { size < 1 ? size * size / 2 : size - 0.5 }
    let expected = [
      "mse": (x * x + y * y) / 2, "rmse": ((x * x + y * y) / 2).squareRoot(), "l1": (x + y) / 2,
      "picture_rmse": ((x * x + y * y) / 2).squareRoot(), "smooth_l1": (smooth(x) + smooth(y)) / 2,
    ]
    for (name, number) in expected {
      #expect(abs(Self.value(evaluation, name, "points, all") - number) < 1e-9, "\(name)")
      // Two of the four numbers of the box move.
      let ofBox = name.contains("rmse") ? number / 2.0.squareRoot() : number / 2
      #expect(abs(Self.value(evaluation, name, "box, all") - ofBox) < 1e-9, "\(name)")
    }
    let box = data.pictures[0].box
    let common = max(0, box.width - abs(dx)) * max(0, box.height - abs(dy))
    if dx == 0, dy == 0 {
      #expect(Self.value(evaluation, "iou", "box, all") == 1)
      #expect(Self.value(evaluation, "giou_loss", "box, all") == 0)
    } else {
      #expect(Self.value(evaluation, "iou", "box, all") < 1)
      #expect(common > 0)
    }
    let loss = 1 - Self.value(evaluation, "iou", "box, all")
    #expect(abs(Self.value(evaluation, "iou_loss", "box, all") - loss) < 1e-12)
  }

  /// The same numbers as the functions that training reports.
  @Test func agreesWithTheErrorsOfRegression() throws {
    let data = EvaluationSamples.dataSet(subjects: 4, each: 5, seed: 2)
    let estimates = EvaluationSamples.estimates(data, deviation: { _ in 6 }, seed: 4)
    let evaluation = try RearfootEvaluation(data, estimates, draws: 100)
    var (found, truth): ([Double], [Double]) = ([], [])
    for (picture, estimate) in zip(data.pictures, estimates) {
      for (point, label) in zip(estimate.points, picture.points) {
        let point = try #require(point)
        found += [point.x * 256 / 640, point.y * 256 / 960]
        truth += [label.position.x * 256 / 640, label.position.y * 256 / 960]
      }
    }
    let row = "points, all"
    #expect(
      abs(Self.value(evaluation, "mse", row) - (try RegressionErrors.meanSquare(found, truth)))
        < 1e-9)
    #expect(
      abs(
        Self.value(evaluation, "smooth_l1", row)
          - (try RegressionErrors.smoothAbsolute(found, truth))) < 1e-9)
    #expect(
      abs(Self.value(evaluation, "l1", row) - (try RegressionErrors.meanAbsolute(found, truth)))
        < 1e-9)
    #expect(Self.value(evaluation, "picture_rmse", row) <= Self.value(evaluation, "rmse", row))
    let markersInSight = Self.value(evaluation, "rmse", "points, markers visible")
    #expect(markersInSight == Self.value(evaluation, "rmse", row))
  }

  /// Pictures off by 5, 10, 25 and 30 small pixels: one acceptable, two bad, one completely bad.
  @Test func picturesAreClassedByTheirOwnError() throws {
    var data = EvaluationSamples.dataSet(subjects: 2, each: 2, seed: 2)
    for index in data.pictures.indices {
      data.pictures[index].size = PixelSize(width: 512, height: 768)
    }
    let estimates = zip(data.pictures, [5.0, 10, 25, 30]).map { picture, off in
      RearfootEstimate(
        points: picture.points.map { $0.position + Vector2(off * 512 / 256, off * 768 / 256) })
    }
    let evaluation = try RearfootEvaluation(data, estimates, draws: 100)
    #expect(Self.value(evaluation, "acceptable", "points, all") == 25)
    #expect(Self.value(evaluation, "bad", "points, all") == 50)
    #expect(Self.value(evaluation, "completely_bad", "points, all") == 25)
    #expect(evaluation.table("pixels")?.rows.contains { $0.name == "box, all" } == false)
  }

  @Test func averagePrecisionIsThatOfTheDetections() throws {
    let data = EvaluationSamples.dataSet(subjects: 4, each: 4, seed: 3)
    var estimates: [RearfootEstimate?] = EvaluationSamples.estimates(
      data, deviation: { _ in 0 }, seed: 1)
    var evaluation = try RearfootEvaluation(data, estimates, draws: 100)
    for row in ["box", "points"] {
      for name in ["ap", "ap50", "ap75"] {
        let precision = Self.value(evaluation, name, row, "average_precision")
        #expect(abs(precision - 1) < 1e-9, "\(row) \(name)")
      }
    }
    // A quarter of the pictures without an answer: recall ends at 0.75.
    for index in stride(from: 0, to: 16, by: 4) { estimates[index] = nil }
    evaluation = try RearfootEvaluation(data, estimates, draws: 100)
    #expect(abs(Self.value(evaluation, "ap", "points", "average_precision") - 76 / 101.0) < 1e-9)
    // A network without points has no table of them.
    let boxes = data.pictures.map { RearfootEstimate(points: [], box: $0.box) }
    evaluation = try RearfootEvaluation(data, boxes, draws: 100)
    #expect(evaluation.table("average_precision")?.rows.map(\.name) == ["box"])
    #expect(Self.value(evaluation, "not_found", "all legs", "image_plane") == 100)
  }
}
