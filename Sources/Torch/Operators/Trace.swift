/// The operators that a computation called, in their order: what an export is made from.
///
/// A trace sees values, not Swift code: what was decided by a size or a value stands in it as it
/// went for the example.
package final class Trace {
  /// One call of an operator.
  package struct Step {
    /// What was called.
    package let op: Operator
    /// What went in; the tensors are the very objects.
    package let arguments: [Argument]
    /// What came out.
    package let results: [Tensor]
  }

  /// The trace that this task records, or none.
  @TaskLocal private static var holder: Holder?

  /// A task-local value has to be sendable.
  private struct Holder: @unchecked Sendable {
    // Unchecked: used by the thread that records alone; `recording` does not suspend.
    let trace: Trace
  }

  static var current: Trace? { holder?.trace }

  /// The calls so far. They keep their tensors alive.
  package private(set) var steps: [Step] = []

  private init() {}

  /// Records what `body` computes, without gradients.
  ///
  /// - Returns: the trace, and what `body` returned.
  /// - Throws: what `body` throws.
  package static func recording<Result>(
    _ body: () throws(TorchError) -> Result
  ) throws(TorchError) -> (trace: Trace, result: Result) {
    let trace = Trace()
    let result = $holder.withValue(Holder(trace: trace)) {
      Swift.Result { () throws(TorchError) -> Result in try withoutGradients(body) }
    }
    return (trace, try result.get())
  }

  func record(_ op: Operator, _ arguments: [Argument], _ results: [Tensor]) {
    steps.append(Step(op: op, arguments: arguments, results: results))
  }
}
