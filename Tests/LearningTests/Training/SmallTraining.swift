import Foundation
import GaitMath
import Learning
import Torch

/// A small task with everything that a checkpoint has to bring back: dropout draws from libtorch's
/// generator, batch norm has buffers, AdamW has running tensors, samples are shuffled and shaken.
struct SmallTraining {
  struct Sample: Sendable {
    var x: [Float]
    var label: Int
  }

  struct Shake: Augmentation {
    func augmented(_ sample: Sample, using random: inout SplitMix64) -> Sample {
      Sample(x: sample.x.map { $0 + Float(random.uniform(-0.1...0.1)) }, label: sample.label)
    }
  }

  var settings = TrainingSettings(
    epochs: 4, schedule: .step(every: 2, factor: 0.5),
    selection: Selection(metric: "loss", smallerIsBetter: true), gradientLimit: 1,
    checkpointInterval: 2)
  var loaderThreads = 1
  /// Replaces the samples' first number, to make trouble.
  var poison: (number: Int, value: Float)?

  static let count = 44

  func samples() -> [Sample] {
    var random = SplitMix64(seed: 5)
    return (0..<Self.count).map { number in
      let label = number % 2
      var x = (0..<3).map { _ in Float(random.uniform(-1...1)) }
      x[0] += label == 1 ? 0.8 : -0.8
      if let poison, poison.number == number { x[0] = poison.value }
      return Sample(x: x, label: label)
    }
  }

  static let collate: @Sendable ([Sample]) throws -> Batch = { samples in
    Batch(
      inputs: [try Tensor(samples.flatMap(\.x), shape: [samples.count, 3])],
      targets: [try Tensor(samples.map { Int64($0.label) })], count: samples.count)
  }

  /// A fresh trainer, the same every time. After `lossesUntilFailure` losses one fails with
  /// `SmallTraining.failure`.
  func make(
    lossesUntilFailure: Int = .max, validate: (() throws -> [String: Double])? = nil
  ) throws -> Trainer {
    try TorchLibrary.setThreads(1)
    try TorchLibrary.seed(11)
    let network = Sequential([
      try Linear(3, 16), try BatchNorm1d(16), ReLU(), try Dropout(0.3), try Linear(16, 2),
    ])
    let samples = samples()
    let loader = try Loader(
      SampleArray(samples),
      .init(batchSize: 8, seed: 3, dropsLast: false, threads: loaderThreads),
      augmentation: Shake(), collate: Self.collate)
    let optimiser = try AdamW([
      ParameterGroup(network, learningRate: 0.02, weightDecay: 0.01) { $0.hasSuffix("weight") },
      ParameterGroup(network, learningRate: 0.04) { $0.hasSuffix("bias") },
    ])
    let whole = try Self.collate(samples)
    var left = lossesUntilFailure
    return try Trainer(
      network, optimiser, on: loader, settings,
      loss: { batch throws(TorchError) in
        if left == 0 { throw Self.failure }
        left -= 1
        return try network(batch.inputs[0]).crossEntropy(batch.targets[0])
      },
      validate: validate ?? {
        let logits = try network(whole.inputs[0])
        let hits = try zip(
          logits.argmax(along: 1).values(Int64.self), whole.targets[0].values(Int64.self)
        ).count { $0 == $1 }
        return [
          "loss": try logits.crossEntropy(whole.targets[0]).item(),
          "accuracy": Double(hits) / Double(whole.count),
        ]
      })
  }

  static let failure = TorchError.invalid(reason: "stopped here by the test")
  static let environment = RunEnvironment(
    footfall: "0", processor: "test", instructions: [], threads: 1, seed: 11, dataDigest: "d")

  struct Task: Codable, Sendable, Equatable { var name = "small" }

  func folder(_ url: URL) throws -> RunFolder {
    try RunFolder(
      creating: url, RunRecord(kind: "small", training: settings, task: Task()), Self.environment)
  }
}

extension Trainer {
  /// The bits of all weights and buffers.
  func weights() throws -> [String: [UInt8]] {
    try network.copiedState().mapValues { try $0.bytes() }
  }
}

/// The bytes of the files of a run that do not depend on where it lies.
func contents(of folder: URL) throws -> [String: Data] {
  var files: [String: Data] = [:]
  for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
    files[name] = try Data(contentsOf: folder.appending(path: name))
  }
  return files
}
