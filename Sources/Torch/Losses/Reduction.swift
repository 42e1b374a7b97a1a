/// How the losses of single elements or samples become one number.
package enum Reduction: Int, Sendable, CaseIterable {
  /// Not at all: one loss for each element or sample.
  case none = 0
  /// Their mean.
  case mean = 1
  /// Their sum.
  case sum = 2
}

extension Tensor {
  /// Single losses as the reduction says.
  func reduced(_ reduction: Reduction) throws(TorchError) -> Tensor {
    switch reduction {
    case .none: self
    case .mean: try mean()
    case .sum: try sum()
    }
  }

  /// Refuses a target of another shape, which would be spread silently.
  func requireShape(of target: Tensor) throws(TorchError) {
    guard shape == target.shape else {
      throw .wrongShape(what: "The target of a loss", expected: shape, found: target.shape)
    }
  }
}
