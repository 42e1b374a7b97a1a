package import GaitModel

/// A person that a detector found in one picture.
package struct PersonDetection: Sendable, Hashable {
  /// In pixels of the upright picture.
  package var box: Box
  /// The detector's confidence, 0 to 1.
  package var score: Float
  /// The pose in the box, where it was computed.
  package var points: [PosePoint]?

  package init(box: Box, score: Float, points: [PosePoint]? = nil) {
    self.box = box
    self.score = score
    self.points = points
  }
}
