extension Tensor {
  /// Element by element, with sizes of one spread over the other's.
  package static func + (left: Tensor, right: Tensor) throws(TorchError) -> Tensor {
    try Operators.add.tensor(.tensor(left), .tensor(right))
  }

  /// Adds a number to each element.
  package static func + (left: Tensor, right: Double) throws(TorchError) -> Tensor {
    try Operators.addScalar.tensor(.tensor(left), .double(right))
  }

  /// Element by element, with sizes of one spread over the other's.
  package static func - (left: Tensor, right: Tensor) throws(TorchError) -> Tensor {
    try Operators.subtract.tensor(.tensor(left), .tensor(right))
  }

  /// Element by element, with sizes of one spread over the other's.
  package static func * (left: Tensor, right: Tensor) throws(TorchError) -> Tensor {
    try Operators.multiply.tensor(.tensor(left), .tensor(right))
  }

  /// Multiplies each element by a number.
  package static func * (left: Tensor, right: Double) throws(TorchError) -> Tensor {
    try Operators.multiplyScalar.tensor(.tensor(left), .double(right))
  }

  /// Element by element, with sizes of one spread over the other's.
  package static func / (left: Tensor, right: Tensor) throws(TorchError) -> Tensor {
    try Operators.divide.tensor(.tensor(left), .tensor(right))
  }

  /// Divides each element by a number.
  package static func / (left: Tensor, right: Double) throws(TorchError) -> Tensor {
    try Operators.divideScalar.tensor(.tensor(left), .double(right))
  }

  /// The matrix product of the last two dimensions: `[..., n, k] x [..., k, m] -> [..., n, m]`.
  package func matmul(_ other: Tensor) throws(TorchError) -> Tensor {
    try Operators.matmul.tensor(.tensor(self), .tensor(other))
  }

  /// The sum of all elements, or over some dimensions.
  package func sum(
    over dimensions: [Int]? = nil, keepingDimensions: Bool = false
  ) throws(TorchError) -> Tensor {
    guard let dimensions else { return try Operators.sum.tensor(.tensor(self)) }
    return try Operators.sumOver.tensor(
      .tensor(self), .ints(dimensions), .bool(keepingDimensions))
  }

  /// The mean of all elements, or over some dimensions.
  package func mean(
    over dimensions: [Int]? = nil, keepingDimensions: Bool = false
  ) throws(TorchError) -> Tensor {
    guard let dimensions else { return try Operators.mean.tensor(.tensor(self)) }
    return try Operators.meanOver.tensor(
      .tensor(self), .ints(dimensions), .bool(keepingDimensions))
  }

  /// `exp(x_i) / sum_j exp(x_j)` along a dimension.
  package func softmax(along dimension: Int) throws(TorchError) -> Tensor {
    try Operators.softmax.tensor(.tensor(self), .int(dimension))
  }

  /// The position of the largest element along a dimension (int64).
  package func argmax(along dimension: Int) throws(TorchError) -> Tensor {
    try Operators.argmax.tensor(.tensor(self), .int(dimension))
  }

  /// Whether no element is infinite or not a number.
  package func isFinite() throws(TorchError) -> Bool {
    try Operators.all.tensor(.tensor(Operators.isFinite.tensor(.tensor(self)))).item() != 0
  }
}
