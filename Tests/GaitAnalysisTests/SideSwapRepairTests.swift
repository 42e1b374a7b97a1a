import FootfallTestSupport
import GaitAnalysis
import GaitModel
import Testing

@Suite struct SideSwapRepairTests {
  static let legs = ["hip", "knee", "ankle", "heel", "big_toe", "small_toe"]
  static let feet = ["ankle", "heel", "big_toe", "small_toe"]

  func clip(_ kind: SyntheticGait.Kind, rate: Double, noise: Double = 0) -> PoseSequence {
    var gait = SyntheticGait(kind)
    gait.frameRate = rate
    gait.duration = 6
    gait.camera.noise = noise
    return gait.clip().sequence
  }

  func repaired(_ sequence: PoseSequence) throws -> SideSwapRepair.Outcome {
    let body = BodyTracks(sequence)
    return SideSwapRepair.repair(body, scale: try #require(BodyScale(body)))
  }

  @Test(arguments: SyntheticGait.Kind.allCases, [24.0, 30, 60, 120, 240])
  func leavesTrueCrossingsAlone(kind: SyntheticGait.Kind, rate: Double) throws {
    for noise in [0.0, 4, 8] {
      #expect(try repaired(clip(kind, rate: rate, noise: noise)).frames.isEmpty)
    }
  }

  @Test(arguments: ["all", "legs", "feet"], [24.0, 30, 60, 240])
  func findsExactlyWhatWasExchanged(parts: String, rate: Double) throws {
    for kind in SyntheticGait.Kind.allCases {
      let original = clip(kind, rate: rate, noise: 2)
      var sequence = original
      // Short and long, the longest over several crossings.
      let frames =
        Array(20...20) + Array(40..<44) + Array(original.count / 2..<original.count * 3 / 4)
      sequence.exchangeSides(
        in: frames, parts: parts == "all" ? nil : parts == "legs" ? Self.legs : Self.feet)
      let outcome = try repaired(sequence)
      #expect(outcome.frames == frames)
      #expect(outcome.body.sequence(like: sequence) == original)
    }
  }

  @Test func countsTheShorterPartOfALastingExchange() throws {
    let original = clip(.running, rate: 60)
    var sequence = original
    sequence.exchangeSides(in: 0..<200)
    let recording = analysed(sequence)
    #expect(recording.analysedPerson?.repairedSwaps == min(200, original.count - 200))
  }

  @Test func startsAnewAfterALongPause() throws {
    let original = clip(.running, rate: 60)
    var sequence = PoseSequence(skeleton: original.skeleton, imageSize: original.imageSize)
    for frame in 0..<original.count where !(100..<200).contains(frame) {
      try sequence.append(original[frame], at: original.times[frame])
    }
    #expect(try repaired(sequence).frames.isEmpty)
  }

  @Test func doesNothingBelowTwentyFramesPerSecond() throws {
    #expect(try repaired(clip(.running, rate: 10)).frames.isEmpty)
  }
}
