// Functions of each element by itself (Softmax: along one dimension). Any shape; it stays.

/// `max(x, 0)`.
package final class ReLU: Module, Layer {
  /// The function of each element.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor { try input.relu() }
}

/// `min(max(x, 0), 6)`.
package final class ReLU6: Module, Layer {
  /// The function of each element.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    try Operators.hardtanh.tensor(.tensor(input), .double(0), .double(6))
  }
}

/// `x` where it is positive, `slope x` elsewhere.
package final class LeakyReLU: Module, Layer {
  /// The factor of negative elements.
  package let slope: Double

  package init(slope: Double = 0.01) { self.slope = slope }

  /// The function of each element.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    try Operators.leakyRelu.tensor(.tensor(input), .double(slope))
  }
}

/// `x Phi(x)` with the normal distribution function `Phi` (Hendrycks and Gimpel 2016,
/// arXiv:1606.08415).
package final class GELU: Module, Layer {
  /// Whether `Phi(x)` is `(1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2`, as some networks were
  /// trained with.
  package let approximate: Bool

  package init(approximate: Bool = false) { self.approximate = approximate }

  /// The function of each element.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    try Operators.gelu.tensor(.tensor(input), .string(approximate ? "tanh" : "none"))
  }
}

/// `x / (1 + exp(-x))`.
package final class SiLU: Module, Layer {
  /// The function of each element.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    try Operators.silu.tensor(.tensor(input))
  }
}

/// `1 / (1 + exp(-x))`.
package final class Sigmoid: Module, Layer {
  /// The function of each element.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    try input.sigmoid()
  }
}

/// The hyperbolic tangent.
package final class Tanh: Module, Layer {
  /// The function of each element.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor { try input.tanh() }
}

/// `log(1 + exp(beta x)) / beta`, and `x` itself where `beta x` is above `threshold`.
package final class Softplus: Module, Layer {
  /// How sharp the bend is.
  package let beta: Double
  /// Where the straight line begins.
  package let threshold: Double

  package init(beta: Double = 1, threshold: Double = 20) {
    self.beta = beta
    self.threshold = threshold
  }

  /// The function of each element.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    try Operators.softplus.tensor(.tensor(input), .double(beta), .double(threshold))
  }
}

/// `x min(max(x + 3, 0), 6) / 6` (Howard et al. 2019, arXiv:1905.02244).
package final class Hardswish: Module, Layer {
  /// The function of each element.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    try Operators.hardswish.tensor(.tensor(input))
  }
}

/// `exp(x_i) / sum_j exp(x_j)` along one dimension.
package final class Softmax: Module, Layer {
  /// Along which; negative counts from the last.
  package let dimension: Int

  package init(dimension: Int = -1) { self.dimension = dimension }

  /// - Throws: `TorchError.library` for a dimension that the input lacks.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    try input.softmax(along: dimension)
  }
}

/// The dimensions from `start` on as one: `[N, C, H, W] -> [N, C H W]`.
package final class Flatten: Module, Layer {
  /// The first dimension of those that become one.
  package let start: Int

  package init(from start: Int = 1) { self.start = start }

  /// - Throws: `TorchError.library` for a dimension that the input lacks.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    try input.flattened(from: start)
  }
}
