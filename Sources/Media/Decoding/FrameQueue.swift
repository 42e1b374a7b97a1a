package import GaitModel
import Synchronization

/// Runs a video reader ahead on a thread of its own, a few frames at most.
///
/// The thread ends when the queue is released, even in the middle of the clip.
package final class FrameQueue: Sendable {
  private let channel: BoundedChannel<Result<VideoFrame, MediaError>>
  private let description = DescriptionSlot()
  private let thread: WorkerThread?

  /// The place where the thread leaves the reader's description.
  private final class DescriptionSlot: Sendable {
    let value = Mutex<SourceDescription?>(nil)
  }

  /// Starts to decode.
  ///
  /// - Parameters:
  ///   - reader: the reader, given up to the queue.
  ///   - depth: how many frames may wait.
  package init(_ reader: sending VideoReader, depth: Int = 4) {
    // Very large pictures wait in smaller numbers: 1.5 bytes a pixel, 96 MB in all.
    let fitting = 64_000_000 / max(1, reader.size.width * reader.size.height)
    let channel = BoundedChannel<Result<VideoFrame, MediaError>>(capacity: min(depth, fitting))
    let description = description
    self.channel = channel
    thread = WorkerThread {
      let fault = FrameQueue.pump(reader, into: channel)
      description.value.withLock { $0 = reader.sourceDescription() }
      if let fault { _ = channel.send(.failure(fault)) }
      channel.finish()
    }
    if thread == nil {
      let fault = MediaError(
        .notReadable, file: "video", problem: "the system does not start one more thread.")
      _ = channel.send(.failure(fault))
      channel.finish()
    }
  }

  deinit {
    channel.cancel()
    thread?.join()
  }

  /// Reads until the end, a fault (which is returned) or until nobody wants more.
  private static func pump(
    _ reader: VideoReader, into channel: BoundedChannel<Result<VideoFrame, MediaError>>
  ) -> MediaError? {
    do throws(MediaError) {
      while let frame = try reader.next() {
        guard channel.send(.success(frame)) else { break }
      }
      return nil
    } catch {
      return error
    }
  }

  /// The next frame, waiting for it if need be; nil at the end.
  ///
  /// - Throws: what the reader threw.
  package func next() throws(MediaError) -> VideoFrame? {
    try channel.receive()?.get()
  }

  /// What was read; nil until `next()` has returned nil or thrown.
  package var sourceDescription: SourceDescription? {
    description.value.withLock { $0 }
  }
}
