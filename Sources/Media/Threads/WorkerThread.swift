import Glibc
import Synchronization

/// A thread of its own for work that blocks: decoding and encoding must not hold up the threads of
/// Swift's concurrency.
package final class WorkerThread: Sendable {
  private final class Work {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
  }

  private let handle: Mutex<pthread_t?>

  /// Starts a thread; nil where the system refuses one more.
  package init?(_ body: sending @escaping () -> Void) {
    var thread = pthread_t()
    let work = Unmanaged.passRetained(Work(body))
    let code = pthread_create(
      &thread, nil,
      { pointer in
        if let pointer { Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body() }
        return nil
      }, work.toOpaque())
    guard code == 0 else {
      work.release()
      return nil
    }
    handle = Mutex(thread)
  }

  /// Waits until the thread has ended.
  package func join() {
    let thread = handle.withLock { handle in
      defer { handle = nil }
      return handle
    }
    if let thread { pthread_join(thread, nil) }
  }
}
