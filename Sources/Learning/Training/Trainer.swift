import Foundation
package import Torch

/// Trains a network: epochs of batches, a measurement after each, the best weights in the end.
///
/// With the same network, settings, batches and thread count a run ends with the same weights, bit
/// for bit, also where it was killed at any moment and went on from its folder.
package final class Trainer {
  /// The network that learns.
  package let network: Module
  /// What moves its parameters.
  package let optimiser: any Optimiser
  /// How it is trained.
  package let settings: TrainingSettings
  let batches: any BatchSource
  private let loss: (Batch) throws(TorchError) -> Tensor
  private let validate: (() throws -> [String: Double])?
  private let prepareEpoch: ((Int) throws -> Void)?

  var scheduler: Scheduler
  var state: TrainingState
  /// Copies of the weights of the best epoch.
  var best: [String: Tensor] = [:]
  /// Copies of the weights after the last whole epoch.
  private var lastGood: [String: Tensor] = [:]
  /// The network's own tensors, looked up once.
  private let parameters: [Tensor]
  private let buffers: [(own: Tensor, copy: Tensor)]

  /// - Parameters:
  ///   - network: in its first state.
  ///   - optimiser: over its parameters, as it begins.
  ///   - batches: what is learned from.
  ///   - settings: how.
  ///   - loss: the mean loss of a batch, a scalar; it calls the network.
  ///   - validate: measures the network, which is not in training then and records no gradients.
  ///     It names what it measured.
  ///   - prepareEpoch: called with the number of an epoch, from 0, before its first batch and
  ///     again where the run goes on within it; may freeze and free layers.
  /// - Throws: `LearningError.badSetting`; `TorchError`.
  package init(
    _ network: Module, _ optimiser: any Optimiser, on batches: any BatchSource,
    _ settings: TrainingSettings, loss: @escaping (Batch) throws(TorchError) -> Tensor,
    validate: (() throws -> [String: Double])? = nil,
    prepareEpoch: ((Int) throws -> Void)? = nil
  ) throws {
    try settings.check()
    try TorchLibrary.setThreads(settings.threads)
    self.network = network
    self.optimiser = optimiser
    self.batches = batches
    self.settings = settings
    self.loss = loss
    self.validate = validate
    self.prepareEpoch = prepareEpoch
    scheduler = try Scheduler(settings.schedule, for: optimiser)
    state = TrainingState(optimiser: optimiser.state.numbers)
    let entries = network.state
    parameters = entries.filter(\.isParameter).map(\.tensor)
    buffers = try entries.filter { !$0.isParameter }.map { ($0.tensor, try $0.tensor.copied()) }
  }

  /// Trains until all epochs are done or no better one comes, and gives the network the weights of
  /// its best epoch.
  ///
  /// - Parameters:
  ///   - folder: where the run is kept; nil keeps nothing.
  ///   - resumes: whether to go on from the checkpoint in `folder`; without one it begins anew.
  ///   - shouldStop: asked after each batch; the run can go on later from its folder.
  ///   - report: told of each batch and epoch.
  /// - Returns: how it went.
  /// - Throws: `LearningError.stopped`, with a checkpoint in the folder; `notFinite`, with the last
  ///   good weights in the network and in the folder; `cannotWrite`, with the checkpoint before in
  ///   the folder; `badRun`; `badSetting` for a selection by a metric that there is not; what
  ///   `loss`, `validate` and the batches throw.
  package func run(
    in folder: RunFolder? = nil, resumes: Bool = false, shouldStop: () -> Bool = { false },
    report: (TrainingEvent) -> Void = { _ in }
  ) throws -> TrainingOutcome {
    try TorchLibrary.setThreads(settings.threads)
    if resumes, let folder, try restore(from: folder) {
      report(.resumed(epochs: state.epoch, batches: state.batch))
    }
    lastGood = try network.copiedState()
    while state.end == nil {
      try learnEpoch(in: folder, shouldStop, report)
      try endEpoch()
      if let folder { try keepEpoch(in: folder) }
      if let record = state.epochs.last { report(.epoch(record)) }
    }
    if let folder { try keepEnd(in: folder) }
    if !best.isEmpty { try network.load(best) }
    network.train(false)
    return outcome
  }

  var outcome: TrainingOutcome {
    TrainingOutcome(end: state.end ?? .allEpochs, best: state.best, epochs: state.epochs)
  }

  private func learnEpoch(
    in folder: RunFolder?, _ shouldStop: () -> Bool, _ report: (TrainingEvent) -> Void
  ) throws {
    try prepareEpoch?(state.epoch)
    network.train()
    let stream = batches.batches(ofEpoch: state.epoch, from: state.batch)
    while let batch = try stream.next() {
      do { try learn(batch) } catch let error as LearningError {
        try keepLastGood(in: folder)
        throw error
      }
      state.batch += 1
      report(
        .batch(
          TrainingProgress(
            epoch: state.epoch + 1, epochs: settings.epochs, batch: state.batch,
            batches: batches.batchCount, loss: state.meanLoss)))
      let isStopped = shouldStop()
      let interval = settings.checkpointInterval
      if let folder, isStopped || (interval > 0 && state.batch % interval == 0) {
        try keepCheckpoint(in: folder)
      }
      if isStopped { throw LearningError.stopped(folder: folder?.url.path ?? "") }
    }
  }

  private func learn(_ batch: Batch) throws {
    for (own, copy) in buffers { try copy.assign(own) }
    let batch = try prepared(batch)
    try optimiser.clearGradients()
    let loss =
      settings.usesBFloat16
      ? try withBFloat16 { () throws(TorchError) in try self.loss(batch) } : try self.loss(batch)
    let value = try loss.detached().item()
    guard value.isFinite else { throw notFinite("loss") }
    try loss.backward()
    let gradients = parameters.compactMap(\.gradient)
    let length =
      if let limit = settings.gradientLimit {
        try GradientClipping.clip(gradients, to: limit)
      } else {
        try GradientClipping.length(gradients)
      }
    guard length.isFinite else { throw notFinite("gradient") }
    try optimiser.step()
    if settings.schedule.advancesByBatch { scheduler.advance(optimiser) }
    state.lossSum += value * Double(batch.count)
    state.samples += batch.count
    state.longestGradient = max(state.longestGradient, length)
  }

  private func notFinite(_ what: String) -> LearningError {
    .notFinite(what: what, epoch: state.epoch + 1, batch: state.batch + 1)
  }

  /// Pictures in the form that convolutions are fastest with, where that is wanted.
  private func prepared(_ batch: Batch) throws(TorchError) -> Batch {
    guard settings.usesChannelsLast else { return batch }
    var batch = batch
    for (index, input) in batch.inputs.enumerated() where input.shape.count == 4 {
      batch.inputs[index] = try input.channelsLast()
    }
    return batch
  }

  private func endEpoch() throws {
    let rates = optimiser.groups.map(\.learningRate)
    let metrics = try measure()
    var record = EpochRecord(
      epoch: state.epoch + 1, rates: rates, trainingLoss: state.meanLoss,
      longestGradient: state.longestGradient, metrics: metrics, isBest: false)
    lastGood = try network.copiedState()
    try select(&record)
    if !settings.schedule.advancesByBatch {
      let metric = settings.selection.flatMap { record.metric($0.metric) }
      scheduler.advance(optimiser, metric: metric ?? record.trainingLoss)
    }
    state.epochs.append(record)
    state.epoch += 1
    state.beginEpoch()
    if let patience = settings.selection?.patience, state.stale >= patience {
      state.end = .noBetter
    }
    if state.epoch >= settings.epochs { state.end = state.end ?? .allEpochs }
  }

  private func measure() throws -> [String: Double] {
    guard let validate else { return [:] }
    network.train(false)
    let result = try withoutGradients { () throws(TorchError) in Result { try validate() } }
    return try result.get()
  }

  private func select(_ record: inout EpochRecord) throws {
    guard let selection = settings.selection else {
      record.isBest = true
      state.best = .init(epoch: record.epoch, value: nil)
      best = lastGood
      return
    }
    guard let value = record.metric(selection.metric) else {
      let names = ["training_loss"] + record.metrics.keys.sorted()
      throw LearningError.badSetting(
        name: "metric",
        reason: "is “\(selection.metric)”, and measured are \(names.joined(separator: ", "))")
    }
    guard selection.isBetter(value, than: state.best?.value) else {
      state.stale += 1
      return
    }
    record.isBest = true
    state.stale = 0
    state.best = .init(epoch: record.epoch, value: value)
    best = lastGood
  }

  /// Undoes what the batch that failed did to the network.
  private func keepLastGood(in folder: RunFolder?) throws {
    for (own, copy) in buffers { try own.assign(copy) }
    // A step may have made weights infinite that only the next batch brought to light.
    for parameter in parameters where try !parameter.detached().isFinite() {
      try network.load(lastGood)
      break
    }
    if let folder { try keepWeights(network.copiedState(), Self.lastName, in: folder) }
  }
}
