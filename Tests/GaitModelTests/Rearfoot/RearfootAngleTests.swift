import Foundation
import GaitMath
import GaitModel
import Testing

@Suite struct RearfootAngleTests {
  /// A leg on a picture whose lines tilt by known degrees, upper end to the outside positive.
  private func leg(
    _ legTilt: Double, _ heelTilt: Double, _ definition: RearfootDefinition, _ side: Side
  ) -> [Vector2?] {
    let outward: Double = side == .right ? 1 : -1
    let up = { (tilt: Double, length: Double) in
      Vector2(outward * sin(tilt * .pi / 180), -cos(tilt * .pi / 180)) * length
    }
    let heelLower = Vector2(300, 800)
    let heelUpper = heelLower + up(heelTilt, 60)
    let legLower = definition == .rearfoot3 ? heelUpper : heelUpper + Vector2(0, -40)
    let legUpper = legLower + up(legTilt, 200)
    return definition == .rearfoot3
      ? [legUpper, legLower, heelLower] : [legUpper, legLower, heelUpper, heelLower]
  }

  @Test(arguments: RearfootDefinition.allCases, Side.allCases)
  func tiltsComeBackOnBothSides(_ definition: RearfootDefinition, _ side: Side) throws {
    for (legTilt, heelTilt) in [(4.0, -6.0), (0, 0), (-3, 12), (8, 8), (25, -20)] {
      let angle = try #require(
        RearfootAngle(leg(legTilt, heelTilt, definition, side), definition, side: side))
      #expect(abs(angle.legTilt - legTilt) < 1e-9)
      #expect(abs(angle.heelTilt - heelTilt) < 1e-9)
      #expect(abs(angle.eversion - (legTilt - heelTilt)) < 1e-9)
      #expect(abs(angle.unsigned - abs(legTilt - heelTilt)) < 1e-9)
    }
  }

  @Test func lateralSoleIsEversionOnBothSides() throws {
    // A vertical leg whose heel leans outwards at the sole: to the right for a right leg.
    let right: [Vector2?] = [.init(500, 100), .init(500, 300), .init(500, 340), .init(510, 400)]
    let left = right.map { $0.map { Vector2(900 - $0.x, $0.y) } }
    for (points, side) in [(right, Side.right), (left, .left)] {
      let angle = try #require(RearfootAngle(points, .rearfoot4, side: side))
      #expect(abs(angle.eversion - atan2(10, 60) * 180 / .pi) < 1e-9)
    }
  }

  /// System E's worked formula: the difference of the directions of the two lines, without a sign.
  @Test func unsignedAngleIsTheTurnOfTheLine() throws {
    let points = [Vector2(100, 50), Vector2(103, 150), Vector2(96, 190)]
    let first = atan2(points[1].y - points[0].y, points[1].x - points[0].x)
    let second = atan2(points[2].y - points[1].y, points[2].x - points[1].x)
    let angle = try #require(RearfootAngle(points, .rearfoot3, side: .left))
    #expect(abs(angle.unsigned - abs(second - first) * 180 / .pi) < 1e-9)
  }

  @Test(arguments: [
    [Vector2(1, 1), nil, Vector2(3, 3)], [Vector2(1, 1), Vector2(1, 1), Vector2(3, 3)],
    [Vector2(1, 1), Vector2(1, 5), Vector2(.nan, 3)], [Vector2(1, 1), Vector2(1, 5)], [],
  ])
  func pointsWithoutALineHaveNoAngle(_ points: [Vector2?]) {
    #expect(RearfootAngle(points, .rearfoot3, side: .right) == nil)
  }

  @Test func namesAreInOrderAndMirror() {
    #expect(
      RearfootDefinition.rearfoot3.points.map(\.rawValue) == [
        "left_leg_marker", "left_ankle_marker", "left_heel_marker", "right_leg_marker",
        "right_ankle_marker", "right_heel_marker",
      ])
    for definition in RearfootDefinition.allCases {
      #expect(
        definition.points(of: .left).map(\.mirrored) == definition.points(of: .right))
      #expect(definition.points.count == 2 * definition.pointsPerLeg)
    }
  }
}
