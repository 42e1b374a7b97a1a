extension Tensor {
  /// How far logits are from the right classes.
  ///
  /// For a sample with the class `y` and `p = softmax(logits)` over `K` classes:
  /// `(1 - s) w_y (-log p_y) + s / K sum_k w_k (-log p_k)` with the smoothing `s` (Szegedy et al.
  /// 2016, doi:10.1109/CVPR.2016.308). The mean divides by the sum of `w_y`, not by the number of
  /// samples.
  ///
  /// - Parameters:
  ///   - labels: the right classes, `[N]` (int64), each of `0..<K`; self is `[N, K]`.
  ///   - classWeights: `w`, `[K]`; nil for 1.
  ///   - labelSmoothing: `s`, 0...1.
  ///   - reduction: how the losses of the samples become one.
  /// - Returns: a scalar; `[N]` without reduction.
  /// - Throws: `TorchError.library` for a label that is no class, or sizes that do not fit.
  package func crossEntropy(
    _ labels: Tensor, classWeights: Tensor? = nil, labelSmoothing: Double = 0,
    reduction: Reduction = .mean
  ) throws(TorchError) -> Tensor {
    try Operators.crossEntropy.tensor(
      .tensor(self), .tensor(labels), .optional(classWeights), .int(reduction.rawValue),
      .int(Int.min), .double(labelSmoothing))
  }
}
