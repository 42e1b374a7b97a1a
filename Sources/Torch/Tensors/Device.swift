import CTorch

/// Where a tensor lies and where its operators run.
package enum Device: Hashable, Sendable {
  /// The processor.
  case cpu
  /// The CUDA device of this number.
  case cuda(Int)

  /// Whether this libtorch can compute on CUDA devices.
  package static var hasCUDA: Bool { ctorch_has_cuda() }

  /// Refuses a CUDA device where this libtorch has none.
  ///
  /// - Throws: `TorchError.noCUDA`.
  package func checked() throws(TorchError) -> Device {
    if case .cuda = self, !Self.hasCUDA { throw .noCUDA }
    return self
  }

  var number: Int32 {
    switch self {
    case .cpu: -1
    case .cuda(let number): Int32(clamping: number)
    }
  }
}
