import Foundation

/// Makes batches on threads of its own, some ahead of the one that is asked for.
///
/// The threads end with the epoch, or after the batch at hand when the stream is let go.
final class ThreadedStream: BatchStream {
  private let bench: Workbench

  init(_ range: Range<Int>, threads: Int, _ make: @escaping @Sendable (Int) throws -> Batch) {
    bench = Workbench(range, ahead: 2 * threads)
    for number in 0..<min(threads, range.count) {
      // The threads hold the bench and not the stream, so that a stream can be let go.
      let thread = Thread { [bench] in bench.work(make) }
      thread.name = "footfall-loader-\(number)"
      thread.start()
    }
  }

  deinit { bench.close() }

  func next() throws -> Batch? { try bench.take()?.get() }
}

/// What the threads and the one who takes share.
private final class Workbench: @unchecked Sendable {
  // Unchecked: all that changes is read and written with `condition` locked; a batch is made by
  // one thread and from then on belongs to the one who takes it.
  private let condition = NSCondition()
  private let end: Int
  private let ahead: Int
  private var nextToMake: Int
  private var nextToTake: Int
  private var made: [Int: Result<Batch, any Error>] = [:]
  private var isClosed = false

  init(_ range: Range<Int>, ahead: Int) {
    end = range.upperBound
    nextToMake = range.lowerBound
    nextToTake = range.lowerBound
    self.ahead = ahead
  }

  func work(_ make: (Int) throws -> Batch) {
    while let number = begin() {
      let result = Result { try make(number) }
      condition.lock()
      made[number] = result
      condition.broadcast()
      condition.unlock()
    }
  }

  /// The number of the batch to make next; nil where there is none.
  private func begin() -> Int? {
    condition.lock()
    defer { condition.unlock() }
    while !isClosed, nextToMake < end, nextToMake >= nextToTake + ahead { condition.wait() }
    guard !isClosed, nextToMake < end else { return nil }
    defer { nextToMake += 1 }
    return nextToMake
  }

  func take() -> Result<Batch, any Error>? {
    condition.lock()
    defer { condition.unlock() }
    guard nextToTake < end else { return nil }
    while made[nextToTake] == nil { condition.wait() }
    defer {
      nextToTake += 1
      condition.broadcast()
    }
    return made.removeValue(forKey: nextToTake)
  }

  func close() {
    condition.lock()
    isClosed = true
    condition.broadcast()
    condition.unlock()
  }
}
