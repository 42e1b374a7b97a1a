import FootfallTestSupport
import Foundation
import GaitAnalysis
import GaitModel
import Testing

@Suite struct CadenceTests {
  @Test(arguments: SyntheticGait.Kind.allCases, View.allCases)
  func isExactWithoutNoise(kind: SyntheticGait.Kind, view: View) throws {
    for rate in [15.0, 30, 60, 120] {
      var gait = SyntheticGait(kind)
      gait.camera.view = view
      gait.frameRate = rate
      let cadence = try #require(analysed(gait.clip().sequence).cadence)
      #expect(abs(cadence - gait.cadence) < 0.3)
    }
  }

  @Test(arguments: [140.0, 163.7, 182, 210], [3.0, 5, 20])
  func holdsOverPacesAndLengths(cadence: Double, duration: Double) throws {
    var gait = SyntheticGait(.running)
    gait.cadence = cadence
    gait.duration = duration
    gait.camera.noise = 3
    let metric = try #require(analysed(gait.clip().sequence).metric("cadence"))
    let value = try #require(metric.value)
    #expect(abs(value - cadence) < 0.5 + 3 / duration)
    #expect(metric.n == Int((duration * cadence / 60).rounded()))
  }

  /// A limp gives the hips a strong rhythm at the stride frequency; the legs settle the octave.
  @Test func keepsTheOctaveWhenTheHipsLimp() throws {
    let gait = SyntheticGait(.running)
    var sequence = gait.clip().sequence
    let hips = [PointName.leftHip, .rightHip, .midHip].compactMap {
      sequence.skeleton.index(of: $0)
    }
    for frame in 0..<sequence.count {
      let phase = sequence.times[frame] * gait.cadence / 120 * 2 * Double.pi
      for hip in hips { sequence[frame, hip].y += Float(20 * sin(phase)) }
    }
    let cadence = try #require(analysed(sequence).cadence)
    #expect(abs(cadence - gait.cadence) < 0.3)
  }

  @Test func slowMotionCountsRealSeconds() throws {
    var gait = SyntheticGait(.running)
    gait.frameRate = 240
    gait.duration = 4
    let played = gait.clip().sequence.slowed(by: 8)
    let recording = analysed(played, slowMotion: 8)
    #expect(abs(try #require(recording.cadence) - gait.cadence) < 0.3)
    // The recording keeps the clip's own clock.
    #expect(recording.raw.times == played.times)
    #expect(recording.cleaned.times == played.times)
  }

  @Test func variableFrameRateUsesTrueTimes() throws {
    var gait = SyntheticGait(.running)
    gait.timeJitter = 0.15
    gait.frameRate = 30
    let recording = analysed(gait.clip().sequence)
    #expect(abs(try #require(recording.cadence) - gait.cadence) < 0.3)
    let steps = try #require(recording.quality.items.first { $0.id == "frame_steps" })
    #expect(steps.level != .good && steps.value > 20)
  }

  /// Of three or four steps too, from the side and from the front.
  @Test(arguments: [View.side, .front])
  func uncertaintyOfFewStepsIsHonest(view: View) throws {
    var squares = 0.0
    var stated = 0.0
    let clips = 24
    for seed in 1...clips {
      var gait = SyntheticGait(.running)
      gait.duration = 1.2
      gait.startPhase = Double(seed) / Double(clips)
      gait.camera.view = view
      gait.camera.noise = 4
      gait.seed = UInt64(seed)
      let metric = try #require(analysed(gait.clip().sequence).metric("cadence"))
      let error = try #require(metric.value) - gait.cadence
      squares += error * error
      stated += try #require(metric.uncertainty)
      #expect(try #require(metric.confidence) < 0.7)
    }
    let ratio = stated / Double(clips) / (squares / Double(clips)).squareRoot()
    #expect(ratio > 0.5 && ratio < 3, "stated over true: \(ratio)")
  }

  /// The stated uncertainty against the true error, over many noisy clips.
  @Test(arguments: SyntheticGait.Kind.allCases)
  func uncertaintyIsHonest(kind: SyntheticGait.Kind) throws {
    var squares = 0.0
    var stated = 0.0
    let clips = 20
    for seed in 1...clips {
      var gait = SyntheticGait(kind)
      gait.frameRate = 30
      gait.camera.noise = 5
      gait.seed = UInt64(seed)
      let metric = try #require(analysed(gait.clip().sequence).metric("cadence"))
      let error = try #require(metric.value) - gait.cadence
      squares += error * error
      stated += try #require(metric.uncertainty)
    }
    let ratio = stated / Double(clips) / (squares / Double(clips)).squareRoot()
    #expect(ratio > 1 / 3.0 && ratio < 3, "stated over true: \(ratio)")
  }
}
