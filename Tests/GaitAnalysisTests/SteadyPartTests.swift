import FootfallTestSupport
import GaitAnalysis
import GaitModel
import Testing

@Suite struct SteadyPartTests {
  func walk(_ direction: TravelDirection, duration: Double) -> PoseSequence {
    var gait = SyntheticGait(.walking)
    gait.camera.direction = direction
    gait.camera.noise = 2
    gait.duration = duration
    return gait.clip().sequence
  }

  @Test func findsTheGaitAfterStanding() throws {
    var camera = SyntheticCamera()
    camera.noise = 2
    let standing = SyntheticMovement.standing.clip(camera: camera, duration: 10).sequence
    let sequence = try PoseSequence.joined([standing, walk(.right, duration: 6)])
    let recording = analysed(sequence)
    #expect(abs(try #require(recording.cadence) - 112) < 2)
    let item = try #require(recording.quality.items.first { $0.id == "steady_part" })
    #expect(item.value < 8 && item.advice.contains("--from"))
  }

  /// There and back: two directions, and one of them is analysed.
  @Test func takesOneWayOfAWalkThereAndBack() throws {
    let sequence = try PoseSequence.joined([walk(.right, duration: 5), walk(.left, duration: 8)])
    let recording = analysed(sequence)
    #expect(abs(try #require(recording.cadence) - 112) < 2)
    if recording.quality.items.contains(where: { $0.id == "steady_part" }) {
      #expect(recording.direction?.value == .left)
      #expect(try #require(recording.direction).confidence > 0.8)
    }
  }

  @Test func aSteadyClipIsTakenWhole() throws {
    let recording = analysed(walk(.right, duration: 8))
    #expect(!recording.quality.items.contains { $0.id == "steady_part" })
    #expect(recording.metric("cadence")?.n == 15)
  }

  /// Three steps are the least that has a rhythm.
  @Test(arguments: View.allCases)
  func measuresThreeSteps(view: View) throws {
    var gait = SyntheticGait(.running)
    gait.camera.view = view
    gait.camera.noise = 2
    gait.duration = 1.15
    let metric = try #require(analysed(gait.clip().sequence).metric("cadence"))
    let value = try #require(metric.value)
    #expect(metric.n == 3)
    #expect(abs(value - gait.cadence) < 8)
  }
}
