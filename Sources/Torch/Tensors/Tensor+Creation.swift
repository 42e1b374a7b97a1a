extension Tensor {
  /// A tensor filled with one value.
  package static func full(
    _ shape: [Int], _ value: Double, _ type: ElementType = .float32
  ) throws(TorchError) -> Tensor {
    try Operators.full.tensor(.ints(shape), .double(value), .type(type))
  }

  /// Zeros.
  package static func zeros(
    _ shape: [Int], _ type: ElementType = .float32
  ) throws(TorchError) -> Tensor { try full(shape, 0, type) }

  /// Ones.
  package static func ones(
    _ shape: [Int], _ type: ElementType = .float32
  ) throws(TorchError) -> Tensor { try full(shape, 1, type) }

  /// Zeros with the shape and element type of another tensor.
  package static func zeros(like tensor: Tensor) throws(TorchError) -> Tensor {
    try zeros(tensor.shape, tensor.elementType())
  }

  /// Numbers of the standard normal distribution, from the generator of `TorchLibrary.seed`.
  package static func randomNormal(_ shape: [Int]) throws(TorchError) -> Tensor {
    try Operators.randn.tensor(.ints(shape))
  }

  /// Fills the tensor with numbers that are uniform in `range`.
  package func fillUniform(_ range: ClosedRange<Double>) throws(TorchError) {
    try withoutGradients { () throws(TorchError) in
      _ = try Operators.uniformInPlace.tensor(
        .tensor(self), .double(range.lowerBound), .double(range.upperBound))
    }
  }

  /// Fills the tensor with numbers of a normal distribution.
  package func fillNormal(
    mean: Double = 0, standardDeviation: Double
  ) throws(TorchError) {
    try withoutGradients { () throws(TorchError) in
      _ = try Operators.normalInPlace.tensor(
        .tensor(self), .double(mean), .double(standardDeviation))
    }
  }

  /// Overwrites the elements with those of another tensor, converted and spread where needed.
  package func assign(_ other: Tensor) throws(TorchError) {
    try withoutGradients { () throws(TorchError) in
      _ = try Operators.copyInPlace.tensor(.tensor(self), .tensor(other))
    }
  }

  /// A copy with memory of its own.
  package func copied() throws(TorchError) -> Tensor {
    try Operators.clone.tensor(.tensor(self))
  }
}
