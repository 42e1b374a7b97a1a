import Media
import Synchronization

/// Does numbered pieces of work on several threads, and gives the results in the order of their
/// numbers.
struct PictureWorkers<Result: Sendable>: Sendable {
  /// What becomes of one piece.
  private enum Outcome: Sendable {
    case done(Result)
    case failed(any Error)
  }

  private struct State: Sendable {
    var next = 0
    var isOver = false
    var outcomes: [Int: Outcome] = [:]
  }

  private final class Board: Sendable {
    let state = Mutex(State())
  }

  let count: Int
  let threads: Int
  let work: @Sendable (Int) throws -> Result

  /// Runs all pieces; `take` gets each result on the calling thread, in order.
  ///
  /// - Throws: the first error by number, of a piece or of `take`; other pieces are not begun then.
  func run(take: (Int, Result) throws -> Void) throws {
    let board = Board()
    let ready = BoundedChannel<Int>(capacity: max(2, 2 * threads))
    let (count, work) = (count, work)
    let workers = (0..<max(1, threads)).compactMap { _ in
      WorkerThread {
        while let number = Self.claim(board, below: count) {
          let outcome: Outcome
          do { outcome = .done(try work(number)) } catch { outcome = .failed(error) }
          board.state.withLock { $0.outcomes[number] = outcome }
          if !ready.send(number) { return }
        }
      }
    }
    defer {
      board.state.withLock { $0.isOver = true }
      ready.cancel()
      for worker in workers { worker.join() }
    }
    guard !workers.isEmpty else {
      for number in 0..<count { try take(number, work(number)) }
      return
    }
    var wanted = 0
    while wanted < count {
      if let outcome = board.state.withLock({ $0.outcomes.removeValue(forKey: wanted) }) {
        switch outcome {
        case .done(let result): try take(wanted, result)
        case .failed(let error): throw error
        }
        wanted += 1
      } else if ready.receive() == nil {
        return
      }
    }
  }

  private static func claim(_ board: Board, below count: Int) -> Int? {
    board.state.withLock { state in
      guard !state.isOver, state.next < count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }
}
