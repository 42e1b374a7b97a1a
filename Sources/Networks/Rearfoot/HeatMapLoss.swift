package import Torch

/// What heat maps and standard deviations learn by, beside the coordinates.
package enum HeatMapLoss {
  private static let logSoftmax = Operator("aten::log_softmax", "int")

  /// The cross entropy between heat maps and a bell around the truth.
  ///
  /// With `p = softmax(maps)` over the cells of a point, and `q` proportional to
  /// `exp(-d^2 / (2 width^2))` in the distance `d` of a cell's centre from the truth: the mean of
  /// `-sum q log p`.
  ///
  /// - Parameters:
  ///   - maps: `[N, K, H', W']`.
  ///   - points: `[N, K, 2]`, x and y of the truth in pixels.
  ///   - weights: `[N, K]`, how much a point counts.
  ///   - width: standard deviation of the bell, pixels.
  /// - Returns: a scalar.
  /// - Throws: `TorchError.wrongShape`, `library`.
  package static func crossEntropy(
    _ maps: HeatMaps, _ points: Tensor, weights: Tensor, width: Double
  ) throws(TorchError) -> Tensor {
    let shape = maps.scores.shape
    guard shape.count == 4, points.shape == [shape[0], shape[1], 2] else {
      throw .wrongShape(
        what: "The points of heat maps", expected: Array(shape.prefix(2)) + [2],
        found: points.shape)
    }
    let (height, columns) = (shape[2], shape[3])
    func distances(_ axis: Int, _ cells: Int, _ spread: [Int]) throws(TorchError) -> Tensor {
      let centres = try Tensor(
        (0..<cells).map { (Float($0) + 0.5) * Float(maps.stride) }, shape: [1, 1, cells])
      let apart = try points.sliced(axis..<axis + 1, along: 2) - centres
      return try (apart * apart).reshaped([shape[0], shape[1]] + spread)
    }
    let square = try distances(0, columns, [1, columns]) + distances(1, height, [height, 1])
    let bell = try (square * (-0.5 / (width * width))).flattened(from: 2).softmax(along: -1)
    let log = try logSoftmax.tensor(.tensor(maps.scores.flattened(from: 2)), .int(-1))
    let single = try (bell * log).sum(over: [2], keepingDimensions: true) * -1
    return try CoordinateLoss.mean(single, weights: weights)
  }

  /// The negative logarithm of the likelihood of errors under Laplace distributions with the given
  /// standard deviations `d`: the mean of `log(sqrt(2) d) + sqrt(2) |e| / d`.
  ///
  /// No gradient goes through the errors: points learn by their coordinates, and deviations learn
  /// how large errors are.
  ///
  /// - Parameters:
  ///   - deviations: `[N, K, 2]`, above 0, pixels.
  ///   - found: `[N, K, 2]`, pixels.
  ///   - points: `[N, K, 2]`, the truth, pixels.
  ///   - weights: `[N, K]`, how much a point counts.
  /// - Returns: a scalar.
  /// - Throws: `TorchError.wrongShape`, `library`.
  package static func likelihood(
    _ deviations: Tensor, _ found: Tensor, _ points: Tensor, weights: Tensor
  ) throws(TorchError) -> Tensor {
    let root = 2.0.squareRoot()
    let errors = try found.detached().meanAbsoluteError(points, reduction: .none)
    guard deviations.shape == errors.shape else {
      throw .wrongShape(
        what: "The list of standard deviations", expected: errors.shape, found: deviations.shape)
    }
    let single = try (deviations * root).log() + errors * root / deviations
    return try CoordinateLoss.mean(single, weights: weights)
  }
}
