import FootfallTestSupport
import Foundation
import GaitAnalysis
import GaitMath
import GaitModel
import Testing

@Suite struct CleaningTests {
  func clip(rate: Double = 60, noise: Double = 0) -> PoseSequence {
    var gait = SyntheticGait(.running)
    gait.frameRate = rate
    gait.duration = 6
    gait.camera.noise = noise
    return gait.clip().sequence
  }

  func origin(_ recording: GaitRecording, _ name: PointName, _ frame: Int) throws -> SampleOrigin {
    let point = try #require(recording.raw.skeleton.index(of: name))
    return recording.origins[frame * recording.raw.skeleton.points.count + point]
  }

  @Test(arguments: [
    (30.0, 3, true), (30, 4, false), (60, 6, true), (60, 7, false), (240, 24, true),
  ])
  func fillsGapsUpToATenthOfASecond(rate: Double, frames: Int, isFilled: Bool) throws {
    let original = clip(rate: rate)
    var sequence = original
    let gap = 50..<50 + frames
    sequence.remove([.rightAnkle], in: gap)
    let recording = analysed(sequence)
    for frame in gap {
      #expect(try origin(recording, .rightAnkle, frame) == (isFilled ? .filled : .missing))
      #expect((recording.cleaned.point(.rightAnkle, at: frame) != nil) == isFilled)
      let knee = try #require(recording.angles.first { $0.definition.id == "right_knee" })
      #expect(knee.values[frame].isNaN != isFilled)
    }
    #expect(try origin(recording, .rightAnkle, 49) == .measured)
    #expect(try origin(recording, .leftAnkle, 50) == .measured)
    guard isFilled else { return }
    // The network's points stay as they were, and the fill lies near the truth.
    #expect(recording.raw.point(.rightAnkle, at: 50) == nil)
    let truth = try #require(original.point(.rightAnkle, at: gap.lowerBound + frames / 2))
    let filled = try #require(
      recording.cleaned.point(.rightAnkle, at: gap.lowerBound + frames / 2))
    #expect(abs(filled.x - truth.x) < 25 && abs(filled.y - truth.y) < 25)
  }

  @Test func neverFillsAtTheEnds() throws {
    var sequence = clip()
    sequence.remove([.rightKnee], in: 0..<3)
    sequence.remove([.rightKnee], in: sequence.count - 2..<sequence.count)
    let recording = analysed(sequence)
    #expect(try origin(recording, .rightKnee, 2) == .missing)
    #expect(try origin(recording, .rightKnee, sequence.count - 1) == .missing)
  }

  @Test func dropsPointsOfLowConfidence() throws {
    var sequence = clip()
    let heel = try #require(sequence.skeleton.index(of: .leftHeel))
    for frame in 100..<120 { sequence[frame, heel].confidence = 0.2 }
    #expect(try origin(analysed(sequence), .leftHeel, 110) == .missing)
    let lower = analysed(sequence, options: AnalysisOptions(confidenceThreshold: 0.1))
    #expect(try origin(lower, .leftHeel, 110) == .measured)
  }

  @Test(arguments: [1, 3, 5], [30.0, 60, 240])
  func dropsOutliers(frames: Int, rate: Double) throws {
    var sequence = clip(rate: rate, noise: 2)
    let point = try #require(sequence.skeleton.index(of: .leftWrist))
    let bad = 70..<70 + min(frames, Int(0.1 * rate))
    for frame in bad {
      sequence[frame, point].x += 300
      sequence[frame, point].y -= 200
    }
    let recording = analysed(sequence)
    for frame in bad { #expect(try origin(recording, .leftWrist, frame) == .filled) }
    #expect(recording.origins.count { $0 != .measured } == bad.count)
  }

  @Test(arguments: SyntheticGait.Kind.allCases, [24.0, 30, 60, 240])
  func takesNoTrueMotionForAnOutlier(kind: SyntheticGait.Kind, rate: Double) {
    for noise in [0.0, 4] {
      var gait = SyntheticGait(kind)
      gait.frameRate = rate
      gait.duration = 5
      gait.camera.noise = noise
      let recording = analysed(gait.clip().sequence)
      #expect(recording.origins.allSatisfy { $0 == .measured })
    }
  }

  /// Filtered noise is smaller, and the motion keeps its size and its place in time.
  @Test func filterTakesNoiseAndLeavesMotion() throws {
    let truth = clip(rate: 120)
    let noisy = analysed(clip(rate: 120, noise: 5)).cleaned
    for name in [PointName.rightKnee, .midHip, .leftAnkle] {
      let errors = (10..<truth.count - 10).compactMap { frame -> Double? in
        guard let a = noisy.point(name, at: frame), let b = truth.point(name, at: frame) else {
          return nil
        }
        return Double(a.x - b.x)
      }
      let spread = try #require(Statistics.standardDeviation(errors))
      #expect(spread < 3, "\(name.rawValue)")
      #expect(abs(errors.reduce(0, +) / Double(errors.count)) < 0.5)
    }
  }

  @Test func unevenStepsAreFilteredOnAGrid() throws {
    var gait = SyntheticGait(.running)
    gait.timeJitter = 0.2
    let recording = analysed(gait.clip().sequence)
    #expect(recording.origins.allSatisfy { $0 == .measured })
    for frame in stride(from: 20, to: 500, by: 40) {
      let a = try #require(recording.cleaned.point(.midHip, at: frame))
      let b = try #require(recording.raw.point(.midHip, at: frame))
      #expect(abs(a.y - b.y) < 2)
    }
  }

  @Test func equalInputGivesEqualOutput() {
    let sequence = clip(noise: 3)
    let (a, b) = (analysed(sequence), analysed(sequence))
    #expect(a.cleaned == b.cleaned && a.metrics == b.metrics && a.quality == b.quality)
  }
}
