import FootfallTestSupport
import GaitAnalysis
import GaitModel
import Testing

/// Clips that play slower than life.
@Suite struct SlowMotionTests {
  func slowed(
    _ kind: SyntheticGait.Kind, _ view: View, by factor: Double, duration: Double = 4
  ) -> PoseSequence {
    var gait = SyntheticGait(kind)
    gait.frameRate = 120
    gait.duration = duration
    gait.camera.view = view
    gait.camera.noise = 2
    return gait.clip().sequence.slowed(by: factor)
  }

  /// Below any gait's pace the cadence is withheld; what does not hang on the clock is given.
  @Test(arguments: View.allCases, [4.0, 8])
  func isNoReasonToRefuse(view: View, factor: Double) throws {
    for kind in SyntheticGait.Kind.allCases {
      let sequence = slowed(kind, view, by: factor)
      let recording = analysed(sequence)
      #expect(recording.refusal == nil)
      #expect(recording.view?.value == view && !recording.angles.isEmpty)
      let metric = try #require(recording.metric("cadence"))
      #expect(metric.value == nil)
      #expect(metric.withheld?.contains("--slow-motion") == true)
      let item = try #require(recording.quality.items.first { $0.id == "slow_motion" })
      let truth = SyntheticGait(kind).cadence / factor
      #expect(item.level == .poor && abs(item.value - truth) < 1)
      #expect(item.advice.contains("--slow-motion"))
      let bout = try #require(recording.bouts.first)
      #expect(bout.cadence == nil && bout.lastTime - bout.firstTime > 3.8 * factor)

      let stated = analysed(sequence, slowMotion: factor)
      #expect(abs(try #require(stated.cadence) - SyntheticGait(kind).cadence) < 1.5)
    }
  }

  /// A stride and a half is enough: a runner whose stride fills four seconds of a six-second clip.
  @Test(arguments: View.allCases)
  func threeSlowStepsSuffice(view: View) throws {
    let sequence = slowed(.running, view, by: 5.6, duration: 1.1)
    let recording = analysed(sequence)
    #expect(recording.refusal == nil)
    #expect(recording.metric("cadence")?.withheld?.contains("Slow motion") == true)
    let stated = try #require(analysed(sequence, slowMotion: 5.6).metric("cadence"))
    #expect(abs(try #require(stated.value) - 170) < 12)
    #expect(try #require(stated.confidence) <= 0.5)
  }

  /// At half speed a runner has a walker's cadence, but not the movement.
  @Test(arguments: View.allCases)
  func runnersAtHalfSpeedAreSuspected(view: View) throws {
    let recording = analysed(slowed(.running, view, by: 2))
    #expect(abs(try #require(recording.cadence) - 85) < 0.5)
    let item = try #require(recording.quality.items.first { $0.id == "slow_motion" })
    #expect(item.advice.contains("as in running") && item.advice.contains("--slow-motion 2"))
  }

  @Test(arguments: View.allCases)
  func walkersAtTrueSpeedAreNot(view: View) {
    for cadence in [75.0, 95, 112, 125] {
      var gait = SyntheticGait(.walking)
      gait.cadence = cadence
      gait.camera.view = view
      gait.camera.noise = 2
      let items = analysed(gait.clip().sequence).quality.items
      #expect(!items.contains { $0.id == "slow_motion" })
    }
  }

  /// What is no gait is none at any speed.
  @Test(arguments: SyntheticMovement.allCases, [1.0, 2, 4, 8])
  func otherMovementsStayRefused(movement: SyntheticMovement, factor: Double) throws {
    for view in View.allCases {
      var camera = SyntheticCamera()
      camera.view = view
      camera.noise = 3
      for duration in [1.5, 3, 5, 8] {
        let sequence = movement.clip(camera: camera, duration: duration).sequence
        let recording = analysed(sequence.slowed(by: factor))
        #expect(recording.refusal != nil)
        #expect(recording.bouts.isEmpty)
      }
    }
  }
}
