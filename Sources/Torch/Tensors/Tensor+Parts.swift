extension Tensor {
  /// Tensors of one shape along a new dimension.
  package static func stacked(
    _ tensors: [Tensor], along dimension: Int = 0
  ) throws(TorchError) -> Tensor {
    try Operators.stack.tensor(.tensors(tensors), .int(dimension))
  }

  /// The entries of a dimension, without it.
  ///
  /// - Throws: `TorchError.library` for more than 64 entries, or a dimension that is not there.
  package func unbound(along dimension: Int) throws(TorchError) -> [Tensor] {
    try Operators.unbind.call([.tensor(self), .int(dimension)])
  }

  /// A new dimension of size 1 before the given one.
  package func unsqueezed(_ dimension: Int) throws(TorchError) -> Tensor {
    try Operators.unsqueeze.tensor(.tensor(self), .int(dimension))
  }

  /// Without a dimension, if its size is 1.
  package func squeezed(_ dimension: Int) throws(TorchError) -> Tensor {
    try Operators.squeeze.tensor(.tensor(self), .int(dimension))
  }

  /// More entries around the given ones.
  ///
  /// - Parameters:
  ///   - amounts: how many before and after, the last dimension first, then the one before it.
  ///   - value: what they hold.
  /// - Returns: the larger tensor.
  /// - Throws: `TorchError.library` for an odd number of amounts, or more than there are dimensions.
  package func padded(_ amounts: [Int], with value: Double = 0) throws(TorchError) -> Tensor {
    try Operators.pad.tensor(.tensor(self), .ints(amounts), .string("constant"), .double(value))
  }
}
