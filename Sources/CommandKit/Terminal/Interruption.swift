import Foundation
import Synchronization

/// Ctrl-C, SIGTERM and a closed terminal as a flag that work polls. A second signal ends the
/// process at once.
package enum Interruption {
  /// Set by the handler. A signal handler may do little; a lock-free store is allowed (POSIX,
  /// "Signal Concepts").
  private static let flag = Atomic(false)

  /// Begins to listen. A signal that the parent told us to ignore (`nohup`) stays ignored; one that
  /// the parent's thread had merely blocked when it started us is let through.
  package static func install() {
    // Touched here, because the first access to a static value takes a lock.
    flag.store(false, ordering: .relaxed)
    for signal in [SIGINT, SIGTERM, SIGHUP] {
      var old = sigaction()
      guard sigaction(signal, nil, &old) == 0 else { continue }
      if old.isIgnored { continue }
      var new = sigaction()
      new.setHandler { _ in Interruption.arrive() }
      // Reads and writes go on after the signal; work looks at the flag.
      new.sa_flags = SA_RESTART
      sigemptyset(&new.sa_mask)
      sigaction(signal, &new, nil)
      var signals = sigset_t()
      sigemptyset(&signals)
      sigaddset(&signals, signal)
      pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }
  }

  /// Whether a signal has arrived.
  package static var isRequested: Bool { flag.load(ordering: .relaxed) }

  private static func arrive() {
    if flag.exchange(true, ordering: .relaxed) {
      _exit(ExitStatus.interrupted.rawValue)
    }
  }
}

extension sigaction {
  fileprivate var isIgnored: Bool {
    // SIG_IGN is the address 1, which Swift cannot compare as a function.
    unsafeBitCast(__sigaction_handler.sa_handler, to: Int.self) == 1
  }

  fileprivate mutating func setHandler(_ handler: @escaping @convention(c) (Int32) -> Void) {
    __sigaction_handler.sa_handler = handler
  }
}
