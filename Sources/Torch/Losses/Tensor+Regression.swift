// Losses of numbers. Self is the prediction `x`, the target `y` has its shape, `e = x - y`.

extension Tensor {
  /// `e^2` of each element.
  ///
  /// - Throws: `TorchError.wrongShape` if the shapes differ; `library`.
  package func meanSquaredError(
    _ target: Tensor, reduction: Reduction = .mean
  ) throws(TorchError) -> Tensor {
    try requireShape(of: target)
    return try Operators.meanSquaredError.tensor(
      .tensor(self), .tensor(target), .int(reduction.rawValue))
  }

  /// `sqrt(mean(e^2))` over all elements, a scalar.
  ///
  /// Where all errors are 0 the root has no gradient: it is 0 there, and the loss 1e-19.
  ///
  /// - Throws: `TorchError.wrongShape` if the shapes differ; `library`.
  package func rootMeanSquaredError(_ target: Tensor) throws(TorchError) -> Tensor {
    try meanSquaredError(target).clamped(from: 1e-38).squareRoot()
  }

  /// `|e|` of each element (L1).
  ///
  /// - Throws: `TorchError.wrongShape` if the shapes differ; `library`.
  package func meanAbsoluteError(
    _ target: Tensor, reduction: Reduction = .mean
  ) throws(TorchError) -> Tensor {
    try requireShape(of: target)
    return try Operators.meanAbsoluteError.tensor(
      .tensor(self), .tensor(target), .int(reduction.rawValue))
  }

  /// `e^2 / (2 beta)` where `|e| < beta`, `|e| - beta / 2` elsewhere (Girshick 2015,
  /// doi:10.1109/ICCV.2015.169).
  ///
  /// - Throws: `TorchError.wrongShape` if the shapes differ; `invalid` for a negative beta;
  ///   `library`.
  package func smoothL1(
    _ target: Tensor, beta: Double = 1, reduction: Reduction = .mean
  ) throws(TorchError) -> Tensor {
    try requireShape(of: target)
    guard beta >= 0 else { throw .invalid(reason: "Smooth L1 cannot have the beta \(beta).") }
    guard beta > 0 else { return try meanAbsoluteError(target, reduction: reduction) }
    return try Operators.smoothL1.tensor(
      .tensor(self), .tensor(target), .int(reduction.rawValue), .double(beta))
  }
}
