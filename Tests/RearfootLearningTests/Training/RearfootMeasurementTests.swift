import GaitMath
import GaitModel
import RearfootEstimation
import RearfootLearning
import Testing

@Suite struct RearfootMeasurementTests {
  private static let size = PixelSize(width: 100, height: 100)

  private func sample(_ points: [Vector2], _ side: Side?) throws -> RearfootSample {
    RearfootSample(
      picture: try #require(
        RGBPicture(size: Self.size, bytes: Array(repeating: 0, count: 30000))),
      points: points.map { RearfootPoint(position: $0, visibility: .visible) },
      box: Box(minX: 10, minY: 20, maxX: 60, maxY: 90), side: side)
  }

  /// A heel turned outward by 10 degrees, found straight: the angle is off by 10 degrees though the
  /// input is squeezed to half its width.
  @Test func anglesAreThoseOfThePicture() throws {
    let region = Box(minX: 0, minY: 0, maxX: 200, maxY: 100)
    let mapping = try #require(InputMapping(region, to: Self.size))
    let lean = 0.17632698070846498  // tan 10 degrees
    let truth = [Vector2(100, 10), Vector2(100, 50), Vector2(100 + 40 * lean, 90)]
    let found = [Vector2(100, 10), Vector2(100, 50), Vector2(100, 90)]
    let sample = try sample(truth.map { mapping.input($0) }, .right)
    var measurement = RearfootMeasurement()
    measurement.add(points: found.map { mapping.input($0) }, sample, mapping, .rearfoot3)
    let metrics = measurement.metrics
    #expect(abs((metrics["angle_error"] ?? 0) - 10) < 1e-9)
    // One coordinate of six is off by 20 lean pixels of the input.
    let rmse = (20 * lean) / 6.0.squareRoot()
    #expect(abs((metrics["point_rmse"] ?? 0) - rmse) < 1e-9)
  }

  @Test func lossesAndBoxesAreMeans() throws {
    var measurement = RearfootMeasurement()
    measurement.add(loss: 2, of: 3)
    measurement.add(loss: 6, of: 1)
    measurement.add(
      box: Box(minX: 12, minY: 20, maxX: 60, maxY: 90),
      Box(minX: 10, minY: 20, maxX: 60, maxY: 90))
    #expect(measurement.metrics == ["loss": 3, "box_rmse": 1])
    #expect(RearfootMeasurement().metrics.isEmpty)
  }

  @Test func anAbsentPointDoesNotCount() throws {
    let mapping = try #require(InputMapping.whole(Self.size, to: Self.size))
    var sample = try sample([Vector2(10, 10), Vector2(10, 50), Vector2(10, 90)], .left)
    sample.points[1].visibility = .absent
    var measurement = RearfootMeasurement()
    measurement.add(
      points: [Vector2(13, 14), Vector2(99, 99), Vector2(10, 90)], sample, mapping, .rearfoot3)
    #expect(measurement.metrics == ["point_rmse": 2.5, "seen_rmse": 2.5])
  }

  /// Hidden points count for the points and not for the angle; of a close-up its own point counts.
  @Test func hiddenPointsSayNothingOfTheAngle() throws {
    let mapping = try #require(InputMapping.whole(Self.size, to: Self.size))
    var sample = try sample([Vector2(10, 10), Vector2(10, 50), Vector2(10, 90)], .left)
    sample.points[1].visibility = .hidden
    let found = [Vector2(13, 14), Vector2(10, 50), Vector2(10, 90)]
    var measurement = RearfootMeasurement()
    measurement.add(points: found, sample, mapping, .rearfoot3)
    #expect(
      measurement.metrics
        == ["point_rmse": (25.0 / 6).squareRoot(), "seen_rmse": (25.0 / 4).squareRoot()])
    sample.focus = 0
    sample.points[1].visibility = .visible
    measurement = RearfootMeasurement()
    measurement.add(points: found, sample, mapping, .rearfoot3)
    let one = 12.5.squareRoot()
    #expect(measurement.metrics == ["point_rmse": one, "seen_rmse": one])
  }
}
