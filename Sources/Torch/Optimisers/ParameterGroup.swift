/// Parameters that one optimiser updates with the same settings.
package struct ParameterGroup {
  /// A parameter with its name in the state dict, under which an optimiser keeps its state.
  package struct Entry {
    /// The name, unique within an optimiser.
    package let name: String
    /// The very tensor of the module.
    package let tensor: Tensor

    package init(name: String, tensor: Tensor) {
      self.name = name
      self.tensor = tensor
    }
  }

  /// What is updated. Frozen parameters may be among them: they get no gradient and are left out
  /// of a step.
  package let entries: [Entry]
  /// Length of a step; what it multiplies depends on the optimiser. Schedules change it.
  package var learningRate: Double
  /// Strength of the pull towards zero; how it works depends on the optimiser.
  package var weightDecay: Double
  /// Momentum of `SGD`, first beta of `Adam` and `AdamW`; nil until an optimiser fills in its own.
  /// A one-cycle schedule changes it.
  package var momentum: Double?

  package init(
    entries: [Entry], learningRate: Double, weightDecay: Double = 0, momentum: Double? = nil
  ) {
    self.entries = entries
    self.learningRate = learningRate
    self.weightDecay = weightDecay
    self.momentum = momentum
  }

  /// All parameters of a module, or those that `belongs` picks by their names.
  package init(
    _ module: Module, learningRate: Double, weightDecay: Double = 0, momentum: Double? = nil,
    where belongs: (String) -> Bool = { _ in true }
  ) {
    self.init(
      entries: module.state.filter { $0.isParameter && belongs($0.name) }.map {
        Entry(name: $0.name, tensor: $0.tensor)
      },
      learningRate: learningRate, weightDecay: weightDecay, momentum: momentum)
  }
}
