import FootfallTestSupport
import Foundation
import Learning
import Testing
import Torch

@Suite(.oneAtATime) struct TrainerTests {
  private final class Log {
    var weights: [[String: [UInt8]]] = []
    var count: Int { weights.count }
  }

  /// A trainer whose validation gives the values of a known curve, and the weights at each.
  private func known(
    _ curve: [Double], _ selection: Selection?, epochs: Int
  ) throws -> (trainer: Trainer, log: Log) {
    var task = SmallTraining()
    task.settings.epochs = epochs
    task.settings.selection = selection
    let log = Log()
    weak var trainer: Trainer?
    let made = try task.make(validate: {
      log.weights.append(try trainer?.weights() ?? [:])
      return ["score": curve[log.count - 1]]
    })
    trainer = made
    return (made, log)
  }

  @Test func stopsWhenNoBetterEpochComes() throws {
    let curve = [3, 2, 2.5, 1, 1.5, 0.95, 1.1, 0, 0]
    let (trainer, log) = try known(
      curve, Selection(metric: "score", smallerIsBetter: true, patience: 3, threshold: 0.1),
      epochs: 9)
    let outcome = try trainer.run()
    // 0.95 is not better than 1 by 0.1.
    #expect(outcome.end == .noBetter)
    #expect(outcome.best == .init(epoch: 4, value: 1))
    #expect(outcome.epochs.map(\.isBest) == [true, true, false, true, false, false, false])
    // The weights of that epoch, and not those that went on to learn.
    #expect(try trainer.weights() == log.weights[3])
    #expect(log.weights[3] != log.weights[6])
    #expect(!trainer.network.isTraining)
  }

  @Test func takesTheLargestWhereThatIsBetter() throws {
    let (trainer, log) = try known(
      [.nan, 0.5, 0.9, .nan, 0.9], Selection(metric: "score", smallerIsBetter: false), epochs: 5)
    let outcome = try trainer.run()
    #expect(outcome.end == .allEpochs)
    #expect(outcome.best == .init(epoch: 3, value: 0.9))
    #expect(try trainer.weights() == log.weights[2])
  }

  @Test func takesTheLastEpochWithoutASelection() throws {
    let (trainer, log) = try known([1, 2, 3], nil, epochs: 3)
    #expect(try trainer.run().best == .init(epoch: 3, value: nil))
    #expect(try trainer.weights() == log.weights[2])
  }

  @Test func namesTheMetricsThereAre() throws {
    let (trainer, _) = try known([1], Selection(metric: "auc", smallerIsBetter: false), epochs: 1)
    #expect(
      throws: LearningError.badSetting(
        name: "metric", reason: "is “auc”, and measured are training_loss, score")
    ) { try trainer.run() }
  }

  @Test func learns() throws {
    var task = SmallTraining()
    task.settings.epochs = 15
    let trainer = try task.make()
    let outcome = try trainer.run()
    let (first, last) = (try #require(outcome.epochs.first), try #require(outcome.epochs.last))
    #expect(last.trainingLoss < first.trainingLoss)
    // The classes overlap: of a sample with -0.2 < x < 0.2 nothing tells which it is.
    #expect((last.metrics["accuracy"] ?? 0) > 0.8)
    #expect(last.longestGradient > 0)
    #expect(abs(last.rates[1] / last.rates[0] - 2) < 1e-12)
    #expect(first.rates[0] == 0.02)
    #expect(outcome.epochs[2].rates[0] == 0.01)
  }

  @Test func advancesByBatchWhereTheScheduleDoes() throws {
    var task = SmallTraining()
    task.settings.schedule = .oneCycle(.init(steps: 24))
    let outcome = try task.make().run()
    #expect((outcome.epochs.last?.rates[0] ?? 1) < 1e-6)
  }

  /// Sample 20 has no value: its batch is refused before it has changed anything.
  @Test(arguments: [Float.nan, .infinity]) func keepsTheLastGoodWeights(_ value: Float) throws {
    let place = try TemporaryFolder()
    var task = SmallTraining()
    task.poison = (20, value)
    let folder = try task.folder(place.url.appending(path: "run"))
    let trainer = try task.make(validate: { [:] })
    var before = try trainer.weights()
    var good = before
    var failure: LearningError?
    do {
      _ = try trainer.run(
        in: folder,
        report: { _ in
          if let now = try? trainer.weights() { (before, good) = (good, now) }
        })
    } catch let error as LearningError { failure = error }
    guard case .notFinite("loss", 1, let batch)? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect((1...6).contains(batch))
    #expect(try trainer.weights() == good)
    for tensor in try trainer.network.copiedState().values { #expect(try tensor.isFinite()) }
    let kept = folder.file(RunFolder.Name.last)
    #expect(FileManager.default.fileExists(atPath: kept.path))
    #expect(RunFolder.condition(of: folder.url) == .unfinished)
  }

  /// The loss 0 * w has the gradient 0 / 0 under a root.
  @Test func refusesAGradientWithoutValue() throws {
    let network = try Linear(1, 1, bias: false)
    let before = try network.weight.tensor.detached().values()
    let loader = try Loader(
      SampleArray([1]), .init(batchSize: 1),
      collate: { _ in Batch(inputs: [], targets: [], count: 1) })
    let trainer = try Trainer(
      network, try SGD([ParameterGroup(network, learningRate: 0.1)]), on: loader,
      TrainingSettings(epochs: 2),
      loss: { _ throws(TorchError) in
        try Operator("aten::sqrt").tensor(.tensor(network.weight.tensor * 0)).sum()
      })
    #expect(throws: LearningError.notFinite(what: "gradient", epoch: 1, batch: 1)) {
      try trainer.run()
    }
    #expect(try network.weight.tensor.detached().values() == before)
  }

  @Test func goesBackWhereAStepMadeWeightsInfinite() throws {
    var task = SmallTraining()
    task.settings.schedule = .exponential(factor: 1e30)
    task.settings.selection = nil
    let trainer = try task.make(validate: { [:] })
    do {
      _ = try trainer.run()
      Issue.record("rates of 1e58 did no harm")
    } catch let error as LearningError {
      guard case .notFinite(_, let epoch, _) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(epoch > 1)
    }
    for tensor in try trainer.network.copiedState().values { #expect(try tensor.isFinite()) }
  }

  @Test func stopsWhenAsked() throws {
    let trainer = try SmallTraining().make()
    var batches = 0
    #expect(throws: LearningError.stopped(folder: "")) {
      try trainer.run(
        shouldStop: {
          batches += 1
          return batches == 9
        })
    }
    #expect(batches == 9)
  }

  @Test func refusesSettingsOutOfRange() throws {
    let changes: [(inout TrainingSettings) -> Void] = [
      { $0.epochs = 0 }, { $0.threads = 0 }, { $0.gradientLimit = 0 }, { $0.gradientLimit = .nan },
      { $0.checkpointInterval = -1 }, { $0.selection?.patience = 0 },
      { $0.selection?.threshold = -1 },
    ]
    for change in changes {
      var task = SmallTraining()
      change(&task.settings)
      #expect(throws: LearningError.self) { try task.make() }
    }
  }

  /// A picture network in bfloat16 with channels innermost learns, and its weights stay float32.
  @Test func trainsInBFloat16WithChannelsLast() throws {
    try TorchLibrary.seed(1)
    let network = Sequential([
      try Conv2d(3, 8, kernel: 3, padding: 1), try BatchNorm2d(8), ReLU(), AdaptiveAvgPool2d(1),
      Flatten(), try Linear(8, 2),
    ])
    let loader = try Loader(
      SampleArray(Array(0..<16)), .init(batchSize: 8, threads: 2),
      collate: { numbers in
        var pixels: [Float] = []
        for number in numbers {
          let base: Float = number % 2 == 0 ? 0 : 0.5
          for place in 0..<192 { pixels.append(base + Float(place % 7) / 7) }
        }
        return Batch(
          inputs: [try Tensor(pixels, shape: [numbers.count, 3, 8, 8])],
          targets: [try Tensor(numbers.map { Int64($0 % 2) })], count: numbers.count)
      })
    let trainer = try Trainer(
      network, try AdamW([ParameterGroup(network, learningRate: 0.02)]), on: loader,
      TrainingSettings(epochs: 20, usesBFloat16: true, usesChannelsLast: true),
      loss: { batch throws(TorchError) in
        try network(batch.inputs[0]).crossEntropy(batch.targets[0])
      })
    let outcome = try trainer.run()
    let (first, last) = (try #require(outcome.epochs.first), try #require(outcome.epochs.last))
    #expect(last.trainingLoss < 0.5 * first.trainingLoss)
    for entry in network.state where entry.isParameter {
      #expect(try entry.tensor.elementType() == .float32)
    }
  }
}
