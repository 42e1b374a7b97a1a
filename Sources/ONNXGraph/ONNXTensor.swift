/// Numbers with a name and a shape: a weight, or a constant within a node.
package struct ONNXTensor: Hashable, Sendable {
  /// What nodes call it; empty within a node.
  package var name: String
  /// The format of its numbers.
  package let element: ONNXElement
  /// Outermost dimension first; empty for a single number.
  package let shape: [Int]
  /// The elements in row-major order, each little-endian.
  package let bytes: [UInt8]

  /// The number of elements.
  package var count: Int { bytes.count / element.size }

  /// A tensor from its bytes.
  ///
  /// - Returns: nil if the number of bytes is not that of the shape.
  package init?(_ name: String = "", element: ONNXElement, shape: [Int], bytes: [UInt8]) {
    guard Self.size(of: shape, element) == bytes.count else { return nil }
    self.name = name
    self.element = element
    self.shape = shape
    self.bytes = bytes
  }

  /// A tensor of f32.
  ///
  /// - Returns: nil if the number of values is not that of the shape.
  package init?(_ name: String = "", shape: [Int], floats: [Float]) {
    self.init(name, element: .float32, shape: shape, bytes: Self.bytes(floats.map(\.bitPattern)))
  }

  /// A tensor of whole numbers of any of Swift's sizes.
  ///
  /// - Returns: nil if the number of values is not that of the shape, or ONNX lacks the format.
  package init?<Value: FixedWidthInteger>(_ name: String = "", shape: [Int], integers: [Value]) {
    guard let element = Self.element(of: Value.self) else { return nil }
    self.init(name, element: element, shape: shape, bytes: Self.bytes(integers))
  }

  /// A row of f32.
  package init(_ name: String = "", floats: [Float]) {
    self.name = name
    element = .float32
    shape = [floats.count]
    bytes = Self.bytes(floats.map(\.bitPattern))
  }

  /// A row of int64, as shapes and axes are given to nodes.
  package init(_ name: String = "", integers: [Int64]) {
    self.name = name
    element = .int64
    shape = [integers.count]
    bytes = Self.bytes(integers)
  }

  /// A single f32.
  package init(_ name: String = "", scalar: Float) {
    self.name = name
    element = .float32
    shape = []
    bytes = Self.bytes([scalar.bitPattern])
  }

  /// The values; nil unless f32.
  package var floats: [Float]? {
    guard element == .float32 else { return nil }
    return integers(as: UInt32.self).map(Float.init(bitPattern:))
  }

  /// The values; nil unless the tensor holds exactly this format.
  ///
  /// - Parameter type: the format, for example `Int8.self`.
  /// - Returns: in row-major order.
  package func values<Value: FixedWidthInteger>(_ type: Value.Type) -> [Value]? {
    Self.element(of: type) == element ? integers(as: type) : nil
  }

  private func integers<Value: FixedWidthInteger>(as type: Value.Type) -> [Value] {
    bytes.withUnsafeBytes { memory in
      (0..<memory.count / MemoryLayout<Value>.size).map {
        Value(
          littleEndian: memory.loadUnaligned(
            fromByteOffset: $0 * MemoryLayout<Value>.size, as: Value.self))
      }
    }
  }

  private static func bytes<Value: FixedWidthInteger>(_ values: [Value]) -> [UInt8] {
    values.map(\.littleEndian).withUnsafeBytes { Array($0) }
  }

  private static func element<Value: FixedWidthInteger>(of type: Value.Type) -> ONNXElement? {
    switch type {
    case is UInt8.Type: .uint8
    case is Int8.Type: .int8
    case is UInt16.Type: .uint16
    case is Int16.Type: .int16
    case is UInt32.Type: .uint32
    case is Int32.Type: .int32
    case is UInt64.Type: .uint64
    case is Int64.Type: .int64
    default: nil
    }
  }

  /// The number of bytes of a shape; nil if a dimension is negative or the product overflows.
  static func size(of shape: [Int], _ element: ONNXElement) -> Int? {
    var size = element.size
    for dimension in shape {
      guard dimension >= 0 else { return nil }
      let (product, overflow) = size.multipliedReportingOverflow(by: dimension)
      if overflow { return nil }
      size = product
    }
    return size
  }
}
