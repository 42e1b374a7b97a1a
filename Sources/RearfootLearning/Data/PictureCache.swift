import Foundation
import GaitModel

/// Pictures that were made ready once and are kept in memory, up to a limit. What does not fit is
/// made anew each time: the result is the same.
///
/// Nothing is ever put out: an epoch asks for every picture once, so that the last one that was used
/// is the last one that will be.
package final class PictureCache<Value: Sendable>: @unchecked Sendable {
  // Unchecked: all that changes is read and written with `lock` held.
  private let lock = NSLock()
  private var kept: [Int: Value] = [:]
  private var used = 0
  /// Bytes that may be kept.
  package let limit: Int

  package init(limit: Int) { self.limit = limit }

  /// A quarter of the machine's memory, and never more than four gibibytes.
  package static var standardLimit: Int {
    min(Int(clamping: ProcessInfo.processInfo.physicalMemory / 4), 4 << 30)
  }

  /// The value of a number, made where it is not kept.
  ///
  /// - Parameters:
  ///   - number: what is asked for.
  ///   - bytes: how much memory a value takes.
  ///   - make: makes it; called without the lock, so that several threads can make values.
  /// - Returns: the value.
  /// - Throws: what `make` throws.
  package func value(
    _ number: Int, bytes: (Value) -> Int, make: () throws -> Value
  ) rethrows -> Value {
    if let value = lock.withLock({ kept[number] }) { return value }
    let value = try make()
    let size = bytes(value)
    lock.withLock {
      guard kept[number] == nil, used + size <= limit else { return }
      kept[number] = value
      used += size
    }
    return value
  }

  /// How many values are kept, and in how many bytes.
  package var content: (count: Int, bytes: Int) { lock.withLock { (kept.count, used) } }
}
