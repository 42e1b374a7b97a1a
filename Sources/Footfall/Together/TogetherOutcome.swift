public import Foundation
public import GaitNorms

/// What several clips of one person gave.
public struct TogetherOutcome: Sendable {
  /// One a clip, in the order in which they were given; each has a folder of its own in `folder`.
  public var clips: [AnalysisOutcome]
  /// Each metric from the clip that measures it best.
  public var joined: JoinedMetrics
  /// The folder that was written.
  public var folder: URL
  /// The names of the files in it that are about all clips.
  public var files: [String]
}
