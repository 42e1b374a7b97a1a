extension Tensor {
  /// `max(x, 0)` of each element.
  package func relu() throws(TorchError) -> Tensor { try Operators.relu.tensor(.tensor(self)) }

  /// `1 / (1 + exp(-x))` of each element.
  package func sigmoid() throws(TorchError) -> Tensor {
    try Operators.sigmoid.tensor(.tensor(self))
  }

  /// The hyperbolic tangent of each element.
  package func tanh() throws(TorchError) -> Tensor { try Operators.tanh.tensor(.tensor(self)) }
}
