import Foundation
public import GaitMath

/// The rearfoot angle in the plane of a picture taken from behind; nil where a point is missing, not
/// finite, or on top of its neighbour.
///
/// A line tilts by as much as its upper end lies further to the outside of the body than its lower
/// end. The angle is the tilt of the leg less the tilt of the heel: positive is eversion, on both
/// legs.
public struct RearfootAngle: Sendable, Hashable {
  /// Tilt of the line of the leg, degrees, upper end to the outside positive.
  public let legTilt: Double
  /// Tilt of the line of the heel, degrees, upper end to the outside positive.
  public let heelTilt: Double

  /// Eversion, degrees: positive where the heel leans with its sole to the outside of the leg's
  /// line. Within -180 to 180.
  public var eversion: Double { Angles.wrapped(legTilt - heelTilt) }

  /// The angle between the lines without a sign, 0 to 180 degrees.
  public var unsigned: Double { abs(eversion) }

  /// - Parameters:
  ///   - points: those of one leg from the knee to the floor, in pixels of the upright picture that
  ///     are as wide as they are high, y down.
  ///   - definition: which points these are.
  ///   - side: whose leg. Seen from behind, the left leg is the left one on the picture.
  public init?(_ points: [Vector2?], _ definition: RearfootDefinition, side: Side) {
    let points = points.compactMap { $0 }
    guard points.count == definition.pointsPerLeg else { return nil }
    let heelTop = definition == .rearfoot3 ? points[1] : points[2]
    guard let leg = Self.tilt(from: points[1], to: points[0], side),
      let heel = Self.tilt(from: points[points.count - 1], to: heelTop, side)
    else { return nil }
    (legTilt, heelTilt) = (leg, heel)
  }

  private static func tilt(from lower: Vector2, to upper: Vector2, _ side: Side) -> Double? {
    let line = upper - lower
    guard line.x.isFinite, line.y.isFinite, line != .zero else { return nil }
    let outward = side == .right ? line.x : -line.x
    return atan2(outward, -line.y) * 180 / .pi
  }
}
