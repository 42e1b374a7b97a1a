extension Tensor {
  /// The same elements with other sizes; one size may be -1 and is worked out.
  package func reshaped(_ shape: [Int]) throws(TorchError) -> Tensor {
    try Operators.reshape.tensor(.tensor(self), .ints(shape))
  }

  /// The dimensions from `start` on as one.
  package func flattened(from start: Int = 0) throws(TorchError) -> Tensor {
    try Operators.flatten.tensor(.tensor(self), .int(start), .int(-1))
  }

  /// Two dimensions exchanged.
  package func transposed(_ first: Int, _ second: Int) throws(TorchError) -> Tensor {
    try Operators.transpose.tensor(.tensor(self), .int(first), .int(second))
  }

  /// The dimensions in another order.
  package func permuted(_ order: [Int]) throws(TorchError) -> Tensor {
    try Operators.permute.tensor(.tensor(self), .ints(order))
  }

  /// Several tensors one after the other along a dimension.
  package static func concatenated(
    _ tensors: [Tensor], along dimension: Int
  ) throws(TorchError) -> Tensor {
    try Operators.cat.tensor(.tensors(tensors), .int(dimension))
  }

  /// The part of a dimension from the first to before the last index.
  package func sliced(_ range: Range<Int>, along dimension: Int) throws(TorchError) -> Tensor {
    try Operators.slice.tensor(
      .tensor(self), .int(dimension), .int(range.lowerBound), .int(range.upperBound))
  }

  /// The entries of a dimension at the given positions, in their order.
  package func selecting(_ positions: [Int], along dimension: Int) throws(TorchError) -> Tensor {
    try Operators.indexSelect.tensor(
      .tensor(self), .int(dimension), .tensor(Tensor(positions.map(Int64.init))))
  }
}
