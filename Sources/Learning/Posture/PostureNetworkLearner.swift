package import Networks
import Torch

/// The posture network with its training, which stops early by videos that are held out.
///
/// A fifth of the videos is set aside by group; training stops when their loss does not get smaller
/// any more, and the weights of the best epoch are kept. Adam with a learning rate of 0.001,
/// batches of 32, cross-entropy.
package struct PostureNetworkLearner: Learner, Hashable {
  /// How often each sample is seen at most.
  package let epochs: Int
  /// Epochs without a better one after which training ends.
  package let patience: Int

  /// How often each sample is seen at most, where nothing else is asked for.
  package static let standardEpochs = 100
  /// The patience where nothing else is asked for.
  package static let standardPatience = 20
  private static let heldOutShare = 0.2
  private static let batchSize = 32
  private static let learningRate = 0.001

  /// The kind, with its limit of epochs.
  package var name: String { "network, at most \(epochs) epochs" }

  package init(epochs: Int = Self.standardEpochs, patience: Int = Self.standardPatience) {
    self.epochs = epochs
    self.patience = patience
  }

  /// How the network is trained.
  package var settings: TrainingSettings {
    TrainingSettings(
      epochs: epochs, threads: 1,
      selection: Selection(
        metric: "validation_loss", smallerIsBetter: true, patience: patience))
  }

  /// Trains without keeping a run folder.
  ///
  /// - Throws: `LearningError` where the groups do not allow it; `TorchError`.
  package func fit(_ table: FeatureTable, seed: UInt64) throws -> any FittedClassifier {
    let training = try training(on: table, settings: settings, seed: seed)
    _ = try training.trainer.run()
    return training.classifier
  }

  /// A training that has not begun, with what it will give.
  ///
  /// - Parameters:
  ///   - table: all samples; those that stop training are split off here.
  ///   - settings: `settings`, or those of a run that goes on.
  ///   - seed: of the first weights, the order of samples and dropout.
  /// - Returns: the training, and the classifier that holds its network.
  /// - Throws: `LearningError` where the groups do not allow it; `TorchError`.
  func training(
    on table: FeatureTable, settings: TrainingSettings, seed: UInt64
  ) throws -> (trainer: Trainer, classifier: PostureNetworkClassifier) {
    let fold = try GroupSplit.holdOut(GroupKeys(table), share: Self.heldOutShare, seed: seed)
    let held = try table.subset(fold.validation)
    let (inputs, targets) = try Self.tensors(held)
    try TorchLibrary.seed(seed)
    let network = try PostureNetwork(inputs: table.width, classes: table.classes.count)
    let optimiser = try Adam([
      ParameterGroup(network, learningRate: Self.learningRate)
    ])
    let loader = try Loader(
      SampleArray(fold.training.map { (table.rows[$0], table.labels[$0]) }.map(Sample.init)),
      .init(
        batchSize: min(Self.batchSize, fold.training.count), seed: seed, dropsLast: true,
        threads: 0)
    ) { samples in
      Batch(
        inputs: [
          try Tensor(samples.flatMap(\.values), shape: [samples.count, samples[0].values.count])
        ],
        targets: [try Tensor(samples.map { Int64($0.label) })], count: samples.count)
    }
    let trainer = try Trainer(
      network, optimiser, on: loader, settings,
      loss: { (batch) throws(TorchError) in
        try network(batch.inputs[0]).crossEntropy(batch.targets[0])
      },
      validate: {
        let logits = try network(inputs)
        let values = try logits.values()
        let positive = held.classes.count - 1
        let margins = (0..<held.count).map { row in
          Double(values[row * held.classes.count + positive] - values[row * held.classes.count])
        }
        let hits = try logits.argmax(along: 1).values(Int64.self)
        let right = zip(hits, held.labels).count { Int($0) == $1 }
        return [
          "validation_loss": try logits.crossEntropy(targets).item(),
          "validation_accuracy": Double(right) / Double(held.count),
          "validation_auc": try RankingScores.areaUnderCurve(
            margins, positives: held.labels.map { $0 == positive }),
        ]
      })
    let classifier = PostureNetworkClassifier(
      network: network, classes: table.classes, width: table.width)
    return (trainer, classifier)
  }

  private struct Sample: Sendable {
    let values: [Float]
    let label: Int
  }

  private static func tensors(
    _ table: FeatureTable
  ) throws(TorchError) -> (inputs: Tensor, targets: Tensor) {
    (
      try Tensor(table.rows.flatMap { $0 }, shape: [table.count, table.width]),
      try Tensor(table.labels.map(Int64.init))
    )
  }
}

/// A trained posture network.
package struct PostureNetworkClassifier: FittedClassifier, @unchecked Sendable {
  // Unchecked: once training is over nothing changes the network, and its forward pass only reads.
  /// The network, in use.
  package let network: PostureNetwork
  /// The exact names of the classes.
  package let classes: [String]
  /// How many numbers a row holds.
  package let width: Int

  /// The network's outputs.
  ///
  /// - Throws: `LearningError.wrongWidth`, `badValue`; `TorchError`.
  package func logits(of rows: [[Float]]) throws -> [[Float]] {
    try check(rows)
    guard !rows.isEmpty else { return [] }
    let values = try withoutGradients { () throws(TorchError) in
      try network(Tensor(rows.flatMap { $0 }, shape: [rows.count, width])).values()
    }
    let count = classes.count
    return rows.indices.map { Array(values[$0 * count..<($0 + 1) * count]) }
  }
}
