package import GaitFormats
import GaitMath
package import GaitModel
import PoseClassification
package import WeightFiles

/// Samples to quantise a network with: some to measure the ranges of its values on, and others,
/// from other groups, to compare the networks on.
package struct QuantisationData: Sendable {
  /// What the ranges are measured on.
  package let calibration: QuantisationSamples
  /// What the networks are compared on; no group of it is in `calibration`.
  package let heldOut: QuantisationSamples
  /// The group of each held-out sample.
  package let groups: [String]

  /// The share of samples and groups that is held out where the data bring no split along.
  private static let heldOutShare = 0.5

  /// A table in two parts: its own test split, or half of its groups held out.
  ///
  /// - Throws: `LearningError` where nothing can be held out.
  package init(_ table: FeatureTable, seed: UInt64 = 0) throws(LearningError) {
    let fold: Fold
    if let own = OwnTestSplit.fold(of: table) {
      fold = own
    } else {
      fold = try GroupSplit.holdOut(GroupKeys(table), share: Self.heldOutShare, seed: seed)
    }
    let rows = table.rows
    let labels = table.labels
    let part = { (indices: [Int]) in
      QuantisationSamples(count: indices.count, labels: indices.map { labels[$0] }) {
        rows[indices[$0]]
      }
    }
    calibration = part(fold.training)
    heldOut = part(fold.validation)
    groups = fold.validation.map { table.groups[$0] }
  }

  /// Labelled poses as a classifier takes them; a pose that lacks a point is left out.
  ///
  /// - Throws: `PoseFeatureError` for a card whose features are not known; `LearningError` for a
  ///   label that is no class of the card, or where nothing can be held out.
  package init(_ poses: PoseSampleSet, card: ClassifierCard, seed: UInt64 = 0) throws {
    let features = try PoseFeatures(card)
    let samples = poses.samples.compactMap { sample in
      (try? features.vector(of: sample.pose)).map {
        FeatureTable.Sample(
          values: $0, label: sample.label, group: sample.group, source: sample.source)
      }
    }
    try self.init(FeatureTable(samples, classes: card.classes), seed: seed)
  }

  /// Samples of any network out of a safetensors file: `inputs`, float32 with samples outermost, as
  /// the network takes them; `labels`, int64, the position of each sample's class; and, where
  /// samples belong together, `groups`, int64. Half of the groups are held out.
  ///
  /// - Throws: `LearningError` naming the tensor that is missing or of the wrong kind, or where
  ///   nothing can be held out.
  package init(_ file: WeightFile, name: String, seed: UInt64 = 0) throws(LearningError) {
    guard let inputs = file["inputs"], let values = inputs.floats, let count = inputs.shape.first,
      count > 0
    else {
      throw .badRun(path: name, reason: "it has no float32 tensor “inputs” with samples outermost")
    }
    guard let labels = file["labels"]?.integers, labels.count == count else {
      throw .badRun(
        path: name, reason: "it has no int64 tensor “labels” with one number for each of the inputs"
      )
    }
    let groups = file["groups"]?.integers ?? Array(0..<count)
    guard groups.count == count else {
      throw .badRun(
        path: name, reason: "its tensor “groups” has \(groups.count) of \(count) numbers")
    }
    guard let classes = labels.max().map({ $0 + 1 }), let least = labels.min(), least >= 0,
      classes <= 100_000
    else {
      throw .badRun(path: name, reason: "a number of “labels” is not the position of a class")
    }
    let width = values.count / count
    try self.init(
      FeatureTable(
        (0..<count).map { index in
          FeatureTable.Sample(
            values: Array(values[index * width..<(index + 1) * width]),
            label: "\(labels[index])", group: "\(groups[index])",
            source: "\(name): sample \(index)")
        }, classes: (0..<classes).map(String.init)), seed: seed)
  }

  /// The 95 % interval of the mean of one number for each held-out sample, by drawing groups anew;
  /// the mean itself twice where there is but one group.
  package func interval(_ differences: [Double]) -> ClosedRange<Double> {
    let mean = Statistics.mean(differences) ?? 0
    let estimate = (try? ClusterBootstrap(seed: 0))?.estimate(groups: groups) { indices in
      Statistics.mean(indices.map { differences[$0] })
    }
    let low = estimate?.low ?? mean
    return low...max(low, estimate?.high ?? mean)
  }
}

extension WeightTensor {
  /// The elements of an int64 tensor; nil for another type, or for one that Swift's Int lacks.
  fileprivate var integers: [Int]? {
    guard element == .int64 else { return nil }
    return bytes.withUnsafeBytes { raw in
      (0..<count).map {
        Int(Int64(littleEndian: raw.loadUnaligned(fromByteOffset: $0 * 8, as: Int64.self)))
      }
    }
  }
}
