package import GaitModel

/// One picture, as those who follow people ask about it.
package protocol PersonSight {
  /// Seconds from the first picture of the clip.
  var time: Double { get }
  /// Starts the detector, so that `detect()` finds its answer there.
  func beginDetection() throws
  /// Everybody whom the detector finds.
  func detect() throws -> [PersonDetection]
  /// The pose of the person in a box.
  func pose(in box: Box) throws -> [PosePoint]
}
