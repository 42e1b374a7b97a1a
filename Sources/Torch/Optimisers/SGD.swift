/// Stochastic gradient descent, with momentum and Nesterov's look ahead where wanted.
///
/// With the gradient g (to which `weightDecay` times the parameter is added) and the momentum mu:
///
///     b <- mu b + (1 - dampening) g        (b = g in the first step)
///     p <- p - rate * b                    (g + mu b in place of b with Nesterov)
///
/// Source: Sutskever et al. 2013, "On the importance of initialization and momentum in deep
/// learning", ICML; the rate multiplies the momentum as well, as in PyTorch.
package final class SGD: Optimiser {
  /// See `Optimiser`.
  package var groups: [ParameterGroup]
  /// The part of the gradient that does not enter the momentum.
  package let dampening: Double
  /// Whether the step looks ahead along the momentum.
  package let isNesterov: Bool
  private var running: RunningTensors

  /// - Throws: `TorchError.invalid` for settings out of range, or a name that stands twice.
  package init(
    _ groups: [ParameterGroup], momentum: Double = 0, dampening: Double = 0,
    isNesterov: Bool = false
  ) throws(TorchError) {
    self.groups = groups.map { $0.withMomentum(momentum) }
    self.dampening = dampening
    self.isNesterov = isNesterov
    let hasMomentum = self.groups.allSatisfy { ($0.momentum ?? 0) > 0 }
    guard dampening.isFinite, !isNesterov || (hasMomentum && dampening == 0) else {
      throw .invalid(reason: "Nesterov's method needs a momentum above 0 and no dampening.")
    }
    running = try RunningTensors(kind: "SGD", names: ["momentum_buffer"], groups: self.groups)
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
    var gradient = gradient
    if group.weightDecay != 0 {
      gradient = try Update.sum(gradient, entry.tensor, times: group.weightDecay)
    }
    if let momentum = group.momentum, momentum != 0 {
      let buffer: Tensor
      if let known = running.tensors[entry.name]?.first {
        buffer = known
        try Update.scale(buffer, by: momentum)
        try Update.add(buffer, gradient, times: 1 - dampening)
      } else {
        buffer = try gradient.copied()
        running.tensors[entry.name] = [buffer]
      }
      gradient = isNesterov ? try Update.sum(gradient, buffer, times: momentum) : buffer
      // Only what has a buffer is counted: that is what a saved state has to hold.
      running.steps[entry.name, default: 0] += 1
    }
    try Update.add(entry.tensor, gradient, times: -group.learningRate)
  }
}
