import Networks
import Torch
import WeightFiles

/// The time of one training step of ResNet-18: forward, loss, backward, AdamW.
struct Speed {
  let weights: WeightFile
  let batch: Batch
  let inBFloat16: Bool
  let inChannelsLast: Bool

  /// Milliseconds of each step after two that warm up.
  func run(steps: Int) throws -> [Double] {
    let network = try ResNet18()
    try network.load(weights)
    network.train()
    let pictures = inChannelsLast ? try batch.pictures.channelsLast() : batch.pictures
    let optimiser = try AdamW([
      ParameterGroup(network, learningRate: 1e-3, weightDecay: 0.01)
    ])
    var times: [Double] = []
    for step in 0..<steps + 2 {
      let start = ContinuousClock.now
      try optimiser.clearGradients()
      let loss = try loss(network, pictures)
      try loss.backward()
      try optimiser.step()
      let value = try loss.item()
      guard value.isFinite else { throw BenchError(text: "the loss is \(value)") }
      if step >= 2 { times.append((ContinuousClock.now - start) / .milliseconds(1)) }
    }
    return times
  }

  private func loss(_ network: ResNet18, _ pictures: Tensor) throws -> Tensor {
    func forward() throws(TorchError) -> Tensor {
      try network(pictures).crossEntropy(batch.labels)
    }
    return inBFloat16 ? try withBFloat16(forward) : try forward()
  }
}
