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

  /// One end of a line of length l that is off by e across it turns the line by e / l.
  @Test func deviationsOfPointsBecomeThatOfTheAngle() throws {
    let points = leg(0, 0, .rearfoot4, .right)
    func deviation(_ all: [Vector2?]) -> Double? {
      RearfootAngle.deviation(points, all, .rearfoot4)
    }
    let (none, across, along) = (Vector2.zero, Vector2(1, 0), Vector2(0, 9))
    let degrees = 180 / Double.pi
    let heel = try #require(deviation([none, none, across, across]))
    #expect(abs(heel - 2.0.squareRoot() / 60 * degrees) < 1e-12)
    let shank = try #require(deviation([across, none, none, none]))
    #expect(abs(shank - 1.0 / 200 * degrees) < 1e-12)
    #expect(deviation([along, along, along, along]) == 0)
    // The ankle of three points belongs to both lines: it turns them the opposite way.
    let three = leg(0, 0, .rearfoot3, .left)
    let ankle = try #require(RearfootAngle.deviation(three, [none, across, none], .rearfoot3))
    #expect(abs(ankle - (1.0 / 200 + 1.0 / 60) * degrees) < 1e-12)
  }

  /// The spread of angles of points that are off at random is the stated one.
  @Test(arguments: RearfootDefinition.allCases)
  func deviationIsTheSpreadOfAngles(_ definition: RearfootDefinition) throws {
    let points = leg(12, -9, definition, .left)
    let deviations = points.indices.map { Vector2(0.4 + 0.1 * Double($0), 0.7) }
    let stated = try #require(RearfootAngle.deviation(points, deviations, definition))
    var random = SplitMix64(seed: 3)
    let angles = try (0..<4000).map { _ in
      let moved = zip(points, deviations).map { point, deviation in
        point.map {
          $0 + Vector2(random.normal() * deviation.x, random.normal() * deviation.y)
        }
      }
      return try #require(RearfootAngle(moved, definition, side: .left)?.eversion)
    }
    let spread = try #require(Statistics.standardDeviation(angles))
    #expect(abs(spread / stated - 1) < 0.04)
  }

  @Test func whatIsNotKnownHasNoDeviation() {
    let points = leg(0, 0, .rearfoot4, .right)
    let known: [Vector2?] = points.map { _ in Vector2(1, 1) }
    for bad in [nil, Vector2(-1, 1), Vector2(.nan, 1), Vector2(1, .infinity)] as [Vector2?] {
      #expect(
        RearfootAngle.deviation(points, [bad] + known.dropFirst(), .rearfoot4) == nil)
    }
    #expect(RearfootAngle.deviation([nil] + points.dropFirst(), known, .rearfoot4) == nil)
    #expect(RearfootAngle.deviation(points, [], .rearfoot4) == nil)
  }
}
