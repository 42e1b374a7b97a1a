public import GaitModel

/// One person in one frame.
public struct PersonPose: Sendable, Hashable {
  /// The same number for the same person through the clip: 1, 2, ...
  public var person: Int
  public var box: Box
  /// In the skeleton's order; nil where the person was only located, not posed.
  public var points: [PosePoint]?

  public init(person: Int, box: Box, points: [PosePoint]?) {
    self.person = person
    self.box = box
    self.points = points
  }
}
