import Foundation
import Synchronization

/// Where a command writes: results to `output`, messages and progress to `messages`.
package struct Console: Sendable {
  /// Writes a text as it is (standard output).
  package let output: @Sendable (String) -> Void
  /// Writes a text as it is (standard error).
  package let messages: @Sendable (String) -> Void
  /// What standard output leads to.
  package let outputTerminal: Terminal
  /// What standard error leads to.
  package let messageTerminal: Terminal
  /// The environment's variables.
  package let environment: [String: String]
  /// Whether something could not be written to `output`: a full disk, a closed pipe.
  package let outputFailed: @Sendable () -> Bool

  /// A console on given streams.
  package init(
    output: @escaping @Sendable (String) -> Void, messages: @escaping @Sendable (String) -> Void,
    outputTerminal: Terminal, messageTerminal: Terminal, environment: [String: String],
    outputFailed: @escaping @Sendable () -> Bool = { false }
  ) {
    self.output = output
    self.messages = messages
    self.outputTerminal = outputTerminal
    self.messageTerminal = messageTerminal
    self.environment = environment
    self.outputFailed = outputFailed
  }

  /// The console of this process.
  package static func standard() -> Console {
    let environment = ProcessInfo.processInfo.environment
    let output = Stream(descriptor: STDOUT_FILENO)
    let messages = Stream(descriptor: STDERR_FILENO)
    return Console(
      output: { output.write($0) }, messages: { messages.write($0) },
      outputTerminal: Terminal(descriptor: STDOUT_FILENO, environment: environment),
      messageTerminal: Terminal(descriptor: STDERR_FILENO, environment: environment),
      environment: environment, outputFailed: { output.failed.load(ordering: .relaxed) })
  }

  /// Columns for running text: those of the terminal, at most 100 so that lines stay readable.
  package var textWidth: Int { min(100, max(40, outputTerminal.width())) }

  /// Writes lines to `output`.
  package func print(_ lines: [String]) {
    output(lines.map { $0 + "\n" }.joined())
  }
}

/// A file descriptor that is written without a buffer, so that nothing is lost at an exit.
private final class Stream: Sendable {
  let descriptor: Int32
  let failed = Atomic(false)

  init(descriptor: Int32) { self.descriptor = descriptor }

  func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while let start = rest.baseAddress, !rest.isEmpty {
        let count = Foundation.write(descriptor, start, rest.count)
        if count < 0 {
          if errno == EINTR { continue }
          failed.store(true, ordering: .relaxed)
          return
        }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      }
    }
  }
}
