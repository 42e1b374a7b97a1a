import CTorch

/// An array of numbers of any rank that remembers how it was computed.
///
/// A reference: two variables that hold one tensor see each other's in-place changes, as in
/// PyTorch. Not `Sendable`: a tensor, its gradients and the modes belong to one thread at a time.
/// The memory goes when the last reference goes; a named `let` holds it to the end of its scope.
package final class Tensor {
  let handle: OpaquePointer

  init(handle: OpaquePointer) { self.handle = handle }

  deinit { ctorch_free(handle) }

  /// The sizes, outermost dimension first; empty for a scalar.
  package var shape: [Int] {
    withExtendedLifetime(self) {
      let rank = Int(ctorch_rank(handle))
      return [Int64](unsafeUninitializedCapacity: rank) { buffer, count in
        if let first = buffer.baseAddress { ctorch_sizes(handle, first) }
        count = rank
      }.map(Int.init)
    }
  }

  /// Number of elements.
  package var count: Int { withExtendedLifetime(self) { Int(ctorch_count(handle)) } }

  /// What it holds.
  ///
  /// - Throws: `TorchError.invalid` for a type that has no name here (complex, quantised).
  package func elementType() throws(TorchError) -> ElementType {
    let number = withExtendedLifetime(self) { ctorch_type(handle) }
    guard let type = ElementType(rawValue: number) else {
      throw .invalid(reason: "A tensor holds elements of the type \(number), which has no name.")
    }
    return type
  }

  /// Where it lies.
  package var device: Device {
    let number = withExtendedLifetime(self) { ctorch_device(handle) }
    return number < 0 ? .cpu : .cuda(Int(number))
  }

  /// The tensor on another device or with another element type; itself where nothing changes.
  ///
  /// - Throws: `TorchError.noCUDA`, `library`.
  package func to(
    _ type: ElementType? = nil, device: Device? = nil
  ) throws(TorchError) -> Tensor {
    let target = if let device { try device.checked() } else { self.device }
    let element = if let type { type } else { try elementType() }
    return try owned(
      withExtendedLifetime(self) { ctorch_to(handle, element.rawValue, target.number) })
  }

  /// The same picture batch `[N, C, H, W]` with channels innermost in memory, which convolutions
  /// on processors are fastest with.
  package func channelsLast() throws(TorchError) -> Tensor {
    try owned(withExtendedLifetime(self) { ctorch_channels_last(handle) })
  }
}
