import CTorch
import Synchronization

/// The operators that were looked up, each once in the life of the process.
final class OperatorTable: Sendable {
  static let shared = OperatorTable()

  /// libtorch never frees an operator, so that its address may be kept and shared.
  private struct Address: @unchecked Sendable {
    // Unchecked: what it points to does not change.
    var pointer: OpaquePointer
  }

  private let found = Mutex<[Operator: Address]>([:])

  func find(_ op: Operator) throws(TorchError) -> OpaquePointer {
    if let known = found.withLock({ $0[op] }) { return known.pointer }
    guard let pointer = ctorch_find(op.name, op.overload) else {
      throw .library(reason: String(cString: ctorch_error()))
    }
    found.withLock { $0[op] = Address(pointer: pointer) }
    return pointer
  }
}
