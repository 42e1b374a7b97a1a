import Glibc

/// Hands values from one thread to another through a queue of limited length.
///
/// Unchecked because pthread's lock and condition hide behind pointers: every access to the state
/// happens with the lock held.
package final class BoundedChannel<Element: Sendable>: @unchecked Sendable {
  private let capacity: Int
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private let changed: UnsafeMutablePointer<pthread_cond_t>
  private var elements: [Element] = []
  private var isFinished = false
  private var isCancelled = false

  /// A queue that holds at most so many values.
  package init(capacity: Int) {
    self.capacity = max(1, capacity)
    lock = .allocate(capacity: 1)
    changed = .allocate(capacity: 1)
    pthread_mutex_init(lock, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(lock)
    changed.deallocate()
    lock.deallocate()
  }

  private func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(lock)
    defer {
      pthread_cond_broadcast(changed)
      pthread_mutex_unlock(lock)
    }
    return body()
  }

  /// Adds a value, waiting while the queue is full; false where nobody will read it any more.
  package func send(_ element: Element) -> Bool {
    locked {
      while elements.count >= capacity, !isCancelled { pthread_cond_wait(changed, lock) }
      if isCancelled { return false }
      elements.append(element)
      return true
    }
  }

  /// Takes the oldest value, waiting while there is none; nil after the last one.
  package func receive() -> Element? {
    locked {
      while elements.isEmpty, !isFinished, !isCancelled { pthread_cond_wait(changed, lock) }
      return isCancelled || elements.isEmpty ? nil : elements.removeFirst()
    }
  }

  /// Says that no more values will come.
  package func finish() {
    locked { isFinished = true }
  }

  /// Whether `cancel()` was called.
  package var wasCancelled: Bool { locked { isCancelled } }

  /// Says that nobody will read any more, and drops what waits.
  package func cancel() {
    locked {
      isCancelled = true
      elements.removeAll()
    }
  }
}
