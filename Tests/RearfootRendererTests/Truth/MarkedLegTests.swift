import Foundation
import GaitMath
import GaitModel
import RearfootRenderer
import Testing

@Suite struct MarkedLegTests {
  private let shape = LegShape(shankLength: 0.41, footLength: 0.27, footwear: .runningShoe)

  /// A leg with given attitudes, its ankle where the heel has it.
  private func leg(
    _ side: Side, shank: SegmentAttitude, heel: SegmentAttitude,
    worn: [LandmarkSite: LegMarking.Worn] = [:]
  ) -> MarkedLeg {
    let heelFrame = heel.frame(of: side)
    let shankFrame = shank.frame(of: side, at: heelFrame(shape.ankleInHeel))
    let knee = shankFrame(Vector3(0, 0.41, 0))
    let pose = LegPose(
      side: side, shank: shankFrame, shankLength: 0.41, thigh: shank.frame(of: side, at: knee),
      heel: heelFrame, forefoot: heelFrame, footLength: 0.27, stancePercent: 30, isFootFlat: true)
    let state = LegState(
      pose: pose, phase: .stance(30), step: 0, sinceContact: 0.1, anatomical: 5, shank: shank,
      heel: heel)
    let marking = LegMarking(
      side: side, definition: .rearfoot4, kind: .disc, colour: .one, worn: worn)
    return MarkedLeg(state: state, shape: shape, marking: marking)
  }

  private func camera(yaw: Double = 0, roll: Double = 0) -> Camera {
    let distance = 1e5
    let turn = yaw * .pi / 180
    return Camera(
      position: Vector3(-distance * cos(turn), 0.2, -distance * sin(turn)), yaw: yaw, roll: roll,
      focalLength: 1000 * distance, size: PixelSize(width: 640, height: 960))
  }

  @Test(arguments: Side.allCases, [-15.0, 0, 7, 25]) func upstandingLegShowsItsEversion(
    side: Side, eversion: Double
  ) throws {
    let leg = leg(
      side, shank: SegmentAttitude(pitch: 0, tilt: 6, yaw: 0),
      heel: SegmentAttitude(pitch: 0, tilt: 6 - eversion, yaw: 0))
    let truth = try #require(leg.truth(camera()))
    #expect(abs(truth.imagePlane4 - eversion) < 0.01)
    // Three points: the heel's line begins at the ankle marker, which stands on the leg.
    #expect(abs(truth.imagePlane3 - eversion) < 0.35 * abs(eversion) + 0.01)
    #expect(truth.stancePercent == 30 && truth.isFootFlat && truth.anatomical == 5)
    // A turned camera tilts both lines alike.
    let rolled = try #require(leg.truth(camera(roll: 4)))
    #expect(abs(rolled.imagePlane4 - eversion) < 0.01)
  }

  /// The points of a heel lie on a curved counter: their line in the picture obeys the formula for its
  /// own direction.
  @Test(arguments: [-18.0, 0, 25, 50], [-8.0, 0, 6]) func pointsObeyTheProjection(
    pitch: Double, yaw: Double
  ) throws {
    for side in Side.allCases { try obeysTheProjection(side, pitch: pitch, yaw: yaw) }
  }

  private func obeysTheProjection(_ side: Side, pitch: Double, yaw: Double) throws {
    let shank = SegmentAttitude(pitch: 12, tilt: 4, yaw: 7)
    let heel = SegmentAttitude(pitch: pitch, tilt: -3, yaw: 7)
    let leg = leg(side, shank: shank, heel: heel)
    let camera = camera(yaw: yaw)
    let points = leg.landmarks(.rearfoot4).map(\.position)
    func tilt(_ lower: Vector3, _ upper: Vector3) -> Double {
      let line = upper - lower
      let turn = camera.yaw(for: side) * .pi / 180
      let outward = side == .right ? line.z : -line.z
      return atan2(line.x * sin(turn) + outward * cos(turn), line.y) * 180 / .pi
    }
    let expected = tilt(points[1], points[0]) - tilt(points[3], points[2])
    let seen = try #require(leg.seenEversion(.rearfoot4, camera))
    #expect(abs(seen - expected) < 0.01)
    // Counter and calf lean by up to 12 degrees against their axes, which turned views show.
    let formula = RearfootProjection.apparentEversion(
      leg: shank, heel: heel, view: camera.yaw(for: side))
    if pitch < 40 { #expect(abs(seen - formula) < 7) }
  }

  @Test func displacedMarkersTakeTheirAngleAlong() throws {
    let shank = SegmentAttitude(pitch: 0, tilt: 0, yaw: 0)
    let displaced = LegMarking.Worn(
      across: 0.005, along: 0, radius: 0.007, wear: MarkerWear())
    let level = LegMarking.Worn(across: 0, along: 0, radius: 0.007, wear: MarkerWear())
    let leg = leg(
      .right, shank: shank, heel: shank,
      worn: [.legUpper: level, .legLower: level, .heelUpper: displaced, .heelLower: level])
    let truth = try #require(leg.truth(camera()))
    let places = leg.landmarks(.rearfoot4).map(\.position)
    // The upper heel marker lies 5 mm to the outside, so the heel tilts outward.
    let expected = -atan2(0.005, places[2].y - places[3].y) * 180 / .pi
    #expect(abs(truth.imagePlane4 - expected) < 0.3)
    // The three-point angle has no part of that marker.
    #expect(abs(truth.imagePlane3) < 0.3)
  }

  @Test func sharedSitesCarryTheirMarkers() {
    let worn = LegMarking.Worn(across: 0.004, along: 0.002, radius: 0.008, wear: MarkerWear())
    let shank = SegmentAttitude(pitch: 0, tilt: 0, yaw: 0)
    let bare = leg(.left, shank: shank, heel: shank)
    let marked = leg(
      .left, shank: shank, heel: shank, worn: [.legUpper: worn, .heelLower: worn])
    let moved = zip(bare.landmarks(.rearfoot3), marked.landmarks(.rearfoot3)).map {
      ($0.position - $1.position).length
    }
    #expect(moved[0] > 0.003 && moved[2] > 0.003)
    #expect(moved[1] == 0)
    #expect(
      marked.marking.markers(on: shape).map(\.point).map(\.rawValue) == [
        "left_leg_upper", "left_heel_lower",
      ])
    #expect(bare.marking.markers(on: shape).isEmpty)
  }

  @Test func levelLegsTurnTheirPointsAway() {
    let level = SegmentAttitude(pitch: 95, tilt: 0, yaw: 0)
    let upright = SegmentAttitude(pitch: 5, tilt: 0, yaw: 0)
    #expect(!leg(.left, shank: level, heel: level).faces(camera(), .rearfoot3))
    #expect(leg(.left, shank: upright, heel: upright).faces(camera(), .rearfoot3))
  }

  @Test func skinSwingsAfterContactAndRests() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<50 {
      let skin = SkinMotion(&random)
      let moves = (0..<200).map { skin(sinceContact: Double($0) / 500, cycle: 0.7).length }
      #expect((moves.max() ?? 0) < 0.006)
      #expect((moves.max() ?? 0) > 0.0005)
      #expect(skin(sinceContact: .infinity, cycle: 0.7) == .zero)
      // The swing has died away after 60 ms: what is left is the slow part.
      let late = skin(sinceContact: 0.1, cycle: 0.7)
      #expect(late.length < 0.0023)
    }
  }
}
