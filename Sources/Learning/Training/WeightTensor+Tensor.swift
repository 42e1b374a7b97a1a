import Torch
import WeightFiles

extension WeightTensor {
  /// The elements of a tensor under a name.
  init(_ name: String, _ tensor: Tensor) throws {
    try self.init(
      name: name, element: Self.element(of: tensor.elementType()), shape: tensor.shape,
      bytes: tensor.bytes())
  }

  /// A tensor with these elements.
  func tensor() throws(TorchError) -> Tensor {
    let type = ElementType.allCases.first { Self.element(of: $0) == element }
    guard let type else {
      throw .invalid(reason: "“\(name)” holds elements of the type \(element.rawValue).")
    }
    // No closure of its own throws with a type here.
    let result = bytes.withUnsafeBytes { bytes in
      Result { () throws(TorchError) in
        try Tensor(bytes: bytes, elementType: type, shape: shape)
      }
    }
    return try result.get()
  }

  private static func element(of type: ElementType) -> WeightElement {
    switch type {
    case .uint8: .uint8
    case .int8: .int8
    case .int16: .int16
    case .int32: .int32
    case .int64: .int64
    case .float16: .float16
    case .float32: .float32
    case .float64: .float64
    case .bool: .bool
    case .bfloat16: .bfloat16
    }
  }
}
