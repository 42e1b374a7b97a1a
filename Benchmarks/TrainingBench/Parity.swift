import Foundation
import Networks
import Torch
import WeightFiles

/// What ResNet-18 computes with given weights and a given batch, for a comparison bit by bit:
/// scores in use and in training, loss, gradients, and the state after each of two steps of AdamW.
/// `Benchmarks/torch/peer.py parity` writes the same file.
struct Parity {
  let weights: WeightFile
  let batch: Batch

  func run() throws -> WeightFile {
    let network = try ResNet18()
    try network.load(weights)
    var results: [WeightTensor] = []
    network.train(false)
    let used = try withoutGradients { () throws(TorchError) in try network(batch.pictures) }
    results.append(try used.weight(named: "scores in use"))
    network.train()
    let optimiser = try AdamW([
      ParameterGroup(network, learningRate: 1e-3, weightDecay: 0.01)
    ])
    for step in 1...2 {
      try optimiser.clearGradients()
      let scores = try network(batch.pictures)
      let loss = try scores.crossEntropy(batch.labels)
      try loss.backward()
      if step == 1 {
        results.append(try scores.detached().weight(named: "scores in training"))
        results.append(try loss.detached().weight(named: "loss"))
        for entry in network.state where entry.isParameter {
          guard let gradient = entry.tensor.gradient else {
            throw BenchError(text: "\(entry.name) got no gradient")
          }
          results.append(try gradient.weight(named: "gradient/\(entry.name)"))
        }
      }
      try optimiser.step()
      for entry in network.state {
        results.append(try entry.tensor.detached().weight(named: "step \(step)/\(entry.name)"))
      }
    }
    return try WeightFile(results)
  }
}

/// Pictures `[N, 3, H, W]` and their classes `[N]`.
struct Batch {
  let pictures: Tensor
  let labels: Tensor

  init(_ file: WeightFile) throws {
    guard let pictures = file["pictures"], let labels = file["labels"] else {
      throw BenchError(text: "the batch has no pictures or no labels")
    }
    self.pictures = try .of(pictures)
    self.labels = try .of(labels)
  }
}

/// Why the program gives up.
struct BenchError: Error, CustomStringConvertible {
  let text: String
  var description: String { text }
}
