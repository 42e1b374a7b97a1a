import GaitModel
import Media

/// A decoded picture together with the networks that look at it.
struct FrameSight: PersonSight {
  let frame: VideoFrame
  let detector: YOLOXDetector
  let network: SimCCNetwork

  var time: Double { frame.time }

  func beginDetection() throws { try detector.begin(in: frame) }

  func detect() throws -> [PersonDetection] { try detector.detect(in: frame) }

  func pose(in box: Box) throws -> [PosePoint] { try network.pose(in: box, of: frame) }
}
