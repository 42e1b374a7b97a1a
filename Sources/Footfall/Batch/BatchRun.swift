import Foundation
import Inference
import Media
import Synchronization

/// The work of a batch: some threads, each with a clip at a time from the file to its folder, over
/// networks that all of them share.
///
/// The largest files are begun first, so that no long clip is left over at the end with nothing
/// beside it.
struct BatchRun {
  let request: BatchRequest
  let folder: BatchFolder
  /// The clips that are to do, with the fingerprint of each.
  let tasks: [Task]
  /// Of all clips that are to do; nil where there are only poses.
  let networks: LoadedNetworks?
  let isCancelled: @Sendable () -> Bool

  /// A clip that is to do.
  struct Task: Sendable {
    var clip: ClipFile
    var fingerprint: String
  }

  /// What a thread tells the one that waits.
  private enum Message: Sendable {
    case started(String)
    case frame
    case finished(ClipReport)
    /// No clip will get on: what stops everything.
    case stopped(AnalysisError)
    case ended
  }

  /// Which clip is next, and whether there is to be another one.
  private final class Queue: Sendable {
    private let position = Mutex(0)
    private let stop = Atomic(false)
    private let tasks: [Task]

    init(_ tasks: [Task]) {
      self.tasks = tasks.sorted {
        $0.clip.size == $1.clip.size ? $0.clip.path < $1.clip.path : $0.clip.size > $1.clip.size
      }
    }

    var isStopped: Bool { stop.load(ordering: .relaxed) }

    func halt() { stop.store(true, ordering: .relaxed) }

    func next() -> Task? {
      position.withLock { position in
        guard !isStopped, position < tasks.count else { return nil }
        defer { position += 1 }
        return tasks[position]
      }
    }
  }

  /// Does the work.
  ///
  /// - Parameters:
  ///   - jobs: how many clips at a time.
  ///   - progress: is told what goes on, on the calling thread.
  ///   - finished: is given each clip that is done with, on the calling thread; where it throws,
  ///     no further clip is begun.
  /// - Throws: what stopped everything: `interrupted` among others.
  func run(
    jobs: Int, progress: (BatchProgress) -> Void,
    finished: (ClipReport) throws(AnalysisError) -> Void
  ) throws(AnalysisError) {
    let queue = Queue(tasks)
    let channel = BoundedChannel<Message>(capacity: 256)
    let threads = (0..<max(1, min(jobs, tasks.count))).compactMap { _ in
      WorkerThread { work(queue, channel) }
    }
    defer { for thread in threads { thread.join() } }
    guard !threads.isEmpty else {
      throw AnalysisError(.failure, "The system does not start one more thread.")
    }
    var running = threads.count
    var frames = 0
    var count = 0
    var obstacle: AnalysisError?
    while running > 0, let message = channel.receive() {
      switch message {
      case .started(let path): progress(.started(path: path))
      case .frame:
        frames += 1
        progress(.frames(frames))
      case .finished(let report):
        count += 1
        do {
          try finished(report)
        } catch {
          obstacle = obstacle ?? error
          queue.halt()
        }
        progress(.finished(report, count: count, of: tasks.count))
      case .stopped(let error): obstacle = obstacle ?? error
      case .ended: running -= 1
      }
    }
    if let obstacle { throw obstacle }
    if isCancelled() && count < tasks.count {
      throw AnalysisError(.interrupted, "Stopped.")
    }
  }

  /// One thread: clip after clip.
  private func work(_ queue: Queue, _ channel: BoundedChannel<Message>) {
    while !isCancelled(), let task = queue.next() {
      _ = channel.send(.started(task.clip.path))
      do {
        let report = try analyse(task) {
          _ = channel.send(.frame)
        } isCancelled: {
          queue.isStopped || isCancelled()
        }
        _ = channel.send(.finished(report))
      } catch {
        let error = AnalysisError(stage: error)
        let isForAll = [.interrupted, .notInstalled].contains(error.kind) || folder.isFull
        if isForAll {
          queue.halt()
          _ = channel.send(.stopped(error))
        } else {
          // The row names the clip already.
          let name = task.clip.url.lastPathComponent + ": "
          let isNamed = error.message.hasPrefix(name)
          let reason = isNamed ? String(error.message.dropFirst(name.count)) : error.message
          _ = channel.send(.finished(ClipReport(failed: task.clip.path, reason: reason)))
        }
      }
    }
    _ = channel.send(.ended)
  }

  private func analyse(
    _ task: Task, frame: @escaping () -> Void, isCancelled: @escaping () -> Bool
  ) throws -> ClipReport {
    let place = folder.place(for: task.clip)
    let clip = ClipAnalysis(
      request: request.request(for: task.clip, into: place), networks: networks,
      progress: { if case .tracking = $0 { frame() } }, isCancelled: isCancelled)
    let input = try clip.input()
    try folder.prepare(for: task.clip)
    let result = try OutputFolder.make(for: [task.clip.url], requested: place)
    let outcome = try clip.run(input, into: result.partial)
    let report = ClipReport(
      outcome.recording, path: task.clip.path, folder: BatchFolder.path(for: task.clip))
    let stamp = ClipStamp(
      fingerprint: task.fingerprint, report: report, files: outcome.files)
    try stamp.write(in: result.partial)
    try result.commit()
    return report
  }
}
