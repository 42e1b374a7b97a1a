extension Tensor {
  /// How far logits `x` are from labels or probabilities `y`, each by itself:
  /// `w (-p y log s(x) - (1 - y) log(1 - s(x)))` with `s(x) = 1 / (1 + exp(-x))`, formed so that
  /// large logits do not overflow.
  ///
  /// - Parameters:
  ///   - labels: `y`, 0...1, with the shape of self.
  ///   - weights: `w`, of a shape that spreads to that of self; nil for 1.
  ///   - positiveWeight: `p`, of a shape that spreads; nil for 1.
  ///   - reduction: how the losses of the elements become one.
  /// - Returns: a scalar; the shape of self without reduction.
  /// - Throws: `TorchError.wrongShape` if the shapes differ; `library`.
  package func binaryCrossEntropy(
    _ labels: Tensor, weights: Tensor? = nil, positiveWeight: Tensor? = nil,
    reduction: Reduction = .mean
  ) throws(TorchError) -> Tensor {
    try requireShape(of: labels)
    return try Operators.binaryCrossEntropy.tensor(
      .tensor(self), .tensor(labels), .optional(weights), .optional(positiveWeight),
      .int(reduction.rawValue))
  }
}
