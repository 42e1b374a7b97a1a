import Foundation

/// Adam: steps along the mean gradient, scaled by its mean square.
///
/// With the gradient g (to which `weightDecay` times the parameter is added), in step t:
///
///     m <- m + (1 - beta1) (g - m)
///     v <- beta2 v + (1 - beta2) g^2
///     p <- p - rate / (1 - beta1^t) * m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon)
///
/// Source: Kingma and Ba 2015, doi:10.48550/arXiv.1412.6980, algorithm 1.
package class Adam: Optimiser {
  /// See `Optimiser`; the momentum of a group is beta1.
  package var groups: [ParameterGroup]
  /// How much of the mean square a step keeps.
  package let beta2: Double
  /// Keeps the divisor away from zero.
  package let epsilon: Double
  private let isDecoupled: Bool
  private var running: RunningTensors

  /// - Throws: `TorchError.invalid` for settings out of range, or a name that stands twice.
  package convenience init(
    _ groups: [ParameterGroup], beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8
  ) throws(TorchError) {
    try self.init(groups, beta1, beta2, epsilon, isDecoupled: false, kind: "Adam")
  }

  fileprivate init(
    _ groups: [ParameterGroup], _ beta1: Double, _ beta2: Double, _ epsilon: Double,
    isDecoupled: Bool, kind: String
  ) throws(TorchError) {
    guard (0..<1).contains(beta2), epsilon >= 0, epsilon.isFinite else {
      throw .invalid(reason: "\(kind) cannot work with beta2 \(beta2) and epsilon \(epsilon).")
    }
    self.groups = groups.map { $0.withMomentum(beta1) }
    self.beta2 = beta2
    self.epsilon = epsilon
    self.isDecoupled = isDecoupled
    running = try RunningTensors(
      kind: kind, names: ["exp_avg", "exp_avg_sq"], groups: self.groups)
  }

  /// What has gathered so far, with the settings as they stand now.
  package var state: OptimiserState { running.state(groups) }

  /// Goes on from a saved state of the same kind and the same parameters.
  package func load(_ state: OptimiserState) throws(TorchError) {
    try running.load(state, into: &groups)
  }

  /// Updates every parameter that has a gradient.
  package func step() throws(TorchError) {
    try withoutGradients { () throws(TorchError) in
      for group in groups {
        for entry in group.entries {
          if let gradient = entry.tensor.gradient { try update(entry, gradient, group) }
        }
      }
    }
  }

  private func update(
    _ entry: ParameterGroup.Entry, _ gradient: Tensor, _ group: ParameterGroup
  ) throws(TorchError) {
    let parameter = entry.tensor
    let beta1 = group.momentum ?? 0
    let (mean, square) = try moments(entry)
    let count = (running.steps[entry.name] ?? 0) + 1
    var gradient = gradient
    if group.weightDecay != 0 {
      if isDecoupled {
        try Update.scale(parameter, by: 1 - group.learningRate * group.weightDecay)
      } else {
        gradient = try Update.sum(gradient, parameter, times: group.weightDecay)
      }
    }
    try Update.mix(mean, gradient, weight: 1 - beta1)
    try Update.scale(square, by: beta2)
    try Update.addProduct(square, gradient, gradient, times: 1 - beta2)
    let meanShare = 1 - pow(beta1, Double(count))
    // A power, not a root: they may differ in the last bit, and PyTorch takes the power.
    let squareShare = pow(1 - pow(beta2, Double(count)), 0.5)
    let divisor = try Update.rootOf(square) / squareShare
    try Update.add(divisor, epsilon)
    try Update.addQuotient(parameter, mean, divisor, times: -(group.learningRate / meanShare))
    running.steps[entry.name] = count
  }

  private func moments(
    _ entry: ParameterGroup.Entry
  ) throws(TorchError) -> (mean: Tensor, square: Tensor) {
    if let list = running.tensors[entry.name], list.count == 2 { return (list[0], list[1]) }
    let list = (try Update.zeros(like: entry.tensor), try Update.zeros(like: entry.tensor))
    running.tensors[entry.name] = [list.0, list.1]
    return list
  }
}

/// Adam with the decay of weights apart from the gradient: before each step the parameter is
/// multiplied by 1 - rate * weightDecay.
///
/// Source: Loshchilov and Hutter 2019, doi:10.48550/arXiv.1711.05101, algorithm 2.
package final class AdamW: Adam {
  /// - Throws: `TorchError.invalid` for settings out of range, or a name that stands twice.
  package init(
    _ groups: [ParameterGroup], beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8
  ) throws(TorchError) {
    try super.init(groups, beta1, beta2, epsilon, isDecoupled: true, kind: "AdamW")
  }
}
