import FootfallTestSupport
import GaitAnalysis
import GaitModel
import Testing

/// People who turn round or stop within a clip.
@Suite struct BoutTests {
  static let stillness = 3.0

  func gait(
    _ kind: SyntheticGait.Kind, _ direction: TravelDirection, duration: Double
  ) -> PoseSequence {
    var gait = SyntheticGait(kind)
    gait.camera.direction = direction
    gait.camera.noise = 2
    gait.duration = duration
    return gait.clip().sequence
  }

  /// Stands with the face towards the camera, as in the middle of a turn.
  func turn(duration: Double) -> PoseSequence {
    var camera = SyntheticCamera()
    camera.view = .front
    camera.noise = 2
    return SyntheticMovement.standing.clip(camera: camera, duration: duration).sequence
  }

  @Test(arguments: SyntheticGait.Kind.allCases, TravelDirection.allCases)
  func thereAndBackGivesTwoBouts(kind: SyntheticGait.Kind, first: TravelDirection) throws {
    let second = first == .left ? TravelDirection.right : .left
    let recording = analysed(
      try PoseSequence.joined([
        gait(kind, first, duration: 5), turn(duration: 1.5), gait(kind, second, duration: 7),
      ]))
    let truth = SyntheticGait(kind).cadence
    #expect(recording.refusal == nil)
    #expect(recording.bouts.map(\.direction) == [first, second])
    #expect(recording.bouts.map(\.isMeasured) == [false, true])
    #expect(recording.direction?.value == second)
    for (bout, span) in zip(recording.bouts, [(0.0, 5.0), (6.5, 13.5)]) {
      #expect(abs(bout.firstTime - span.0) < 0.7 && abs(bout.lastTime - span.1) < 0.7)
      #expect(abs(try #require(bout.cadence) - truth) < 2)
    }
    #expect(abs(try #require(recording.cadence) - truth) < 1)
    let item = try #require(recording.quality.items.first { $0.id == "steady_part" })
    #expect(item.advice.contains("to the \(second.rawValue)"))
    #expect(item.advice.contains("to the \(first.rawValue)"))
  }

  /// Both ways of a person have the same angles; the turn has none.
  @Test(arguments: SyntheticGait.Kind.allCases)
  func anglesFollowTheDirectionOfTheirBout(kind: SyntheticGait.Kind) throws {
    let there = gait(kind, .right, duration: 5)
    let back = gait(kind, .left, duration: 5)
    let recording = analysed(try PoseSequence.joined([there, turn(duration: 1.5), back]))
    let alone = [analysed(there), analysed(back)]
    for id in ["left_knee", "right_ankle", "trunk_lean", "left_shank_vertical", "right_foot"] {
      let whole = try #require(recording.angles.first { $0.definition.id == id }).values
      for (part, start) in zip(alone, [0, there.count + turn(duration: 1.5).count]) {
        let expected = try #require(part.angles.first { $0.definition.id == id }).values
        // Away from the ends, where filter and turn reach in.
        for frame in 60..<expected.count - 60 {
          #expect(abs(whole[start + frame] - expected[frame]) < 0.5)
        }
      }
      #expect(whole[there.count + 45].isNaN)
    }
  }

  @Test func aDirectionThatIsGivenHoldsThroughout() throws {
    let recording = analysed(
      try PoseSequence.joined([
        gait(.running, .left, duration: 4), gait(.running, .right, duration: 4),
      ]), options: AnalysisOptions(direction: .right))
    #expect(recording.bouts.allSatisfy { $0.direction == .right })
    #expect(recording.direction?.origin == .given)
    let knee = try #require(recording.angles.first { $0.definition.id == "left_knee" })
    #expect(knee.values.allSatisfy { $0.isFinite })
  }

  @Test(arguments: View.allCases)
  func oneWayIsOneBout(view: View) throws {
    var runner = SyntheticGait(.running)
    runner.camera.view = view
    runner.camera.noise = 3
    let recording = analysed(runner.clip().sequence)
    let bout = try #require(recording.bouts.first)
    #expect(recording.bouts.count == 1 && bout.isMeasured)
    #expect(bout.firstTime < 0.1 && bout.lastTime > 9.9)
    #expect(bout.cadence == recording.cadence)
  }

  /// A person who stops: the steps are those of the walk.
  @Test(arguments: [true, false])
  func standingHoldsNoSteps(first: Bool) throws {
    var camera = SyntheticCamera()
    camera.noise = 2
    let standing = SyntheticMovement.standing.clip(camera: camera, duration: Self.stillness)
    let walk = gait(.walking, .right, duration: 8)
    let parts = first ? [standing.sequence, walk] : [walk, standing.sequence]
    let recording = analysed(try PoseSequence.joined(parts))
    let metric = try #require(recording.metric("cadence"))
    #expect(abs(try #require(metric.value) - 112) < 1)
    #expect((13...16).contains(metric.n))
    let start = first ? Self.stillness : 0
    let bout = try #require(recording.bouts.first)
    #expect(abs(bout.firstTime - start) < 0.6 && abs(bout.lastTime - start - 8) < 0.6)
  }

  /// Times of bouts are those of the clip, cadence that of life.
  @Test func slowMotionKeepsTheClock() throws {
    let recording = analysed(
      gait(.running, .right, duration: 5).slowed(by: 4), slowMotion: 4)
    let bout = try #require(recording.bouts.first)
    #expect(bout.lastTime > 19.5)
    #expect(abs(try #require(bout.cadence) - 170) < 1)
  }
}
