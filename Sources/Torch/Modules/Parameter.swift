/// A tensor that is learned.
public final class Parameter {
  /// The values; replaced in place, so that optimisers may keep it.
  package let tensor: Tensor

  /// - Throws: `TorchError.library` for a tensor that holds no real numbers.
  package init(_ tensor: Tensor) throws(TorchError) {
    try tensor.setRequiresGradient(true)
    self.tensor = tensor
  }

  /// Whether it is learned; a frozen parameter keeps its values and gets no gradient.
  package var isFrozen: Bool { !tensor.requiresGradient }

  /// Freezes or frees it.
  package func setFrozen(_ frozen: Bool) throws(TorchError) {
    try tensor.setRequiresGradient(!frozen)
    if frozen { try tensor.setGradient(nil) }
  }
}

/// A tensor that belongs to the state of a module and is not learned, such as a running mean.
public final class Buffer {
  /// The values; replaced in place.
  package let tensor: Tensor

  package init(_ tensor: Tensor) { self.tensor = tensor }
}
