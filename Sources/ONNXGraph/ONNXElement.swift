/// The number format of a tensor's elements; the raw value is ONNX's `TensorProto.DataType`.
package enum ONNXElement: Int32, Hashable, Sendable, CaseIterable {
  case float32 = 1
  case uint8 = 2
  case int8 = 3
  case uint16 = 4
  case int16 = 5
  case int32 = 6
  case int64 = 7
  case bool = 9
  case float16 = 10
  case float64 = 11
  case uint32 = 12
  case uint64 = 13
  case bfloat16 = 16

  /// The size of one element in bytes.
  package var size: Int {
    switch self {
    case .uint8, .int8, .bool: 1
    case .uint16, .int16, .float16, .bfloat16: 2
    case .float32, .int32, .uint32: 4
    case .float64, .int64, .uint64: 8
    }
  }
}

/// One dimension of a value's shape.
package enum ONNXDimension: Hashable, Sendable {
  /// A size that never changes.
  case fixed(Int)
  /// A size that is open, most often the batch; equal names mean equal sizes.
  case named(String)
  /// A size that nothing is said about.
  case unknown
}

/// An input, an output or a value between two nodes: what a network says about it.
package struct ONNXValue: Hashable, Sendable {
  /// What nodes call it.
  package var name: String
  /// The format of its numbers.
  package var element: ONNXElement
  /// Outermost dimension first; nil where even their number is open.
  package var shape: [ONNXDimension]?

  package init(_ name: String, _ element: ONNXElement = .float32, shape: [ONNXDimension]?) {
    self.name = name
    self.element = element
    self.shape = shape
  }

  /// The shape as numbers, with one number for every open dimension; nil if the rank is open.
  ///
  /// - Parameter size: the number, most often 1.
  /// - Returns: outermost dimension first.
  package func shape(opening size: Int) -> [Int]? {
    shape?.map { if case .fixed(let value) = $0 { value } else { size } }
  }
}
