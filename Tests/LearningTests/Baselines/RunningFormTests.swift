import FootfallTestSupport
import Foundation
import GaitFormats
import GaitModel
import Learning
import PoseClassification
import Testing

/// The baselines on the table of runners, where that lies beside the checkout.
@Suite struct RunningFormTests {
  static let folder = Fixture.shared("running-form")

  static let points: [PointName] = [
    .rightEar, .rightShoulder, .rightElbow, .rightWrist, .rightHip, .rightKnee, .rightAnkle,
  ]

  static func families() throws -> [LearnerFamily] {
    [
      LearnerFamily("nearest centroid", [NearestCentroid()]),
      LearnerFamily(
        "logistic regression",
        try [0.1, 1, 10, 100, 1000].map { try LogisticRegression(penalty: $0) }),
      LearnerFamily(
        "nearest neighbours",
        try [1, 5, 15, 31, 61].map { try NearestNeighbours(neighbours: $0) }),
    ]
  }

  /// All rows as features: from the hip, in torsos, mirrored to the right side.
  static func table(_ folder: URL) throws -> FeatureTable {
    let set = try PoseSampleFolder.read(folder)
    let features = try PoseFeatures(points: points, normalisation: .hipsTorso, cameraSide: .right)
    return try FeatureTable(
      set.samples.map {
        FeatureTable.Sample(
          values: try features.vector(of: $0.pose), label: $0.label, group: $0.group,
          source: $0.source)
      }, classes: set.classes)
  }

  static func line(_ outcome: String, _ scores: ClassifierScores) -> String {
    func text(_ estimate: Estimate) -> String {
      let ends = [estimate.value, estimate.low ?? .nan, estimate.high ?? .nan]
        .map { String(format: "%.3f", $0) }
      return "\(ends[0]) [\(ends[1]), \(ends[2])]"
    }
    return """
      \(outcome): frames accuracy \(text(scores.accuracy)), AUC \(text(scores.area)), \
      log loss \(text(scores.logLoss)), calibration error \(text(scores.calibrationError)); \
      videos accuracy \(text(scores.unitAccuracy)), by majority \(text(scores.unitMajority)), \
      AUC \(text(scores.unitArea)); \(scores.samples) frames, \(scores.units) videos
      """
  }

  /// The files are named for the class and for training or test; the videos of one file look like
  /// cuts of few recordings. So a split by video asks less than a new runner would, and what was
  /// learned from one pair of files says little of the other.
  @Test(.enabled(if: folder != nil))
  func splitsByVideoPromiseMoreThanOtherRecordingsHold() throws {
    let table = try Self.table(try #require(Self.folder))
    #expect(table.count == 792)
    // 85 videos, two of which are one clip.
    #expect(Set(table.groups).count == 84)
    let report = try NestedSelection(Self.families(), seed: 1).run(table)
    for outcome in report.families + [report.choice] {
      print(Self.line("by video, \(outcome.name) (\(outcome.picks))", outcome.scores))
    }
    let isTest = table.sources.map { $0.contains("test") }
    let sides = try [false, true].map { side in
      try table.subset(table.rows.indices.filter { isTest[$0] == side })
    }
    #expect(sides.map(\.count) == [543, 249])
    #expect(Set(sides[0].groups).isDisjoint(with: sides[1].groups))
    for (training, test) in [(0, 1), (1, 0)] {
      let found = try Self.transfer(
        from: sides[training], to: sides[test], name: training == 0 ? "to test" : "from test")
      for (family, scores) in zip(report.families, found) {
        #expect(scores.area.value < family.scores.area.value)
      }
    }
  }

  /// Seen from a row, the nearest one of another video is of the same file in 19 of 20 cases.
  @Test(.enabled(if: folder != nil))
  func nearestOtherVideoIsOfTheSameFile() throws {
    let table = try Self.table(try #require(Self.folder))
    let files = table.sources.map { String($0.prefix { $0 != ":" }) }
    #expect(Set(files).count == 4)
    let same = table.rows.indices.filter { row in
      let nearest = table.rows.indices.filter { table.groups[$0] != table.groups[row] }
        .min { Self.distance(table, row, $0) < Self.distance(table, row, $1) }
      return nearest.map { files[$0] == files[row] } ?? false
    }
    print("nearest other video of the same file: \(same.count) of \(table.count) rows")
    #expect(Double(same.count) > 0.9 * Double(table.count))
  }

  private static func distance(_ table: FeatureTable, _ one: Int, _ other: Int) -> Float {
    zip(table.rows[one], table.rows[other]).reduce(0) {
      $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
    }
  }

  /// Chosen, calibrated and fitted on one side, told once on the other; by family, then the choice.
  private static func transfer(
    from training: FeatureTable, to test: FeatureTable, name: String
  ) throws -> [ClassifierScores] {
    let all = LearnerFamily("choice", try families().flatMap(\.members))
    return try (try families() + [all]).map { family in
      let (choice, classifier) = try NestedSelection([family], seed: 1).final(training)
      let p = try classifier.logits(of: test.rows).map(choice.calibration.probabilities)
      let scores = try ClassifierScores(
        p, GroupKeys(test), bootstrap: ClusterBootstrap(seed: 1))
      print(line("\(name), \(family.name) (\(choice.learner.name))", scores))
      return scores
    }
  }
}
