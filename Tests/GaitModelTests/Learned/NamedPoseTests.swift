import GaitModel
import Testing

@Suite struct NamedPoseTests {
  @Test func aFrameKeepsItsPointsAndLeavesOutWhatWasNotSeen() throws {
    let skeleton = Skeleton.body(name: "three", points: [.leftHip, .leftKnee, .leftAnkle])
    var sequence = PoseSequence(
      skeleton: skeleton, imageSize: PixelSize(width: 640, height: 480))
    try sequence.append(
      [
        PosePoint(x: 1, y: 2, confidence: 0.5), .missing, PosePoint(x: 5, y: 6, confidence: 0.75),
      ], at: 0)
    let pose = NamedPose(frame: 0, of: sequence, cameraSide: .left)
    #expect(
      pose.points == [
        .leftHip: NamedPose.Point([1, 2], confidence: 0.5),
        .leftAnkle: NamedPose.Point([5, 6], confidence: 0.75),
      ])
    #expect(pose.imageSize == PixelSize(width: 640, height: 480))
    #expect(pose.cameraSide == .left)
  }
}
