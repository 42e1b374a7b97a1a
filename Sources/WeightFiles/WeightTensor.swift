/// A named array of numbers as it stands in a file of weights.
package struct WeightTensor: Hashable, Sendable {
  /// The name in the state dict, such as `layer1.0.conv1.weight`.
  package let name: String
  /// What it holds.
  package let element: WeightElement
  /// The sizes, outermost dimension first; empty for a scalar.
  package let shape: [Int]
  /// The elements, little endian, outermost dimension first.
  package let bytes: [UInt8]

  /// - Throws: `WeightFileError.wrongSize` if the bytes are not those of the shape, `invalid` for a
  ///   negative size, for a truth value that is neither 0 nor 1.
  package init(
    name: String, element: WeightElement, shape: [Int], bytes: [UInt8]
  ) throws(WeightFileError) {
    guard let expected = Self.byteCount(element, shape) else {
      throw .invalid(reason: "“\(name)” cannot have the shape \(shape)")
    }
    guard expected == bytes.count else {
      throw .wrongSize(tensor: name, expected: expected, found: bytes.count)
    }
    if element == .bool, bytes.contains(where: { $0 > 1 }) {
      throw .invalid(reason: "a truth value of “\(name)” is neither 0 nor 1")
    }
    self.name = name
    self.element = element
    self.shape = shape
    self.bytes = bytes
  }

  /// A tensor of float32.
  ///
  /// - Throws: `WeightFileError.wrongSize`, `invalid`.
  package init(name: String, shape: [Int], floats: [Float]) throws(WeightFileError) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(floats.count * 4)
    for value in floats {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }
    try self.init(name: name, element: .float32, shape: shape, bytes: bytes)
  }

  /// Number of elements.
  package var count: Int { bytes.count / element.size }

  /// The elements of a float32 tensor; nil for another type.
  package var floats: [Float]? {
    guard element == .float32 else { return nil }
    return bytes.withUnsafeBytes { raw in
      (0..<count).map {
        Float(
          bitPattern: UInt32(
            littleEndian: raw.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self)))
      }
    }
  }

  /// Bytes that a tensor takes; nil where a size is negative or the product is too large.
  static func byteCount(_ element: WeightElement, _ shape: [Int]) -> Int? {
    var count = element.size
    for size in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard size >= 0, !overflow else { return nil }
      count = product
    }
    return count
  }
}
