import Networks
import Torch
import WeightFiles

/// The multi-head network for pictures from behind: what it finds for a comparison with Python, and
/// the time of one training step: forward, loss, backward, AdamW.
/// `Benchmarks/torch/rearfoot_peer.py` does the same.
struct RearfootSpeed {
  let network: MultiHeadNetwork
  let pictures: Tensor
  let targets: RearfootTargets
  let inBFloat16: Bool

  /// - Parameters:
  ///   - weights: the first weights, for six points.
  ///   - batch: `pictures` `[N, 3, 256, 256]`, `points` `[N, 6, 2]` and `box` `[N, 4]`.
  ///   - inBFloat16: whether the forward pass computes in bfloat16 where it may.
  ///   - inChannelsLast: whether pictures lie in memory with their channels innermost.
  /// - Throws: `BenchError`, `TorchError`.
  init(
    weights: WeightFile, batch: WeightFile, inBFloat16: Bool, inChannelsLast: Bool
  ) throws {
    guard let pictures = batch["pictures"], let points = batch["points"], let box = batch["box"]
    else { throw BenchError(text: "the batch has no pictures, points or box") }
    network = try MultiHeadNetwork(points: 6)
    try network.load(weights)
    network.train()
    let tensor = try Tensor.of(pictures)
    self.pictures = inChannelsLast ? try tensor.channelsLast() : tensor
    targets = RearfootTargets(
      points: try .of(points), weights: try .ones([points.shape[0], points.shape[1]]),
      box: try .of(box))
    self.inBFloat16 = inBFloat16
  }

  /// Points, deviations, box, loss, and the gradients of the first step.
  func parity() throws -> WeightFile {
    let found = try network(pictures)
    let loss = try RearfootLoss()(found, targets)
    try loss.backward()
    var results = [try loss.detached().weight(named: "loss")]
    for (name, tensor) in [
      ("points", found.points), ("deviations", found.deviations), ("box", found.box),
    ] {
      if let tensor { results.append(try tensor.detached().weight(named: name)) }
    }
    for entry in network.state where entry.isParameter {
      guard let gradient = entry.tensor.gradient else {
        throw BenchError(text: "\(entry.name) got no gradient")
      }
      results.append(try gradient.weight(named: "gradient/\(entry.name)"))
    }
    return try WeightFile(results)
  }

  /// Milliseconds of each step after two that warm up.
  func run(steps: Int) throws -> [Double] {
    let optimiser = try AdamW([ParameterGroup(network, learningRate: 1e-3, weightDecay: 0.01)])
    var times: [Double] = []
    for step in 0..<steps + 2 {
      let start = ContinuousClock.now
      try optimiser.clearGradients()
      let loss = inBFloat16 ? try withBFloat16(forward) : try forward()
      try loss.backward()
      try optimiser.step()
      let value = try loss.item()
      guard value.isFinite else { throw BenchError(text: "the loss is \(value)") }
      if step >= 2 { times.append((ContinuousClock.now - start) / .milliseconds(1)) }
    }
    return times
  }

  private func forward() throws(TorchError) -> Tensor {
    try RearfootLoss()(network(pictures), targets)
  }
}
