public import GaitModel
package import Media

/// One person in one frame.
public struct PersonPose: Sendable, Hashable {
  /// The same number for the same person through the clip: 1, 2, ...
  public var person: Int
  /// Where the person is, in pixels of the upright picture.
  public var box: Box
  /// In the skeleton's order; nil where the person was only located, not posed.
  public var points: [PosePoint]?

  public init(person: Int, box: Box, points: [PosePoint]?) {
    self.person = person
    self.box = box
    self.points = points
  }
}

/// Finds the points of people in the frames of one clip, given in their order.
///
/// Used by one thread at a time.
package protocol PoseTracker: AnyObject {
  /// The points that each pose holds.
  var skeleton: Skeleton { get }

  /// How often the person detector has run so far.
  var detectorRuns: Int { get }

  /// The people in the next frame, while work on the frame after it may begin.
  ///
  /// - Parameters:
  ///   - frame: the frame.
  ///   - next: the frame after it, which is given again; nil at the end of the clip.
  /// - Returns: as `process(_:)`, with the same values.
  /// - Throws: `InferenceError` if a network cannot be run.
  func process(_ frame: VideoFrame, next: VideoFrame?) throws -> [PersonPose]

  /// The people in the next frame; empty where nobody was found.
  ///
  /// - Throws: `InferenceError` if a network cannot be run.
  func process(_ frame: VideoFrame) throws -> [PersonPose]
}

extension PoseTracker {
  /// Without work ahead.
  package func process(_ frame: VideoFrame, next: VideoFrame?) throws -> [PersonPose] {
    try process(frame)
  }
}
