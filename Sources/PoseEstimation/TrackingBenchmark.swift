package import Foundation
import Media

/// How fast a tracker goes through a clip, from the file to the points.
package struct TrackingBenchmark: Sendable, Hashable {
  /// Frames that were decoded and looked at.
  package var frames: Int
  /// Frames in which somebody was posed.
  package var posedFrames: Int
  /// Runs of the person detector.
  package var detectorRuns: Int
  /// Seconds from opening the file to the last point; the networks were loaded before.
  package var seconds: Double

  /// Frames for one second of the clock on the wall.
  package var framesPerSecond: Double { Double(frames) / seconds }

  /// Runs a tracker over a whole clip, with decoding on a thread of its own.
  ///
  /// - Parameters:
  ///   - tracker: a tracker that has seen no frame yet.
  ///   - video: the clip's file.
  /// - Returns: counts and time.
  /// - Throws: `MediaError` or `InferenceError`.
  package static func run(_ tracker: any PoseTracker, on video: URL) throws -> TrackingBenchmark {
    let start = ContinuousClock.now
    let queue = FrameQueue(try VideoReader(path: video.path))
    var frames = 0
    var posed = 0
    var next = try queue.next()
    while let frame = next {
      next = try queue.next()
      frames += 1
      if try tracker.process(frame, next: next).contains(where: { $0.points != nil }) {
        posed += 1
      }
    }
    let elapsed = (ContinuousClock.now - start) / .seconds(1)
    return TrackingBenchmark(
      frames: frames, posedFrames: posed, detectorRuns: tracker.detectorRuns, seconds: elapsed)
  }
}
