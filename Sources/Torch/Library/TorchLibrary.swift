import CTorch

/// The library as a whole: its version, its threads, its random numbers.
package enum TorchLibrary {
  /// The version of libtorch, such as `2.13.0`.
  package static var version: String { String(cString: ctorch_version()) }

  /// Keeps memory that tensors gave back for the next ones, instead of returning it to the system
  /// page by page. Call it first thing in a program that trains; it holds for the whole process.
  package static func keepMemory() { ctorch_keep_memory() }

  /// Number of threads of one operator. Results may differ in the last bits between thread counts.
  package static var threads: Int { Int(ctorch_threads()) }

  /// Sets the number of threads of one operator.
  package static func setThreads(_ count: Int) throws(TorchError) {
    try check(ctorch_set_threads(Int32(clamping: count)))
  }

  /// Seeds the random generator; the stream equals that of Python torch after `manual_seed`.
  package static func seed(_ seed: UInt64) throws(TorchError) { try check(ctorch_seed(seed)) }

  /// The state of the random generator, to go on later where it stands now.
  package static func generatorState() throws(TorchError) -> Tensor {
    try owned(ctorch_generator_state())
  }

  /// Puts the random generator back to a state that `generatorState` gave.
  package static func setGeneratorState(_ state: Tensor) throws(TorchError) {
    try check(withExtendedLifetime(state) { ctorch_set_generator_state(state.handle) })
  }
}

/// Passes a status on, or throws the library's reason.
@inline(__always)
func check(_ status: Int32) throws(TorchError) {
  if status < 0 { throw .library(reason: String(cString: ctorch_error())) }
}

/// A tensor over a handle that a call has just made, or the library's reason why there is none.
@inline(__always)
func owned(_ handle: OpaquePointer?) throws(TorchError) -> Tensor {
  guard let handle else { throw .library(reason: String(cString: ctorch_error())) }
  return Tensor(handle: handle)
}
