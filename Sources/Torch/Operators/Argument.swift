/// One argument of an operator, in the terms of its schema.
package enum Argument {
  /// The schema's default.
  case standard
  /// An optional that is absent.
  case none
  /// A tensor.
  case tensor(Tensor)
  /// A whole number; also an element type, by its raw value, and a scalar.
  case int(Int)
  /// A real number.
  case double(Double)
  /// A truth value.
  case bool(Bool)
  /// A text.
  case string(String)
  /// A list of whole numbers: sizes, strides, dimensions.
  case ints([Int])
  /// A list of real numbers.
  case doubles([Double])
  /// A list of tensors.
  case tensors([Tensor])
  /// A list of tensors, some of them absent.
  case optionalTensors([Tensor?])

  /// A tensor, or `none`.
  package static func optional(_ tensor: Tensor?) -> Argument {
    tensor.map { .tensor($0) } ?? .none
  }

  /// An element type.
  package static func type(_ type: ElementType) -> Argument { .int(Int(type.rawValue)) }
}
