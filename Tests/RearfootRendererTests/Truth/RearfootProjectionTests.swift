import Foundation
import GaitMath
import GaitModel
import RearfootRenderer
import Testing

@Suite struct RearfootProjectionTests {
  /// The published bias of a neutral foot, camera dead behind: toe-out, heel pitch, seen eversion.
  static let table: [(toeOut: Double, pitch: Double, seen: Double, digits: Double)] = [
    (7, -18, 2.3, 0.1), (7, 0, 0, 1e-9), (7, 25, -3.3, 0.1), (7, 50, -8, 0.5),
    (15, -18, 4.8, 0.1), (15, 0, 0, 1e-9), (15, 25, -6.9, 0.1), (15, 50, -17, 0.5),
  ]

  @Test(arguments: table) func toedOutHeelsSeemTilted(
    row: (toeOut: Double, pitch: Double, seen: Double, digits: Double)
  ) {
    let leg = SegmentAttitude(pitch: 0, tilt: 0, yaw: row.toeOut)
    let heel = SegmentAttitude(pitch: row.pitch, tilt: 0, yaw: row.toeOut)
    let seen = RearfootProjection.apparentEversion(leg: leg, heel: heel)
    #expect(abs(seen - row.seen) < row.digits, "toe-out \(row.toeOut), pitch \(row.pitch): \(seen)")
    for side in Side.allCases {
      let anatomical = RearfootProjection.anatomicalEversion(
        leg: leg.frame(of: side), heel: heel.frame(of: side))
      #expect(abs(anatomical) < 1e-9)
    }
  }

  @Test(arguments: [(5.0, 1.3), (10, 2.7)]) func pitchedLegsSeemTiltedToATurnedCamera(
    view: Double, seen: Double
  ) {
    let leg = SegmentAttitude(pitch: 15, tilt: 0, yaw: 0)
    let heel = SegmentAttitude(pitch: 0, tilt: 0, yaw: 0)
    let eversion = RearfootProjection.apparentEversion(leg: leg, heel: heel, view: view)
    #expect(abs(eversion - seen) < 0.1)
  }

  @Test(arguments: [
    (Side.left, 12.0, -6.0, 8.0, 4.0), (.right, 12, -6, 8, 4), (.left, 40, 15, -12, -9),
    (.right, -18, -11, 15, 12), (.right, 60, 3, 20, -12), (.left, 5, -20, 0, 0),
  ]) func closedFormIsWhatADistantCameraSees(
    side: Side, pitch: Double, tilt: Double, yaw: Double, cameraYaw: Double
  ) throws {
    let attitude = SegmentAttitude(pitch: pitch, tilt: tilt, yaw: yaw)
    let frame = attitude.frame(of: side)
    // So far away that rays are parallel.
    let distance = 1e6
    let turn = cameraYaw * .pi / 180
    let camera = Camera(
      position: Vector3(-distance * cos(turn), 0, -distance * sin(turn)), yaw: cameraYaw,
      focalLength: 1000 * distance, size: PixelSize(width: 640, height: 960))
    let lower = try #require(camera.project(.zero)).pixel
    let upper = try #require(camera.project(frame(Vector3(0, 0.1, 0)))).pixel
    let line = upper - lower
    let seen = atan2(side == .right ? line.x : -line.x, -line.y) * 180 / .pi
    #expect(abs(seen - attitude.apparentTilt(view: camera.yaw(for: side))) < 1e-4)
  }

  @Test(arguments: Side.allCases) func framesAreOrthonormalAndMirrored(side: Side) {
    let attitude = SegmentAttitude(pitch: 23, tilt: 7, yaw: 11)
    let frame = attitude.frame(of: side, at: Vector3(1, 2, 3))
    for direction in [frame.forward, frame.up, frame.lateral] {
      #expect(abs(direction.length - 1) < 1e-12)
    }
    #expect(abs(frame.forward.dot(frame.up)) < 1e-12)
    #expect(abs(frame.up.dot(frame.lateral)) < 1e-12)
    #expect(abs(frame.forward.dot(frame.lateral)) < 1e-12)
    let other = attitude.frame(of: side.opposite)
    #expect((frame.up * Vector3(1, 1, -1) - other.up).length < 1e-12)
    #expect((frame.lateral * Vector3(1, 1, -1) - other.lateral).length < 1e-12)
    #expect((side == .right ? frame.lateral.z : -frame.lateral.z) > 0)
    // The axis of the formula, turned by the yaw.
    let y = 11 * Double.pi / 180
    let axis = attitude.axis
    let turned = Vector3(
      axis.x * cos(y) - axis.z * sin(y), axis.y, axis.x * sin(y) + axis.z * cos(y))
    #expect((turned - frame.up * Vector3(1, 1, side == .right ? 1 : -1)).length < 1e-12)
  }

  @Test(arguments: Side.allCases) func twistTurnsFrontAndSideButNotTheAxis(side: Side) {
    let plain = SegmentAttitude(pitch: 30, tilt: 5, yaw: 4).frame(of: side)
    let twisted = SegmentAttitude(pitch: 30, tilt: 5, yaw: 4, twist: 20).frame(of: side)
    #expect((plain.up - twisted.up).length < 1e-12)
    #expect(abs(plain.forward.dot(twisted.forward) - cos(20 * Double.pi / 180)) < 1e-12)
    // To the outside.
    #expect(twisted.forward.dot(plain.lateral) > 0)
    #expect(abs(twisted.forward.dot(twisted.lateral)) < 1e-12)
    #expect(abs(twisted.lateral.dot(twisted.up)) < 1e-12)
  }

  @Test func anatomicalAngleOfUprightPartsIsTheDifferenceOfTilts() {
    let leg = SegmentAttitude(pitch: 0, tilt: 6, yaw: 9)
    let heel = SegmentAttitude(pitch: 0, tilt: -5, yaw: 9)
    for side in Side.allCases {
      let eversion = RearfootProjection.anatomicalEversion(
        leg: leg.frame(of: side), heel: heel.frame(of: side))
      #expect(abs(eversion - 11) < 1e-9)
    }
  }

  @Test func heelTiltIsFoundForEveryAnatomicalAngle() {
    var random = SplitMix64(seed: 4)
    for _ in 0..<500 {
      let side: Side = random.unit() < 0.5 ? .left : .right
      let leg = SegmentAttitude(
        pitch: random.uniform(-20...70), tilt: random.within(12), yaw: random.within(20)
      ).frame(of: side)
      let wanted = random.uniform(-35...45)
      let pitch = random.uniform(-20...65)
      let yaw = random.within(20)
      let tilt = RearfootProjection.heelTilt(
        forAnatomical: wanted, leg: leg, pitch: pitch, yaw: yaw, side: side)
      #expect(abs(tilt) < 90)
      let heel = SegmentAttitude(pitch: pitch, tilt: tilt, yaw: yaw).frame(of: side)
      #expect(abs(RearfootProjection.anatomicalEversion(leg: leg, heel: heel) - wanted) < 1e-9)
    }
  }
}
