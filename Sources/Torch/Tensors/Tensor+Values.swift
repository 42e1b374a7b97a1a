import CTorch

extension Tensor {
  /// A tensor with the given elements, outermost dimension first.
  ///
  /// - Parameters:
  ///   - values: as many as the product of `shape`.
  ///   - shape: the sizes; nil for one dimension.
  ///   - device: where it shall lie.
  /// - Throws: `TorchError.wrongShape` for another number of values; `noCUDA`; `library`.
  package convenience init<Element: TensorElement>(
    _ values: [Element], shape: [Int]? = nil, device: Device = .cpu
  ) throws(TorchError) {
    let shape = shape ?? [values.count]
    let handle = values.withUnsafeBytes { (bytes) -> Result<OpaquePointer, TorchError> in
      Self.make(bytes, Element.elementType, shape, device)
    }
    self.init(handle: try handle.get())
  }

  /// A tensor with elements in the machine's byte order (little endian).
  ///
  /// - Throws: `TorchError.wrongShape` for another number of bytes; `noCUDA`; `library`.
  package convenience init(
    bytes: UnsafeRawBufferPointer, elementType: ElementType, shape: [Int], device: Device = .cpu
  ) throws(TorchError) {
    self.init(handle: try Self.make(bytes, elementType, shape, device).get())
  }

  /// A scalar.
  package convenience init(scalar: Float) throws(TorchError) { try self.init([scalar], shape: []) }

  private static func make(
    _ bytes: UnsafeRawBufferPointer, _ type: ElementType, _ shape: [Int], _ device: Device
  ) -> Result<OpaquePointer, TorchError> {
    var count = 1
    for size in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard size >= 0, !overflow else {
        return .failure(.invalid(reason: "A tensor cannot have the shape \(shape)."))
      }
      count = product
    }
    guard count.multipliedReportingOverflow(by: type.size) == (bytes.count, false) else {
      return .failure(
        .wrongShape(what: "A list of values", expected: shape, found: [bytes.count / type.size]))
    }
    if case .cuda = device, !Device.hasCUDA { return .failure(.noCUDA) }
    let handle = ctorch_from_bytes(
      bytes.baseAddress, bytes.count, shape.map(Int64.init), shape.count, type.rawValue,
      device.number)
    guard let handle else { return .failure(.library(reason: String(cString: ctorch_error()))) }
    return .success(handle)
  }

  /// The elements, outermost dimension first.
  ///
  /// - Throws: `TorchError.wrongElementType` if the tensor holds another type; `library`.
  package func values<Element: TensorElement>(
    _ type: Element.Type = Float.self
  ) throws(TorchError) -> [Element] {
    let found = try elementType()
    guard found == Element.elementType else {
      throw .wrongElementType(expected: Element.elementType, found: found)
    }
    let count = count
    var status: Int32 = 0
    let values = [Element](unsafeUninitializedCapacity: count) { buffer, filled in
      status = ctorch_copy_out(handle, buffer.baseAddress, count * MemoryLayout<Element>.stride)
      filled = status < 0 ? 0 : count
    }
    try check(status)
    return values
  }

  /// The elements as bytes in the machine's order, outermost dimension first.
  package func bytes() throws(TorchError) -> [UInt8] {
    let count = try count * elementType().size
    var status: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      status = ctorch_copy_out(handle, buffer.baseAddress, count)
      filled = status < 0 ? 0 : count
    }
    try check(status)
    return bytes
  }

  /// The only element, as a number.
  ///
  /// - Throws: `TorchError.library` if there are more or fewer.
  package func item() throws(TorchError) -> Double {
    var value = 0.0
    try check(withExtendedLifetime(self) { ctorch_item(handle, &value) })
    return value
  }
}
