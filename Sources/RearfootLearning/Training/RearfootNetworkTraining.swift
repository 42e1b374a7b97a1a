import Foundation
import GaitMath
import GaitModel
package import Learning
package import Networks
import PictureProcessing
import Torch
import WeightFiles

/// One network with everything that it is trained by.
package struct RearfootNetworkTraining {
  /// How it is trained.
  package let plan: RearfootNetworkPlan
  /// The network.
  package let network: any RearfootNetwork
  /// Layers that did not take what the file of first weights has, since that is for other classes or
  /// points.
  package let anew: [String]
  /// What trains it.
  package let trainer: Trainer
  /// The settings of the run.
  package let settings: TrainingSettings

  /// Threads that make batches: while one batch is learned from, the next ones are made.
  package static let loaderThreads = 2
  /// Batches in measurements.
  private static let measuredAtOnce = 32

  /// - Parameters:
  ///   - plan: how.
  ///   - training: what is learned from.
  ///   - validation: what chooses the best epoch.
  ///   - seed: of the first weights, the order of samples, changes and dropout.
  ///   - threads: of one operator.
  ///   - isAugmented: whether pictures are changed at random.
  ///   - memory: bytes of pictures that are kept in memory.
  /// - Throws: `LearningError.badSetting`; `TorchError`; what making the network throws.
  package init(
    _ plan: RearfootNetworkPlan, training: any RearfootPictures, validation: any RearfootPictures,
    seed: UInt64, threads: Int, isAugmented: Bool = true,
    memory: Int = PictureCache<[RearfootSample]>.standardLimit
  ) throws {
    self.plan = plan
    try plan.check()
    try TorchLibrary.setThreads(threads)
    try TorchLibrary.seed(seed)
    let definition = training.definition
    let points = plan.view == .whole ? definition.points.count : definition.pointsPerLeg
    let (network, anew) = try plan.makeNetwork(points: points)
    (self.network, self.anew) = (network, anew)
    let size = network.inputSize
    let samples = RearfootSamples(
      training, plan.view, inputSize: size, memory: memory * 4 / 5)
    let measured = RearfootSamples(
      validation, plan.view, inputSize: size, purpose: .measurement(seed: seed),
      memory: memory / 5)
    guard samples.count > 1, measured.count > 0 else {
      throw LearningError.badSetting(
        name: "data",
        reason: "has \(samples.count) labelled \(plan.name) to learn from and "
          + "\(measured.count) to choose by: that is too few")
    }
    settings = try plan.settings(samples: samples.count, threads: threads)
    let loader = try Self.loader(plan, samples, seed: seed, isAugmented: isAugmented)
    let optimiser = try AdamW([
      ParameterGroup(network, learningRate: plan.learningRate, weightDecay: plan.weightDecay)
    ])
    let stage = StageBox()
    let loss = plan.trainingLoss
    trainer = try Trainer(
      network, optimiser, on: loader, settings,
      loss: { (batch) throws(TorchError) in
        try loss(network, batch, stage.now)
      },
      validate: {
        try Self.measure(network, plan, measured, stage.now)
      },
      prepareEpoch: { epoch in
        stage.now = plan.stage(ofEpoch: epoch)
        if !plan.stages.isEmpty, let staged = network as? any StagedRearfootNetwork {
          try staged.freeze(for: stage.now)
        }
      })
  }

  /// The stage that training is in; the trainer sets it before each epoch.
  private final class StageBox {
    var now = RearfootStage.joint
  }

  private static func loader(
    _ plan: RearfootNetworkPlan, _ samples: RearfootSamples, seed: UInt64, isAugmented: Bool
  ) throws -> Loader<RearfootSamples> {
    let size = samples.inputSize
    let jitter = CropJitter.training(plan.view, inputSize: size)
    let epochs = plan.epochs
    return try Loader(
      samples,
      .init(
        batchSize: min(plan.batchSize, samples.count), seed: seed, dropsLast: true,
        threads: loaderThreads),
      augmentation: { epoch in
        var parts: [any Augmentation<RearfootSample>] = []
        if isAugmented {
          parts.append(RearfootAugmentation.changes(inEpoch: epoch, of: epochs))
        }
        if let jitter { parts.append(jitter) }
        return parts.isEmpty ? nil : AugmentationChain(parts)
      },
      collate: collate(plan, size))
  }

  /// Makes batches; the processor is made anew for each, since one thread uses it at a time.
  private static func collate(
    _ plan: RearfootNetworkPlan, _ size: PixelSize
  ) -> @Sendable ([RearfootSample]) throws -> Batch {
    let preprocessing = plan.preprocessing
    return { samples in
      let processor = try preprocessing.processor()
      return try RearfootBatches.batch(samples, inputSize: size) { try processor.process($0) }
    }
  }

  /// What the network says of samples that it does not learn from.
  private static func measure(
    _ network: any RearfootNetwork, _ plan: RearfootNetworkPlan, _ samples: RearfootSamples,
    _ stage: RearfootStage
  ) throws -> [String: Double] {
    let loader = try Loader(
      samples, .init(batchSize: measuredAtOnce, isShuffled: false, threads: loaderThreads),
      collate: collate(plan, samples.inputSize))
    let judge = plan.judgement
    var measurement = RearfootMeasurement()
    var first = 0
    let stream = loader.batches(ofEpoch: 0, from: 0)
    while let batch = try stream.next() {
      let (loss, found) = try judge(network, batch, stage)
      if let loss { measurement.add(loss: try loss.item(), of: batch.count) }
      let points = try found.points.map { try $0.detached().values() }
      let boxes = try found.box.map { try $0.detached().values() }
      let count = network.pointCount
      for index in 0..<batch.count {
        let sample = try samples.sample(first + index)
        if let points {
          let places = (0..<count).map { point in
            let at = 2 * (index * count + point)
            return Vector2(Double(points[at]), Double(points[at + 1]))
          }
          measurement.add(
            points: places, sample, try samples.mapping(first + index), samples.pictures.definition)
        }
        if let boxes, plan.view == .whole {
          let edges = boxes[4 * index..<4 * index + 4].map(Double.init)
          measurement.add(
            box: GaitModel.Box(minX: edges[0], minY: edges[1], maxX: edges[2], maxY: edges[3]),
            sample.box)
        }
      }
      first += batch.count
    }
    var metrics = measurement.metrics
    metrics[RearfootNetworkPlan.metric] = plan.score(metrics, stage)
    return metrics
  }
}

extension RearfootNetworkPlan {
  /// What chooses the best epoch: the error of what the network is for. The stages of one training
  /// are told apart by their size, so that an epoch of a later stage is always better than one of
  /// an earlier stage.
  func score(_ metrics: [String: Double], _ stage: RearfootStage) -> Double {
    let (points, box) = (metrics["point_rmse"], metrics["box_rmse"])
    switch stage {
    case .box: return 1e6 * (box ?? .nan)
    case .points: return 1e3 * (points ?? .nan)
    case .joint:
      switch view {
      case .whole: return [points, box].compactMap { $0 }.reduce(0, +)
      case .leg: return metrics["angle_error"] ?? points ?? .nan
      case .point: return metrics["seen_rmse"] ?? points ?? .nan
      }
    }
  }

  /// What a training makes small: the loss of a network that judges itself, else that of `judgement`.
  var trainingLoss:
    @Sendable (any RearfootNetwork, Batch, RearfootStage) throws(TorchError) -> Tensor
  {
    let loss = RearfootLoss(points: self.loss, box: boxLoss)
    return { (network, batch, stage) throws(TorchError) in
      let (pictures, targets) = (
        try RearfootBatches.pictures(batch), RearfootBatches.targets(batch)
      )
      if let own = network as? any SelfJudgingNetwork { return try own.loss(pictures, targets) }
      return try loss(network(pictures), targets, stage: stage)
    }
  }

  /// What the network says of a batch that it does not learn from, with the loss of that; none for a
  /// network that judges itself, of which what it finds is all that is measured. Where such a network
  /// finds nothing, it counts as if it had said the middle of the picture, and all of it for the box.
  var judgement:
    @Sendable (any RearfootNetwork, Batch, RearfootStage) throws(TorchError)
      -> (loss: Tensor?, found: RearfootPrediction)
  {
    let loss = RearfootLoss(points: self.loss, box: boxLoss)
    return { (network, batch, stage) throws(TorchError) in
      let found = try network(RearfootBatches.pictures(batch))
      if network is any SelfJudgingNetwork {
        return (nil, try found.filled(network.inputSize))
      }
      return (try loss(found, RearfootBatches.targets(batch), stage: stage), found)
    }
  }
}
