import FootfallTestSupport
import GaitAnalysis
import GaitModel
import Testing

@Suite struct OrientationTests {
  @Test(arguments: SyntheticGait.Kind.allCases, TravelDirection.allCases)
  func findsTheDirection(kind: SyntheticGait.Kind, direction: TravelDirection) throws {
    for (treadmill, mirrored) in [(true, false), (false, false), (true, true)] {
      var gait = SyntheticGait(kind)
      gait.camera.direction = direction
      gait.camera.mirrored = mirrored
      gait.camera.noise = 4
      gait.camera.pixelsPerMetre = 200
      gait.treadmill = treadmill
      gait.duration = 4
      let recording = analysed(gait.clip().sequence)
      let decision = try #require(recording.direction)
      let isRight = (direction == .right) != mirrored
      #expect(decision.value == (isRight ? .right : .left))
      #expect(decision.confidence > 0.8 && decision.origin == .measured)
    }
  }

  @Test(arguments: View.allCases, SyntheticGait.Kind.allCases)
  func findsTheView(view: View, kind: SyntheticGait.Kind) throws {
    for oblique in [-15.0, 0, 15] {
      var gait = SyntheticGait(kind)
      gait.camera.view = view
      gait.camera.obliqueness = oblique
      gait.camera.noise = 4
      let recording = analysed(gait.clip().sequence)
      let decision = try #require(recording.view)
      #expect(decision.value == view)
      #expect(decision.confidence > 0.3)
      #expect((recording.direction == nil) == (view != .side))
    }
  }

  @Test func sayThatAnObliqueViewIsOblique() throws {
    var gait = SyntheticGait(.running)
    gait.camera.obliqueness = 30
    let recording = analysed(gait.clip().sequence)
    let item = try #require(recording.quality.items.first { $0.id == "view_width" })
    #expect(item.level == .fair)
    #expect(item.advice.contains("square"))
  }

  @Test func theUserHasTheLastWord() {
    let sequence = SyntheticGait(.running).clip().sequence
    let recording = analysed(
      sequence, options: AnalysisOptions(view: .rear, direction: .left))
    #expect(recording.view == Decision(.rear, confidence: 1, origin: .given))
    #expect(recording.direction == Decision(.left, confidence: 1, origin: .given))
    #expect(recording.angles.contains { $0.definition.id == "trunk_lateral_lean" })
  }

  /// A skeleton without feet still shows where the knees point.
  @Test(arguments: TravelDirection.allCases)
  func kneesTellWhereFeetAreMissing(direction: TravelDirection) throws {
    var gait = SyntheticGait(.running)
    gait.camera.direction = direction
    let coco = SkeletonConversion(from: .halpe26, to: .coco17).convert(gait.clip().sequence)
    let recording = analysed(coco)
    #expect(recording.direction?.value == direction)
    #expect(abs(try #require(recording.cadence) - gait.cadence) < 0.3)
    #expect(!recording.angles.contains { $0.definition.id == "right_ankle" })
  }
}
