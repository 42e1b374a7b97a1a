import CTorch

/// An operator of libtorch, by the name of its schema: every computation here goes through one.
///
/// ```swift
/// let values = try Operator("aten::topk").call([.tensor(x), .int(2)])[0]
/// ```
package struct Operator: Sendable {
  /// The name without overload, such as `aten::conv2d`.
  package let name: String
  /// The overload, such as `Tensor`; empty for the plain one.
  package let overload: String

  package init(_ name: String, _ overload: String = "") {
    self.name = name
    self.overload = overload
  }

  /// The schema in libtorch's notation: arguments with types and defaults, then results.
  ///
  /// - Throws: `TorchError.library` for an unknown name.
  package func schema() throws(TorchError) -> String {
    String(cString: ctorch_schema(try OperatorTable.shared.find(self)))
  }

  /// Calls the operator.
  ///
  /// - Parameter arguments: in the order of the schema; missing ones at the end take its defaults.
  /// - Returns: the results; the tensors of a list one after the other.
  /// - Throws: `TorchError.library` for arguments that do not fit, or in libtorch's words.
  package func call(_ arguments: [Argument]) throws(TorchError) -> [Tensor] {
    let pointer = try OperatorTable.shared.find(self)
    let room = 64
    let results = try withExtendedLifetime(arguments) { () throws(TorchError) -> [Tensor] in
      let frame = ArgumentFrame(arguments)
      var status: Int32 = 0
      let handles = [OpaquePointer?](unsafeUninitializedCapacity: room) { buffer, count in
        buffer.initialize(repeating: nil)
        count = 0
        guard let first = buffer.baseAddress else { return }
        status = ctorch_call(
          pointer, frame.arguments, Int32(frame.arguments.count), first, Int32(room))
        count = Int(max(status, 0))
      }
      try check(status)
      return handles.compactMap { $0.map(Tensor.init(handle:)) }
    }
    Trace.current?.record(self, arguments, results)
    return results
  }

  /// Calls an operator with a single result.
  package func tensor(_ arguments: Argument...) throws(TorchError) -> Tensor {
    let results = try call(arguments)
    guard let first = results.first, results.count == 1 else {
      throw .wrongResultCount(name: name, expected: 1, found: results.count)
    }
    return first
  }
}

extension Operator: Hashable {}
