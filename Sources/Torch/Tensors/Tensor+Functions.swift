// Functions of each element; the shape stays.

extension Tensor {
  /// `max(x, 0)`.
  package func relu() throws(TorchError) -> Tensor { try Operators.relu.tensor(.tensor(self)) }

  /// `1 / (1 + exp(-x))`.
  package func sigmoid() throws(TorchError) -> Tensor {
    try Operators.sigmoid.tensor(.tensor(self))
  }

  /// The hyperbolic tangent.
  package func tanh() throws(TorchError) -> Tensor { try Operators.tanh.tensor(.tensor(self)) }

  /// The distance from 0.
  package func absolute() throws(TorchError) -> Tensor { try Operators.abs.tensor(.tensor(self)) }

  /// The square root; not a number for negative elements.
  package func squareRoot() throws(TorchError) -> Tensor {
    try Operators.sqrt.tensor(.tensor(self))
  }

  /// One by the square root; infinite at 0.
  package func inverseSquareRoot() throws(TorchError) -> Tensor {
    try Operators.rsqrt.tensor(.tensor(self))
  }

  /// `e` to the power of the element.
  package func exp() throws(TorchError) -> Tensor { try Operators.exp.tensor(.tensor(self)) }

  /// The natural logarithm; not a number for negative elements.
  package func log() throws(TorchError) -> Tensor { try Operators.log.tensor(.tensor(self)) }

  /// The angle whose tangent the element is, in radians.
  package func arctangent() throws(TorchError) -> Tensor {
    try Operators.atan.tensor(.tensor(self))
  }

  /// The larger of two elements, with sizes of one spread over the other's.
  package func maximum(_ other: Tensor) throws(TorchError) -> Tensor {
    try Operators.maximum.tensor(.tensor(self), .tensor(other))
  }

  /// The smaller of two elements, with sizes of one spread over the other's.
  package func minimum(_ other: Tensor) throws(TorchError) -> Tensor {
    try Operators.minimum.tensor(.tensor(self), .tensor(other))
  }

  /// The element, or the nearest bound where it lies outside.
  ///
  /// - Throws: `TorchError.library` if both bounds are nil.
  package func clamped(
    from lower: Double? = nil, to upper: Double? = nil
  ) throws(TorchError) -> Tensor {
    try Operators.clamp.tensor(
      .tensor(self), lower.map { .double($0) } ?? .none, upper.map { .double($0) } ?? .none)
  }

  /// `first` where `condition` (bool) is true, `second` elsewhere.
  package static func choosing(
    _ condition: Tensor, _ first: Tensor, _ second: Tensor
  ) throws(TorchError) -> Tensor {
    try Operators.choose.tensor(.tensor(condition), .tensor(first), .tensor(second))
  }
}
