/// The operators of an update. Those without a result change their first argument in place; all
/// are called where no gradients are recorded.
enum Update {
  private static let mulInPlace = Operator("aten::mul_", "Scalar")
  private static let mulTensorInPlace = Operator("aten::mul_", "Tensor")
  private static let addTensor = Operator("aten::add", "Tensor")
  private static let addTensorInPlace = Operator("aten::add_", "Tensor")
  private static let addScalarInPlace = Operator("aten::add_", "Scalar")
  private static let lerpInPlace = Operator("aten::lerp_", "Scalar")
  private static let addcmulInPlace = Operator("aten::addcmul_")
  private static let addcdivInPlace = Operator("aten::addcdiv_")
  private static let sqrt = Operator("aten::sqrt")
  private static let zerosLike = Operator("aten::zeros_like")

  /// a <- a * factor
  static func scale(_ a: Tensor, by factor: Double) throws(TorchError) {
    _ = try mulInPlace.tensor(.tensor(a), .double(factor))
  }

  /// a <- a * factor, for a factor that is a tensor
  static func scale(_ a: Tensor, by factor: Tensor) throws(TorchError) {
    _ = try mulTensorInPlace.tensor(.tensor(a), .tensor(factor))
  }

  /// a + factor * b
  static func sum(_ a: Tensor, _ b: Tensor, times factor: Double) throws(TorchError) -> Tensor {
    try addTensor.tensor(.tensor(a), .tensor(b), .double(factor))
  }

  /// a <- a + factor * b
  static func add(_ a: Tensor, _ b: Tensor, times factor: Double) throws(TorchError) {
    _ = try addTensorInPlace.tensor(.tensor(a), .tensor(b), .double(factor))
  }

  /// a <- a + number
  static func add(_ a: Tensor, _ number: Double) throws(TorchError) {
    _ = try addScalarInPlace.tensor(.tensor(a), .double(number))
  }

  /// a <- a + weight * (b - a)
  static func mix(_ a: Tensor, _ b: Tensor, weight: Double) throws(TorchError) {
    _ = try lerpInPlace.tensor(.tensor(a), .tensor(b), .double(weight))
  }

  /// a <- a + factor * b * c
  static func addProduct(
    _ a: Tensor, _ b: Tensor, _ c: Tensor, times factor: Double
  ) throws(TorchError) {
    _ = try addcmulInPlace.tensor(.tensor(a), .tensor(b), .tensor(c), .double(factor))
  }

  /// a <- a + factor * b / c
  static func addQuotient(
    _ a: Tensor, _ b: Tensor, _ c: Tensor, times factor: Double
  ) throws(TorchError) {
    _ = try addcdivInPlace.tensor(.tensor(a), .tensor(b), .tensor(c), .double(factor))
  }

  /// The square root of each element.
  static func rootOf(_ a: Tensor) throws(TorchError) -> Tensor { try sqrt.tensor(.tensor(a)) }

  /// Zeros in the form of a parameter, its memory format included.
  static func zeros(like tensor: Tensor) throws(TorchError) -> Tensor {
    try zerosLike.tensor(.tensor(tensor))
  }
}

extension ParameterGroup {
  /// The group with a momentum where it has none of its own.
  func withMomentum(_ standard: Double) -> ParameterGroup {
    var group = self
    group.momentum = momentum ?? standard
    return group
  }
}
