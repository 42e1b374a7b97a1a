package import Torch

/// What is made small where coordinates are learned. Coordinates are pixels of the network's input.
///
/// With the errors `e` of x and y of the points, and their weights `w`, all means are
/// `sum(w f(e)) / sum(w)`; 0 where all weights are 0.
package enum CoordinateLoss: String, Codable, CaseIterable, Hashable, Sendable {
  /// `e^2`.
  case mse
  /// The root of the mean of `e^2` over the batch.
  case rmse
  /// `e^2 / 2` below one pixel, `|e| - 1 / 2` above.
  case smoothL1 = "smooth-l1"

  /// The loss of a batch.
  ///
  /// - Parameters:
  ///   - found: `[N, M, D]`.
  ///   - targets: `[N, M, D]`; any finite number where the weight is 0.
  ///   - weights: `[N, M]`, 0 or more; nil counts all alike.
  /// - Returns: a scalar.
  /// - Throws: `TorchError.wrongShape`; `library`.
  package func callAsFunction(
    _ found: Tensor, _ targets: Tensor, weights: Tensor? = nil
  ) throws(TorchError) -> Tensor {
    let single =
      switch self {
      case .mse, .rmse: try found.meanSquaredError(targets, reduction: .none)
      case .smoothL1: try found.smoothL1(targets, reduction: .none)
      }
    let mean = try Self.mean(single, weights: weights)
    return self == .rmse ? try mean.clamped(from: 1e-38).squareRoot() : mean
  }

  /// `sum(w f) / (D sum(w))` of `[N, M, D]` with the weights `[N, M]`; 0 where all weights are 0.
  static func mean(_ losses: Tensor, weights: Tensor?) throws(TorchError) -> Tensor {
    guard let weights else { return try losses.mean() }
    let shape = losses.shape
    guard shape.count == 3, weights.shape == [shape[0], shape[1]] else {
      throw .wrongShape(
        what: "The list of weights", expected: Array(shape.prefix(2)), found: weights.shape)
    }
    let sum = try (losses.mean(over: [2]) * weights).sum()
    return try sum / weights.sum().clamped(from: 1e-6)
  }
}
