import FootfallTestSupport
import GaitAnalysis
import GaitModel
import Testing

@Suite struct GaitGateTests {
  @Test(arguments: SyntheticMovement.allCases, View.allCases)
  func refusesWhatIsNoGait(movement: SyntheticMovement, view: View) throws {
    var camera = SyntheticCamera()
    camera.view = view
    camera.noise = 3
    let recording = analysed(movement.clip(camera: camera).sequence)
    let refusal = try #require(recording.refusal)
    #expect(refusal.reason == .notPeriodic)
    let metric = try #require(recording.metric("cadence"))
    #expect(metric.value == nil && metric.withheld == refusal.message)
    if movement == .jumpingJacks, view != .side { #expect(refusal.message.contains("together")) }
    if movement == .standing { #expect(refusal.message.contains("stands")) }
  }

  @Test(arguments: View.allCases)
  func takesGaitFromEveryView(view: View) {
    var gait = SyntheticGait(.running)
    gait.camera.view = view
    gait.camera.noise = 4
    let recording = analysed(gait.clip().sequence)
    #expect(recording.refusal == nil)
    #expect(recording.cadence != nil)
  }

  @Test func refusesAnEmptySequence() {
    let empty = PoseSequence(skeleton: .halpe26, imageSize: PixelSize(width: 10, height: 10))
    let recording = analysed(empty)
    #expect(recording.refusal?.reason == .noPerson)
    #expect(recording.view == nil && recording.angles.isEmpty)
  }

  @Test func refusesFramesWithoutPoints() {
    var sequence = SyntheticGait(.running).clip().sequence
    sequence.remove(Skeleton.halpe26.points, in: 0..<sequence.count)
    #expect(analysed(sequence).refusal?.reason == .noPerson)
  }

  @Test func refusesHiddenLegs() {
    var sequence = SyntheticGait(.running).clip().sequence
    sequence.remove([.leftAnkle, .rightAnkle, .leftKnee], in: 0..<sequence.count)
    let recording = analysed(sequence)
    #expect(recording.refusal?.reason == .legsNotSeen)
    #expect(recording.view?.value == .side)
    #expect(!recording.angles.isEmpty)
  }

  @Test(arguments: [1, 2, 3, 5, 30])
  func refusesFewFrames(count: Int) {
    let sequence = SyntheticGait(.running).clip().sequence
    let recording = analysed(sequence.trimmed(to: 0..<Double(count - 1) / 60 + 0.001))
    #expect(recording.raw.count == count)
    #expect(recording.refusal != nil)
    #expect(recording.refusal?.reason == .tooShort || recording.refusal?.reason == .legsNotSeen)
    #expect(!recording.angles.isEmpty)
    #expect(recording.angles.allSatisfy { $0.values.count == count })
  }

  @Test(arguments: [5.0, 1000])
  func survivesExtremeFrameRates(rate: Double) {
    var gait = SyntheticGait(.walking)
    gait.frameRate = rate
    gait.duration = 6
    let recording = analysed(gait.clip().sequence)
    // At 5 frames per second the cut-off is brought below 0.45 of the rate, and said.
    #expect(recording.settings.cutoffFrequency == min(8, recording.settings.cutoffFrequency))
    #expect(recording.settings.cutoffFrequency < 0.45 * rate)
    #expect(recording.angles.allSatisfy { series in series.values.contains { $0.isFinite } })
    if rate == 1000 { #expect(recording.refusal == nil) }
  }

  @Test func suspectsSlowMotion() throws {
    var gait = SyntheticGait(.running)
    gait.frameRate = 240
    gait.duration = 4
    let recording = analysed(gait.clip().sequence.slowed(by: 8))
    let item = try #require(recording.quality.items.first { $0.id == "slow_motion" })
    #expect(item.level == .poor)
    #expect(item.advice.contains("--slow-motion 8"))
  }

  @Test(arguments: SyntheticGait.Kind.allCases)
  func doesNotSuspectTrueSpeed(kind: SyntheticGait.Kind) {
    let recording = analysed(SyntheticGait(kind).clip().sequence)
    #expect(!recording.quality.items.contains { $0.id == "slow_motion" })
  }
}
