import GaitModel
import Synchronization

/// Writes pictures as an H.264 video (MP4) on a thread of its own.
///
/// The times of the pictures are kept, so a variable frame rate stays one; the first picture stands
/// at 0. Nothing but the pictures goes into the file: no place, no device. A file that was not
/// finished is not playable: write aside and rename.
package final class VideoWriter: Sendable {
  private let channel: BoundedChannel<Item>
  private let fault: FaultSlot
  private let thread: WorkerThread?

  /// A picture on its way to the encoder.
  private struct Item: Sendable {
    var picture: FrameBuffer
    var time: Double
  }

  private final class FaultSlot: Sendable {
    let value = Mutex<MediaError?>(nil)
  }

  /// Starts a video; the size and colours of its first picture become the video's.
  ///
  /// - Parameters:
  ///   - path: the file to write; one that exists is replaced.
  ///   - frameRate: about how many pictures a second will come; a hint for the encoder.
  ///   - depth: how many pictures may wait for the encoder.
  /// - Throws: `MediaError` where the file cannot be written or the encoder is not installed.
  package init(path: String, frameRate: Double, depth: Int = 4) throws(MediaError) {
    let encoder = try VideoEncoder(path: path, frameRate: frameRate)
    let channel = BoundedChannel<Item>(capacity: depth)
    let fault = FaultSlot()
    self.channel = channel
    self.fault = fault
    thread = WorkerThread {
      do throws(MediaError) {
        while let item = channel.receive() { try encoder.encode(item.picture, time: item.time) }
        if !channel.wasCancelled { try encoder.finish() }
      } catch {
        fault.value.withLock { $0 = error }
        channel.cancel()
      }
    }
    if thread == nil {
      throw MediaError(
        .cannotWrite, file: encoder.fileName, problem: "the system does not start one more thread.")
    }
  }

  deinit {
    channel.cancel()
    thread?.join()
  }

  /// Gives a picture to the encoder, waiting while its queue is full. Times increase.
  ///
  /// - Throws: what went wrong with this picture or one before it.
  package func append(_ canvas: consuming Canvas) throws(MediaError) {
    let item = Item(picture: canvas.buffer, time: canvas.time)
    if !channel.send(item), let error = fault.value.withLock({ $0 }) { throw error }
  }

  /// Waits until everything is written and closes the file.
  ///
  /// - Throws: what went wrong, also with the last pictures.
  package func finish() throws(MediaError) {
    channel.finish()
    thread?.join()
    if let error = fault.value.withLock({ $0 }) { throw error }
  }
}
