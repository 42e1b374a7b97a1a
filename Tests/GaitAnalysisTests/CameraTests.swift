import FootfallTestSupport
import Foundation
import GaitAnalysis
import GaitModel
import Testing

/// What a moving camera does to the measurements, and that it is taken out again.
@Suite struct CameraTests {
  /// A runner past a standing camera, and the same as a camera sees that pans along and shakes.
  private func clips() -> (still: PoseSequence, moved: PoseSequence, motion: CameraMotion) {
    var gait = SyntheticGait(.running)
    gait.frameRate = 60
    gait.duration = 8
    gait.treadmill = false
    gait.camera.pixelsPerMetre = 60
    let still = gait.clip().sequence
    var moved = still
    var samples: [CameraMotion.Sample] = []
    for frame in 0..<still.count {
      let time = still.times[frame]
      let offset = (x: -170 * time + 3 * sin(9 * time), y: 5 * sin(4 * time))
      samples.append(.init(time: time, x: offset.x, y: offset.y - 0))
      for point in still.skeleton.points.indices {
        moved[frame, point].x += Float(offset.x)
        moved[frame, point].y += Float(offset.y)
      }
    }
    return (still, moved, CameraMotion(samples: samples, coverage: 1))
  }

  @Test func aMeasuredCameraMotionIsTakenOut() throws {
    let (still, moved, motion) = clips()
    let expected = analysed(still)
    let found = analysed(moved, survey: PictureSurvey(cameraMotion: motion))
    #expect(found.events.count == expected.events.count && !found.events.isEmpty)
    for (a, b) in zip(found.events, expected.events) {
      #expect(a.kind == b.kind && a.side == b.side && abs(a.time - b.time) < 0.002)
    }
    for metric in expected.metrics {
      guard let value = metric.value else { continue }
      let other = try #require(found.metric(metric.id, side: metric.side)?.value, "\(metric.id)")
      #expect(abs(other - value) <= 0.02 * abs(value) + 0.3, "\(metric.id) \(other) \(value)")
    }
    // The picture's own pixels stay.
    #expect(found.raw == moved)
    #expect(zip(found.angles, expected.angles).allSatisfy { $0.definition == $1.definition })
  }

  @Test func aStandingCameraChangesNothing() {
    let (still, _, _) = clips()
    let motion = CameraMotion(
      samples: [.init(time: 0, x: 0, y: 0), .init(time: 8, x: 0.8, y: -0.5)], coverage: 1)
    let plain = analysed(still)
    let found = analysed(still, survey: PictureSurvey(cameraMotion: motion))
    #expect(found.events == plain.events && found.metrics == plain.metrics)
  }

  @Test(arguments: [
    ("still", CaptureQuality.Level.good), ("pan", .fair), ("lost", .fair), ("none", .good),
  ])
  func motionOfTheCameraIsSaid(_ kind: String, _ level: CaptureQuality.Level) {
    let (still, _, pan) = clips()
    var survey = PictureSurvey()
    switch kind {
    case "still":
      survey.cameraMotion = CameraMotion(
        samples: [.init(time: 0, x: 0, y: 0), .init(time: 8, x: 0, y: 0)], coverage: 1)
    case "pan": survey.cameraMotion = pan
    case "lost": survey.cameraMotion = CameraMotion(samples: pan.samples, coverage: 0.6)
    default: break
    }
    let item = analysed(still, survey: survey).quality.items.first { $0.id == "camera_motion" }
    #expect((item == nil) == (kind == "none"))
    #expect(item?.level ?? .good == level)
    #expect((item?.advice.isEmpty ?? true) == (level == .good))
  }

  @Test(arguments: [(0.003, CaptureQuality.Level.good), (0.012, .fair), (0.03, .poor)])
  func blurIsMeasuredInHeights(_ share: Double, _ level: CaptureQuality.Level) throws {
    let still = clips().still
    let height = try #require(
      analysed(still).quality.items.first { $0.id == "person_height" }?.value)
    let survey = PictureSurvey(edgeWidth: share * height, brightness: 0.5)
    let quality = analysed(still, survey: survey).quality
    #expect(quality.items.first { $0.id == "edge_width" }?.level == level)
    #expect(quality.items.first { $0.id == "brightness" }?.level == .good)
  }

  @Test(arguments: [
    (0.05, CaptureQuality.Level.poor), (0.15, .fair), (0.4, .good), (0.9, .fair), (0.98, .poor),
  ])
  func light(_ brightness: Double, _ level: CaptureQuality.Level) {
    let quality = analysed(clips().still, survey: PictureSurvey(brightness: brightness)).quality
    #expect(quality.items.first { $0.id == "brightness" }?.level == level)
  }
}
