/// What a tensor holds; the raw value is libtorch's number of the type.
package enum ElementType: Int32, Sendable, Hashable, CaseIterable {
  case uint8 = 0
  case int8 = 1
  case int16 = 2
  case int32 = 3
  case int64 = 4
  case float16 = 5
  case float32 = 6
  case float64 = 7
  case bool = 11
  case bfloat16 = 15

  /// Bytes of one element.
  package var size: Int {
    switch self {
    case .uint8, .int8, .bool: 1
    case .int16, .float16, .bfloat16: 2
    case .int32, .float32: 4
    case .int64, .float64: 8
    }
  }
}

/// A Swift number that is an element of a tensor as it is.
package protocol TensorElement: BitwiseCopyable, Sendable {
  /// The element type of its tensors.
  static var elementType: ElementType { get }
}

extension Float: TensorElement {
  /// `float32`.
  package static var elementType: ElementType { .float32 }
}
extension Double: TensorElement {
  /// `float64`.
  package static var elementType: ElementType { .float64 }
}
extension Int64: TensorElement {
  /// `int64`.
  package static var elementType: ElementType { .int64 }
}
extension Int32: TensorElement {
  /// `int32`.
  package static var elementType: ElementType { .int32 }
}
extension UInt8: TensorElement {
  /// `uint8`.
  package static var elementType: ElementType { .uint8 }
}
extension Bool: TensorElement {
  /// `bool`.
  package static var elementType: ElementType { .bool }
}
