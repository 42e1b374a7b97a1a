import Foundation
import GaitFormats
import GaitMath
import GaitModel
import Learning
import RearfootEstimation
import RearfootLearning
import Testing

/// What is taken from a label and an estimate for one leg.
struct EvaluatedLegTests {
  private static func picture() -> RearfootPicture {
    EvaluationSamples.dataSet(subjects: 1, each: 1, seed: 3).pictures[0]
  }

  private static func leg(
    _ picture: RearfootPicture, _ side: Side = .left, _ estimate: RearfootEstimate? = nil
  ) -> EvaluatedLeg? {
    EvaluatedLeg(picture, number: 0, side: side, estimate, .rearfoot3)
  }

  @Test(arguments: [
    (9.9 as Double?, true, EvaluatedLeg.Phase.outside), (10, false, .footFlat),
    (60, true, .footFlat), (60.1, true, .outside), (nil, true, .standing), (nil, false, .outside),
  ])
  func thePartOfStanceFollowsFromItsPercent(
    _ percent: Double?, _ isFlat: Bool, _ phase: EvaluatedLeg.Phase
  ) throws {
    var picture = Self.picture()
    picture.truths[.left] = RearfootTruth(
      imagePlane3: 1, imagePlane4: 2, anatomical: 3, stancePercent: percent, isFootFlat: isFlat)
    let leg = try #require(Self.leg(picture))
    #expect(leg.phase == phase)
    #expect(leg.conditions["stance_part"] == phase.rawValue)
    #expect(leg.conditions["side"] == "left")
    #expect(leg.truth == 1)
    #expect(leg.projectionError == -2)
  }

  @Test(arguments: [
    (["marker_kind": "none", "hidden": "half"], false, EvaluatedLeg.Sight.bare),
    (["marker_wear": "none"], true, .bare), (["hidden": "half"], false, .hidden),
    (["hidden": "no"], true, .hidden), (["hidden": "no"], false, .visible), ([:], false, .visible),
  ])
  func theSightOfMarkersFollowsFromConditionsAndLabels(
    _ words: [String: String], _ isHidden: Bool, _ sight: EvaluatedLeg.Sight
  ) throws {
    var picture = Self.picture()
    picture.conditions = words
    if isHidden { picture.points[1].visibility = .hidden }
    #expect(try #require(Self.leg(picture)).sight == sight)
  }

  @Test func eachSideTakesItsOwnPoints() throws {
    let picture = Self.picture()
    var points = picture.points.map { Optional($0.position) }
    points[4] = nil
    let estimate = RearfootEstimate(points: points)
    let left = try #require(Self.leg(picture, .left, estimate))
    let right = try #require(Self.leg(picture, .right, estimate))
    #expect(abs(left.error ?? 9) < 1e-9)
    #expect(right.estimate == nil)
    #expect(right.anatomicalError == nil)
    #expect(right.projectionError != nil)
  }

  @Test func fourPointsHaveAnAngleOfTheirOwn() throws {
    var picture = Self.picture()
    let places = [(200.0, 300.0), (200, 500), (200, 600), (220, 700)]
    picture.points = (places + places.map { ($0.0 + 240, $0.1) }).map {
      RearfootPoint(position: Vector2($0.0, $0.1), visibility: .visible)
    }
    let estimate = RearfootEstimate(points: picture.points.map(\.position))
    let left = try #require(
      EvaluatedLeg(picture, number: 0, side: .left, estimate, .rearfoot4))
    let right = try #require(
      EvaluatedLeg(picture, number: 0, side: .right, estimate, .rearfoot4))
    // The heel leans alike in the picture, so that it is eversion on one side and not on the other.
    let tilt = atan2(20.0, 100.0) * 180 / .pi
    #expect(abs((left.estimate ?? 0) + tilt) < 1e-9)
    #expect(abs((right.estimate ?? 0) - tilt) < 1e-9)
    #expect(left.truth == picture.truths[.left]?.imagePlane4)
  }

  @Test func wrongCountsOfPointsFindNothing() throws {
    let picture = Self.picture()
    let few = try #require(Self.leg(picture, .left, RearfootEstimate(points: [Vector2(1, 2)])))
    #expect(few.error == nil)
    var short = picture
    short.points.removeLast()
    #expect(Self.leg(short) == nil)
    var same = picture
    same.truths = [:]
    same.points[1].position = same.points[0].position
    #expect(Self.leg(same) == nil)
  }

  /// Points seen are one stated deviation off, hidden ones three: all of the first are covered, none
  /// of the others.
  @Test func deviationsAreJudgedApartForHiddenPoints() throws {
    var data = EvaluationSamples.dataSet(subjects: 3, each: 3, seed: 1)
    for index in data.pictures.indices { data.pictures[index].points[5].visibility = .hidden }
    let estimates = data.pictures.map { picture in
      RearfootEstimate(
        points: picture.points.map {
          $0.position + ($0.visibility == .hidden ? Vector2(6, -6) : Vector2(-2, 2))
        }, deviations: picture.points.map { _ in Vector2(2, 2) })
    }
    let table = try #require(
      try RearfootEvaluation(data, estimates, draws: 100).table("coverage"))
    #expect(table.measure("covered", of: "points seen")?.value == 100)
    #expect(table.measure("covered", of: "points hidden")?.value == 0)
    let all = try #require(table.measure("covered", of: "all points")?.value)
    #expect(abs(all - 100 * 5 / 6.0) < 1e-9)
    #expect(table.measure("rmse", of: "points hidden")?.value == 6)
    #expect(table.rows.map(\.count) == [54, 45, 9])
  }

  /// The interval is that of drawing people, not pictures.
  @Test func intervalsDrawPeople() throws {
    let data = EvaluationSamples.dataSet(subjects: 6, each: 4, seed: 1)
    let estimates = EvaluationSamples.estimates(
      data, deviation: { $0.subject == "s1" ? 8 : 1 }, seed: 2)
    let evaluation = try RearfootEvaluation(data, estimates, draws: 300, seed: 4)
    let sizes = evaluation.legs.map { abs($0.error ?? 0) }
    let expected = try ClusterBootstrap(draws: 300, seed: 4).estimate(
      groups: evaluation.legs.compactMap(\.subject)
    ) { indices in Statistics.mean(indices.map { sizes[$0] }) }
    let measure = evaluation.table("image_plane")?.measure("mean_absolute_error", of: "all legs")
    #expect(abs((measure?.value ?? 0) - (expected?.value ?? 1)) < 1e-9)
    #expect(abs((measure?.low ?? 0) - (expected?.low ?? 1)) < 1e-9)
    #expect(abs((measure?.high ?? 0) - (expected?.high ?? 1)) < 1e-9)
  }
}
