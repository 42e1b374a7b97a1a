import FootfallTestSupport
import Foundation
import GaitMath
import GaitModel
import PoseClassification
import Testing

/// The numbers of random poses against those that numpy gives (`Fixtures/make-features.py`).
@Suite struct PoseFeatureValuesTests {
  private struct Values: Decodable {
    struct Sample: Decodable {
      var size: [Int]
      var shown: Side
      var points: [String: [Double]]
      var full: [Double]
      var fullScores: [Double]
      var near: [Double]
      var nearScores: [Double]
    }

    var fullNames: [PointName]
    var nearNames: [PointName]
    var samples: [Sample]
  }

  private let values: Values

  init() throws {
    values = try JSONDecoder().decode(
      Values.self, from: Data(contentsOf: Fixture.url("features.json")))
  }

  private func pose(_ sample: Values.Sample) -> NamedPose {
    var pose = NamedPose(
      points: [:], imageSize: PixelSize(width: sample.size[0], height: sample.size[1]),
      cameraSide: sample.shown)
    for (name, place) in sample.points {
      pose.points[PointName(rawValue: name)] = NamedPose.Point(Vector2(place[0], place[1]))
    }
    return pose
  }

  /// The largest difference over all samples, in the numbers' own unit.
  private func difference(
    _ names: [PointName], _ normalisation: PoseNormalisation, cameraSide: Side?,
    _ expected: (Values.Sample) -> [Double]
  ) throws -> Double {
    let features = try PoseFeatures(
      points: names, normalisation: normalisation, cameraSide: cameraSide)
    var largest = 0.0
    for sample in values.samples {
      let vector = try features.vector(of: pose(sample))
      let reference = expected(sample)
      try #require(vector.count == reference.count)
      for (a, b) in zip(vector, reference) {
        largest = max(largest, abs(Double(a) - b) / max(1, abs(b)))
      }
    }
    return largest
  }

  @Test func fourteenPointsFromTheMiddleOfTheHips() throws {
    #expect(values.fullNames.count == 14 && values.samples.count == 12)
    let error = try difference(values.fullNames, .hipsTorso, cameraSide: nil, \.full)
    #expect(error < 1e-6)
  }

  @Test func fourteenPointsAsZScores() throws {
    let error = try difference(values.fullNames, .zscore, cameraSide: nil, \.fullScores)
    #expect(error < 1e-6)
  }

  @Test func sevenPointsOfTheSideThatIsShown() throws {
    #expect(Set(values.samples.map(\.shown)).count == 2)
    let error = try difference(values.nearNames, .hipsTorso, cameraSide: .right, \.near)
    #expect(error < 1e-6)
  }

  @Test func sevenPointsAsZScores() throws {
    let error = try difference(values.nearNames, .zscore, cameraSide: .right, \.nearScores)
    #expect(error < 1e-6)
  }

  /// The other canonical side gives the same numbers with x reversed.
  @Test func theOtherSideIsTheMirrorImage() throws {
    let error = try difference(values.nearNames.map(\.mirrored), .hipsTorso, cameraSide: .left) {
      $0.near.enumerated().map { $0.offset.isMultiple(of: 2) ? -$0.element : $0.element }
    }
    #expect(error < 1e-6)
  }

  /// The numbers do not depend on how the points were found, only on where they are.
  @Test func confidenceAloneChangesNothing() throws {
    let features = try PoseFeatures(
      points: values.nearNames, normalisation: .hipsTorso, cameraSide: .right)
    for sample in values.samples {
      var pose = pose(sample)
      let expected = try features.vector(of: pose)
      for name in Array(pose.points.keys) { pose.points[name]?.confidence = 0.31 }
      #expect(try features.vector(of: pose) == expected)
    }
  }
}
