import GaitModel
import Media

/// The last frames of a pass, as many as fit into a little memory, so that a person who is followed
/// from now on can be posed in the frames just before as well.
struct RecentFrames {
  /// Bytes of pictures that are kept at most.
  private static let budget = 24 << 20

  private var frames: [VideoFrame] = []

  /// Takes in the next frame, and lets go of the oldest where there is no room.
  mutating func add(_ frame: VideoFrame) {
    frames.append(frame)
    // Y'CbCr 4:2:0 takes one and a half bytes a pixel.
    let bytes = max(1, frame.size.width * frame.size.height * 3 / 2)
    frames.removeFirst(max(0, frames.count - max(1, Self.budget / bytes)))
  }

  /// The frames up to a time, the latest first.
  func before(_ time: Double) -> [VideoFrame] { frames.filter { $0.time < time }.reversed() }

  /// The frames from a time on.
  func since(_ time: Double) -> [VideoFrame] { frames.filter { $0.time >= time } }
}
