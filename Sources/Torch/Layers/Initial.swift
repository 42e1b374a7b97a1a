/// First values of parameters, with PyTorch's distributions and in its order of random numbers.
enum Initial {
  /// Uniform within `+-bound`.
  static func uniform(_ shape: [Int], bound: Double) throws(TorchError) -> Tensor {
    let tensor = try Tensor.zeros(shape)
    try tensor.fillUniform(-bound...bound)
    return tensor
  }

  /// Uniform within `+-sqrt(3) g / sqrt(fanIn)` with the gain `g = sqrt(2 / (1 + 5))`, which is
  /// what PyTorch's layers begin with (He et al. 2015, doi:10.1109/ICCV.2015.123, with the slope
  /// `sqrt(5)`). The product is formed in PyTorch's order, so that the last bit agrees.
  static func scaled(_ shape: [Int], fanIn: Int) throws(TorchError) -> Tensor {
    let slope = 5.0.squareRoot()
    let gain = (2 / (1 + slope * slope)).squareRoot()
    let deviation = gain / Double(fanIn).squareRoot()
    return try uniform(shape, bound: 3.0.squareRoot() * deviation)
  }

  /// Uniform within `+-1 / sqrt(fanIn)`: the biases that go with `scaled`.
  static func bias(_ count: Int, fanIn: Int) throws(TorchError) -> Tensor {
    try uniform([count], bound: 1 / Double(fanIn).squareRoot())
  }

  /// Refuses sizes that no layer can have.
  ///
  /// - Throws: `TorchError.invalid`, naming the size.
  static func requirePositive(_ sizes: (name: String, value: Int)...) throws(TorchError) {
    for size in sizes where size.value < 1 {
      throw .invalid(reason: "A layer cannot have \(size.value) as its \(size.name).")
    }
  }
}
