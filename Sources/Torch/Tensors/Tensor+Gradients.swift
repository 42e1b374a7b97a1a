import CTorch

extension Tensor {
  /// Whether computations with this tensor are recorded for gradients.
  package var requiresGradient: Bool {
    withExtendedLifetime(self) { ctorch_requires_grad(handle) }
  }

  /// Turns the recording on or off.
  ///
  /// - Throws: `TorchError.library` for a tensor that is a result, or holds no real numbers.
  package func setRequiresGradient(_ on: Bool) throws(TorchError) {
    try check(withExtendedLifetime(self) { ctorch_set_requires_grad(handle, on) })
  }

  /// Adds the gradient of this scalar to every tensor that it was computed from and that requires
  /// one, and forgets how it was computed.
  ///
  /// - Throws: `TorchError.library` if it is no scalar, or was not recorded.
  package func backward() throws(TorchError) {
    try check(withExtendedLifetime(self) { ctorch_backward(handle) })
  }

  /// The gradient that `backward` left, with the shape of the tensor; nil where there is none.
  package var gradient: Tensor? {
    withExtendedLifetime(self) { ctorch_grad(handle).map(Tensor.init(handle:)) }
  }

  /// Sets or, with nil, removes the gradient.
  package func setGradient(_ gradient: Tensor?) throws(TorchError) {
    try check(
      withExtendedLifetime((self, gradient)) { ctorch_set_grad(handle, gradient?.handle) })
  }

  /// The same elements without the memory of how they were computed.
  package func detached() throws(TorchError) -> Tensor {
    try Operators.detach.tensor(.tensor(self))
  }
}
