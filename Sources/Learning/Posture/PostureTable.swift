package import GaitFormats
package import GaitModel
package import PoseClassification

/// Labelled poses as numbers: what a posture classifier learns from.
package struct PostureTable: Sendable {
  /// The numbers; of its two classes, the positive one is the last.
  package let table: FeatureTable
  /// How a pose became numbers.
  package let features: PoseFeatures
  /// What is classified.
  package let category: String
  /// SHA-256 over the files.
  package let digest: String
  /// How many poses could not be used, by the reason.
  package let skipped: [String: Int]

  /// Whether poses are frames of videos; otherwise they are single samples, and groups are not
  /// videos but what belongs together.
  package let isVideo: Bool

  /// The name of the class whose probability is given.
  package var positiveClass: String { table.classes[1] }

  /// A point that fewer than this share of the poses have is left out for all.
  private static let commonShare = 0.9

  /// Turns poses into numbers.
  ///
  /// Points are those that nine of ten poses have, in the order of `PosturePoints`; a pose that
  /// lacks one of them is left out and counted. Where the side that is turned to the camera is
  /// known for every pose, poses are mirrored to one side: to the left if all points are of the
  /// left, else to the right.
  ///
  /// - Parameters:
  ///   - set: poses of two classes.
  ///   - normalisation: how points become numbers.
  ///   - positive: the class whose probability is given; nil for the one that is called correct,
  ///     else the last by name.
  /// - Throws: `LearningError.badSetting` for other than two classes, or for a positive class that
  ///   is none; `emptyClass` if no pose of a class can be used, or another fault of the table.
  package init(
    _ set: PoseSampleSet, normalisation: PoseNormalisation, positive: String? = nil
  ) throws(LearningError) {
    guard set.classes.count == 2 else {
      throw .badSetting(
        name: "data",
        reason: "has \(set.classes.count) classes (\(Self.list(set.classes))); "
          + "posture is told apart by two")
    }
    let positive = positive ?? set.positiveClass
    guard set.classes.contains(positive) else {
      throw .badSetting(
        name: "positive", reason: "“\(positive)” is no class; there are \(Self.list(set.classes))")
    }
    let points = Self.commonPoints(of: set.samples)
    let features: PoseFeatures
    do throws(PoseFeatureError) {
      features = try PoseFeatures(
        points: points, normalisation: normalisation,
        cameraSide: Self.cameraSide(of: set.samples, points))
    } catch {
      throw .badSetting(name: "data", reason: "\(error)")
    }
    var samples: [FeatureTable.Sample] = []
    var skipped: [String: Int] = [:]
    for sample in set.samples {
      do throws(PoseFeatureError) {
        samples.append(
          FeatureTable.Sample(
            values: try features.vector(of: sample.pose), label: sample.label,
            group: sample.group, source: sample.source))
      } catch {
        skipped[error.kind, default: 0] += 1
      }
    }
    table = try FeatureTable(samples, classes: set.classes.filter { $0 != positive } + [positive])
    self.features = features
    category = set.category
    digest = set.digest
    self.skipped = skipped
    // A source that has a place in its file is one of many.
    isVideo = set.samples.allSatisfy { $0.source.contains(": ") }
  }

  private static func list(_ names: [String]) -> String {
    names.map { "“\($0)”" }.joined(separator: ", ")
  }

  private static func commonPoints(of samples: [LabelledPose]) -> [PointName] {
    var counts: [PointName: Int] = [:]
    for sample in samples { for name in sample.pose.points.keys { counts[name, default: 0] += 1 } }
    let needed = Double(samples.count) * commonShare
    return PosturePoints.ordered(counts.filter { Double($0.value) >= needed }.map(\.key))
  }

  private static func cameraSide(of samples: [LabelledPose], _ points: [PointName]) -> Side? {
    guard samples.allSatisfy({ $0.pose.cameraSide != nil }) else { return nil }
    let sides = Set(points.compactMap(\.side))
    return sides == [.left] ? .left : .right
  }
}

/// The order of points in the input of a posture classifier.
package enum PosturePoints {
  /// The first fourteen are those of the classifiers whose samples are JSON files with 28 numbers.
  private static let first: [PointName] = [
    .nose, .leftShoulder, .rightShoulder, .leftElbow, .rightElbow, .leftWrist, .rightWrist,
    .leftHip, .rightHip, .leftKnee, .rightKnee, .leftAnkle, .rightAnkle, .neck, .midHip, .head,
    .leftEye, .rightEye, .leftEar, .rightEar, .leftHeel, .rightHeel, .leftBigToe, .rightBigToe,
    .leftSmallToe, .rightSmallToe,
  ]

  /// Points in their order; names that are not known come last, by the alphabet.
  package static func ordered(_ names: [PointName]) -> [PointName] {
    let rank = Dictionary(uniqueKeysWithValues: first.enumerated().map { ($1, $0) })
    return names.sorted { one, two in
      let ranks = (rank[one] ?? first.count, rank[two] ?? first.count)
      return ranks.0 == ranks.1 ? one.rawValue < two.rawValue : ranks.0 < ranks.1
    }
  }
}

extension PoseFeatureError {
  /// The reason without its numbers, so that equal ones can be counted.
  fileprivate var kind: String {
    switch self {
    case .unsure(let name, _, _): "the network is not sure of the point \(name.rawValue)"
    default: description
    }
  }
}
