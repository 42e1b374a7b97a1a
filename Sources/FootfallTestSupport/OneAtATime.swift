/// Lets tests that share something of the process, such as a random generator, run one at a time,
/// across suites and test targets.
public actor OneAtATime {
  /// For tests that compute with libtorch: its random generator belongs to the process, and a test
  /// that counts on the numbers after a seed may not run beside another that draws some.
  public static let libtorch = OneAtATime()

  private var isTaken = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// Waits until no other body runs, then runs this one.
  public nonisolated func run(_ body: () async throws -> Void) async throws {
    await take()
    do {
      try await body()
    } catch {
      await giveBack()
      throw error
    }
    await giveBack()
  }

  private func take() async {
    if isTaken {
      await withCheckedContinuation { waiting.append($0) }
    } else {
      isTaken = true
    }
  }

  private func giveBack() {
    if waiting.isEmpty { isTaken = false } else { waiting.removeFirst().resume() }
  }
}
