/// `y = (x - m) / sqrt(v + eps) weight + bias`, each for one channel over all else (Ioffe and
/// Szegedy 2015, arXiv:1502.03167).
///
/// In training `m` and `v` are mean and variance (with the divisor `n`) of the batch, and the
/// running values move towards them: `running = (1 - momentum) running + momentum batch`, the
/// variance with the divisor `n - 1`. In use, and where the module is frozen, `m` and `v` are the
/// running values, which then stay as they are.
package class BatchNorm: Module {
  /// Factors of the channels, `[channels]`; at first 1.
  package let weight: Parameter
  /// Offsets of the channels, `[channels]`; at first 0.
  package let bias: Parameter
  /// Running mean, `[channels]`; at first 0.
  package let runningMean: Buffer
  /// Running variance, `[channels]`; at first 1.
  package let runningVar: Buffer
  /// Number of batches that the running values have seen (int64, a scalar).
  package let numBatchesTracked: Buffer
  /// What keeps the root away from 0.
  package let epsilon: Double
  /// Share of a new batch in the running values; nil for the plain mean of all batches.
  package let momentum: Double?

  /// - Throws: `TorchError.invalid` for fewer than one channel; `library`.
  package init(
    _ channels: Int, epsilon: Double = 1e-5, momentum: Double? = 0.1
  ) throws(TorchError) {
    try Initial.requirePositive(("number of channels", channels))
    weight = try Parameter(.ones([channels]))
    bias = try Parameter(.zeros([channels]))
    runningMean = Buffer(try .zeros([channels]))
    runningVar = Buffer(try .ones([channels]))
    numBatchesTracked = Buffer(try .zeros([], .int64))
    self.epsilon = epsilon
    self.momentum = momentum
  }

  func normalise(_ input: Tensor, ranks: ClosedRange<Int>) throws(TorchError) -> Tensor {
    let shape = input.shape
    guard ranks.contains(shape.count) else {
      throw .invalid(
        reason: "Batch norm takes \(Self.words(ranks)) dimensions, and this input has "
          + "the shape \(shape).")
    }
    guard shape[1] == weight.tensor.count else {
      throw .wrongShape(
        what: "The input of batch norm", expected: [-1, weight.tensor.count] + shape[2...],
        found: shape)
    }
    let gathers = isTraining && !isFrozen
    var share = momentum ?? 0
    if gathers {
      guard shape.reduce(1, *) > shape[1] else {
        throw .invalid(
          reason: "Batch norm needs more than one value of a channel in training, and this "
            + "input has the shape \(shape).")
      }
      try withoutGradients { () throws(TorchError) in
        _ = try Operators.addScalarInPlace.tensor(
          .tensor(numBatchesTracked.tensor), .int(1))
      }
      if momentum == nil { share = 1 / (try numBatchesTracked.tensor.item()) }
    }
    return try Operators.batchNorm.tensor(
      .tensor(input), .tensor(weight.tensor), .tensor(bias.tensor),
      .tensor(runningMean.tensor), .tensor(runningVar.tensor), .bool(gathers), .double(share),
      .double(epsilon), .bool(false))
  }

  private static func words(_ ranks: ClosedRange<Int>) -> String {
    ranks.map(String.init).joined(separator: " or ")
  }
}

/// Batch norm of vectors or series: `[N, channels]` or `[N, channels, L]`, the shape stays.
package final class BatchNorm1d: BatchNorm, Layer {
  /// - Throws: `TorchError.invalid` for another rank, or fewer than two values of a channel in
  ///   training; `wrongShape` for another number of channels.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    try normalise(input, ranks: 2...3)
  }
}

/// Batch norm of pictures: `[N, channels, H, W]`, the shape stays.
package final class BatchNorm2d: BatchNorm, Layer {
  /// - Throws: `TorchError.invalid` for another rank, or fewer than two values of a channel in
  ///   training; `wrongShape` for another number of channels.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    try normalise(input, ranks: 4...4)
  }
}
