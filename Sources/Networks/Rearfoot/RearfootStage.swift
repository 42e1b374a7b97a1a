package import Torch

/// The parts of a training that goes in stages.
package enum RearfootStage: String, Codable, CaseIterable, Hashable, Sendable {
  /// Backbone and box head learn.
  case box
  /// The head of the points learns on the backbone that the box has shaped.
  case points
  /// Everything learns.
  case joint
}

/// A network that learns its parts one after the other.
package protocol StagedRearfootNetwork: RearfootNetwork {
  /// Freezes what does not learn in a stage, batch norm included, and frees the rest. What is freed
  /// is in use until the next `train()`.
  ///
  /// - Throws: `TorchError.library`.
  func freeze(for stage: RearfootStage) throws(TorchError)
}
