import Foundation
package import GaitModel

/// What a training of posture found: every kind of classifier with its numbers, and which one was
/// taken.
package struct PostureResults: Codable, Hashable, Sendable {
  /// One kind of classifier.
  package struct Candidate: Codable, Hashable, Sendable {
    /// What it is: `logistic regression`.
    package var name: String
    /// The settings that all samples chose: `logistic regression, L2 1.0`.
    package var learner: String
    /// Whether it became the model.
    package var isChosen: Bool
    /// What was measured on data that it had not seen.
    package var metrics: [ClassifierCard.Metric]
  }

  /// What is classified.
  package var category: String
  /// The classes, the positive one last.
  package var classes: [String]
  /// Number of poses that were used.
  package var samples: Int
  /// Number of groups.
  package var groups: Int
  /// How many poses were left out, by the reason.
  package var skipped: [String: Int]
  /// SHA-256 over the files of samples.
  package var dataDigest: String
  /// All kinds.
  package var candidates: [Candidate]
  /// The choice itself, made anew within each fold and tested on the rest.
  package var choice: [ClassifierCard.Metric]

  /// The name of the file with all of it.
  package static let jsonName = "candidates.json"
  /// The name of the table.
  package static let tableName = "candidates.csv"

  /// The kind that became the model.
  package var chosen: Candidate? { candidates.first(where: \.isChosen) }

  /// One line a number: candidate, its settings, whether it was chosen, split, name, what was
  /// counted and how many, the value, and the ends of its interval, empty where there are none.
  package var csv: String {
    var lines = ["candidate,settings,chosen,split,metric,unit,n,value,low,high"]
    func add(_ names: [String], _ metrics: [ClassifierCard.Metric]) {
      for metric in metrics {
        let fields =
          names + [
            metric.split, metric.name, metric.unit, "\(metric.n)", "\(metric.value)",
            metric.low.map { "\($0)" } ?? "", metric.high.map { "\($0)" } ?? "",
          ]
        lines.append(fields.map(Self.field).joined(separator: ","))
      }
    }
    for candidate in candidates {
      add([candidate.name, candidate.learner, candidate.isChosen ? "1" : "0"], candidate.metrics)
    }
    add(["the choice itself", "", ""], choice)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func field(_ text: String) -> String {
    guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}

extension PostureResults {
  /// The numbers of what validation found.
  ///
  /// - Throws: `EvaluationError`, `LearningError`.
  init(_ data: PostureTable, _ outcome: PostureOutcome, seed: UInt64) throws {
    let bootstrap = try ClusterBootstrap(seed: seed)
    let units = data.isVideo ? (many: "videos", one: "frames") : (many: "groups", one: "samples")
    let split = "\(outcome.folds) folds by \(data.isVideo ? "video" : "group")"
    func metrics(
      _ probabilities: [Double], _ keys: GroupKeys, _ split: String
    ) throws -> [ClassifierCard.Metric] {
      let scores = try ClassifierScores(
        probabilities.map { [1 - $0, $0] }, keys, bootstrap: bootstrap)
      func metric(_ name: String, _ estimate: Estimate, _ n: Int, _ unit: String)
        -> ClassifierCard.Metric
      {
        // Where all draws are the same, drawing anew says nothing of what was not seen.
        let isKnown = estimate.low != estimate.high
        return ClassifierCard.Metric(
          name: name, value: estimate.value,
          low: isKnown ? estimate.low.map { min($0, estimate.value) } : nil,
          high: isKnown ? estimate.high.map { max($0, estimate.value) } : nil, n: n, unit: unit,
          split: split)
      }
      let whole = Self.exact(scores.unitAccuracy, n: scores.units)
      return [
        metric("accuracy", whole, scores.units, units.many),
        metric("auc", scores.unitArea, scores.units, units.many),
        metric("accuracy", scores.accuracy, scores.samples, units.one),
        metric("auc", scores.area, scores.samples, units.one),
        metric("log loss", scores.logLoss, scores.samples, units.one),
        metric("calibration error", scores.calibrationError, scores.samples, units.one),
      ]
    }
    let keys = GroupKeys(data.table)
    let own = try OwnTestSplit.fold(of: data.table).map {
      GroupKeys(try data.table.subset($0.validation))
    }
    category = data.category
    classes = data.table.classes
    samples = data.table.count
    groups = Set(data.table.groups).count
    skipped = data.skipped
    dataDigest = data.digest
    candidates = []
    for (index, family) in outcome.families.enumerated() {
      var numbers = try metrics(family.probabilities, keys, split)
      if let own, !family.own.isEmpty {
        numbers += try metrics(family.own, own, PostureOutcome.ownSplit)
      }
      candidates.append(
        Candidate(
          name: family.name, learner: family.learner, isChosen: index == outcome.chosen,
          metrics: numbers))
    }
    choice = try metrics(outcome.choice.probabilities, keys, "\(split), nested")
  }

  /// A share with the exact interval of Clopper and Pearson (1934, doi:10.1093/biomet/26.4.404) where
  /// it is 0 or 1, of which the bootstrap says nothing: the open end is the n-th root of 0.025.
  private static func exact(_ share: Estimate, n: Int) -> Estimate {
    let open = pow(0.025, 1 / Double(max(n, 1)))
    return switch share.value {
    case 0: Estimate(value: 0, low: 0, high: 1 - open)
    case 1: Estimate(value: 1, low: open, high: 1)
    default: share
    }
  }
}
