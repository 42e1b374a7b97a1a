import GaitModel
import PoseClassification
import Testing

/// A reason ends a sentence of somebody else's: it begins small, has no full stop, and names the
/// point.
@Suite struct PoseFeatureErrorTests {
  @Test(arguments: [
    (PoseFeatureError.pointList, "the list of points is empty or names one twice"),
    (.noTorso(lacking: "hip"), "the list of points names no hip, which the torso needs"),
    (.missing(.leftKnee), "the point left_knee is missing"),
    (
      .unsure(.rightEar, confidence: 0.1234, needed: 0.3),
      "the point right_ear has a confidence of 0.12, below 0.3"
    ),
    (
      .unsure(.rightEar, confidence: .nan, needed: 0.3),
      "the point right_ear has a confidence of nan, below 0.3"
    ),
    (
      .unsure(.rightEar, confidence: -1e300, needed: 0.3),
      "the point right_ear has a confidence of -1e+300, below 0.3"
    ),
    (.degenerate, "its points lie on one spot"),
    (.unknownCameraSide, "the side that is turned to the camera is not known"),
    (.unknownPictureSize, "the size of the picture is not known"),
  ])
  func saysWhatIsWrong(error: PoseFeatureError, words: String) {
    #expect(error.description == words)
  }

  @Test func theThresholdIsThatOfTheList() throws {
    var pose = NamedPose(
      points: [
        .rightHip: NamedPose.Point([0, 0], confidence: 0.9),
        .rightShoulder: NamedPose.Point([0, -10], confidence: 0.5),
      ])
    func vector(_ threshold: Double) throws -> [Float] {
      try PoseFeatures(
        points: [.rightHip, .rightShoulder], normalisation: .hipsTorso, cameraSide: nil,
        minimumConfidence: threshold
      ).vector(of: pose)
    }
    #expect(try vector(0.5) == [0, 0, 0, -1])
    #expect(throws: PoseFeatureError.unsure(.rightShoulder, confidence: 0.5, needed: 0.6)) {
      try vector(0.6)
    }
    // A source that says nothing of confidence is believed.
    pose.points[.rightShoulder]?.confidence = nil
    #expect(try vector(0.8) == [0, 0, 0, -1])
  }
}
