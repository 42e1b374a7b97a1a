/// Moves parameters against their gradients.
///
/// The arithmetic is that of PyTorch's optimisers, operator by operator, so that the same gradients
/// give the same weights, bit for bit.
package protocol Optimiser: AnyObject {
  /// The parameters with their settings; schedules change rates and momenta in place.
  var groups: [ParameterGroup] { get set }

  /// Updates every parameter that has a gradient. The gradients stay.
  ///
  /// - Throws: `TorchError.library`.
  func step() throws(TorchError)

  /// What has gathered so far: to be saved, and to go on from later.
  var state: OptimiserState { get }

  /// Goes on from a saved state, whose tensors are copied.
  ///
  /// - Throws: `TorchError.invalid`, `wrongState`, `wrongShape` if it belongs to another optimiser
  ///   or other parameters; nothing has changed then.
  func load(_ state: OptimiserState) throws(TorchError)
}

extension Optimiser {
  /// Removes all gradients, before the next batch.
  package func clearGradients() throws(TorchError) {
    for entry in groups.flatMap(\.entries) { try entry.tensor.setGradient(nil) }
  }

  /// The gradients there are, group by group. A sum over them depends in its last bits on their
  /// order; PyTorch's clipping takes them in the order of the state dict.
  package var gradients: [Tensor] { groups.flatMap(\.entries).compactMap(\.tensor.gradient) }
}

/// What an optimiser has gathered: its settings as they stand now, its counts, its tensors.
package struct OptimiserState {
  /// The part of the state that is no tensor.
  package struct Numbers: Codable, Hashable, Sendable {
    /// The settings of one parameter group as they stand now.
    package struct Group: Codable, Hashable, Sendable {
      /// See `ParameterGroup.learningRate`.
      package var learningRate: Double
      /// See `ParameterGroup.weightDecay`.
      package var weightDecay: Double
      /// See `ParameterGroup.momentum`.
      package var momentum: Double?
    }

    /// Which optimiser it belongs to: `AdamW`.
    package var kind: String
    /// One entry for each parameter group, in their order.
    package var groups: [Group]
    /// Number of updates so far, by the name of the parameter.
    package var steps: [String: Int]
  }

  /// The part that is no tensor.
  package var numbers: Numbers
  /// Running tensors, by `KIND.PARAMETER`, such as `exp_avg.fc.weight`: the very tensors, which the
  /// next step changes.
  package var tensors: [String: Tensor]

  package init(numbers: Numbers, tensors: [String: Tensor]) {
    self.numbers = numbers
    self.tensors = tensors
  }
}
