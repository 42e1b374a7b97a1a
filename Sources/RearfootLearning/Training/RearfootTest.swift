import Foundation
import GaitFormats
import GaitMath
import GaitModel
import Learning
import RearfootEstimation

/// Measures a finder on the pictures of a test.
struct RearfootTest {
  /// The pictures, with a person each.
  let pictures: any RearfootPictures
  /// Of the draws for intervals.
  let seed: UInt64
  /// Whether each picture counts as a person of its own.
  let picturesArePersons: Bool
  /// How often people are drawn anew for an interval.
  let draws: Int

  private static let worstCount = 20

  /// Measures a finder; `folder` is that of the run.
  ///
  /// - Throws: `LearningError.stopped`; `EvaluationError`; what the finder and reading throw.
  func run(
    _ finder: any RearfootFinding, in folder: RunFolder, shouldStop: () -> Bool,
    report: (RearfootEvent) -> Void
  ) throws -> RearfootOutcome {
    var estimates: [RearfootEstimate] = []
    for number in pictures.labels.indices {
      if shouldStop() { throw LearningError.stopped(folder: folder.url.path) }
      estimates.append(try estimate(finder, number))
      report(.test(done: number + 1, total: pictures.labels.count))
    }
    let evaluation = try RearfootEvaluation(
      RearfootDataSet(folder: folder.url, definition: pictures.definition, pictures: labels),
      estimates, draws: draws, seed: seed)
    return RearfootOutcome(
      tables: evaluation.tables,
      worst: evaluation.worst(Self.worstCount).map { number, degrees in
        RearfootOutcome.Worst(
          file: pictures.labels[number].file, degrees: degrees.isFinite ? degrees : nil)
      })
  }

  private var labels: [RearfootPicture] {
    guard picturesArePersons else { return pictures.labels }
    return pictures.labels.map { label in
      var label = label
      label.subject = label.file
      return label
    }
  }

  /// The estimate of a picture; where the finder has no network that finds the legs, of parts that are
  /// cut out around their true points.
  private func estimate(_ finder: any RearfootFinding, _ number: Int) throws -> RearfootEstimate {
    let picture = try pictures.picture(number)
    guard let finder = finder as? RearfootFinder,
      !finder.card.networks.contains(where: { $0.view == .whole })
    else { return try finder.estimates([picture]).first ?? RearfootEstimate(points: []) }
    let truth = pictures.labels[number].points.map { $0.visibility == .absent ? nil : $0.position }
    return try finder.refined(RearfootEstimate(points: truth), picture)
  }
}
