/// A pose and the class that somebody gave it: one sample for training or testing a classifier.
public struct LabelledPose: Sendable, Hashable {
  /// The points.
  public var pose: NamedPose
  /// The exact name of its class. Names are compared whole, never in part.
  public var label: String
  /// The person, clip, video or photo that it comes from. Samples of one group are alike, so that
  /// a fair split keeps them on one side.
  public var group: String
  /// Where it stands, for an error: `answer.csv: line 7`.
  public var source: String

  public init(pose: NamedPose, label: String, group: String, source: String) {
    self.pose = pose
    self.label = label
    self.group = group
    self.source = source
  }
}
