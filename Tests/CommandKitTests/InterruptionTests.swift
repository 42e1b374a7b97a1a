import CommandKit
import Foundation
import Testing

/// Each test is a process of its own, since a signal concerns a whole process.
@Suite struct InterruptionTests {
  /// Sends a signal to this process, with the threads of tests, which block signals, opened.
  private static func send(_ signal: Int32) {
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_UNBLOCK, &all, nil)
    raise(signal)
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func aSignalSetsTheFlag(_ signal: Int32) async {
    await #expect(processExitsWith: .exitCode(9)) { [signal] in
      Interruption.install()
      guard !Interruption.isRequested else { exit(1) }
      InterruptionTests.send(signal)
      exit(Interruption.isRequested ? 9 : 1)
    }
  }

  @Test func aSecondSignalEndsTheProcess() async {
    await #expect(processExitsWith: .exitCode(130)) {
      Interruption.install()
      InterruptionTests.send(SIGINT)
      InterruptionTests.send(SIGINT)
      exit(1)
    }
  }

  @Test func anIgnoredSignalStaysIgnored() async {
    await #expect(processExitsWith: .exitCode(9)) {
      signal(SIGHUP, SIG_IGN)
      Interruption.install()
      InterruptionTests.send(SIGHUP)
      exit(Interruption.isRequested ? 1 : 9)
    }
  }
}
