import FootfallTestSupport
import GaitAnalysis
import GaitModel
import Testing

@Suite struct CaptureAssessmentTests {
  func item(_ id: String, _ recording: GaitRecording) throws -> CaptureQuality.Item {
    try #require(recording.quality.items.first { $0.id == id })
  }

  @Test func aGoodClipIsGoodInEveryRespect() {
    var gait = SyntheticGait(.running)
    gait.frameRate = 120
    let quality = analysed(gait.clip().sequence).quality
    #expect(quality.overall == .good)
    #expect(quality.items.allSatisfy { $0.advice.isEmpty })
    #expect(quality.items.count >= 9)
  }

  @Test(arguments: [(30.0, CaptureQuality.Level.poor), (60, .fair), (120, .good)])
  func frameRate(rate: Double, level: CaptureQuality.Level) throws {
    var gait = SyntheticGait(.running)
    gait.frameRate = rate
    let found = try item("frame_rate", analysed(gait.clip().sequence))
    #expect(abs(found.value - rate) < 1e-6 && found.level == level)
    #expect(found.advice.isEmpty == (level == .good))
  }

  @Test func smallPerson() throws {
    var gait = SyntheticGait(.running)
    gait.camera.pixelsPerMetre = 80
    let found = try item("person_height", analysed(gait.clip().sequence))
    #expect(found.level == .poor && abs(found.value - 140) < 15)
  }

  @Test func feetOutOfThePicture() throws {
    var sequence = SyntheticGait(.running).clip().sequence
    for name in [PointName.leftBigToe, .rightBigToe] {
      let point = try #require(sequence.skeleton.index(of: name))
      for frame in 0..<sequence.count { sequence[frame, point].y = 1079 }
    }
    let found = try item("feet_cut_off", analysed(sequence))
    #expect(found.value == 100 && found.level == .poor)
  }

  @Test func hiddenLegs() throws {
    var sequence = SyntheticGait(.running).clip().sequence
    sequence.remove([.leftAnkle], in: 0..<sequence.count / 2)
    let found = try item("coverage", analysed(sequence))
    #expect(abs(found.value - 50) < 1 && found.level == .poor)
  }

  @Test func fewSteps() throws {
    var gait = SyntheticGait(.running)
    gait.duration = 3
    let found = try item("steps_per_side", analysed(gait.clip().sequence))
    #expect(found.level == .fair && found.value >= 3 && found.value <= 5)
  }
}
