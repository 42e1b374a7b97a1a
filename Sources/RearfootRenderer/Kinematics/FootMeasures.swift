import Foundation
package import GaitMath

/// Where the joints of a foot are, metres.
package struct FootMeasures: Sendable, Hashable {
  /// The centre of the ankle from the point under the back of the heel: forward, up, lateral.
  package let ankle: Vector3
  /// From the back of the heel to the ball of the foot.
  package let ball: Double
  /// From the ball to the tip of the toe.
  package let toe: Double

  /// Of a foot with what it wears; ball and toe at the shares of the foot's length that are usual.
  package init(_ shape: LegShape) {
    ankle = shape.ankleInHeel
    ball = 0.7 * shape.footLength
    toe = 0.3 * shape.footLength
  }

  /// Half the width of the sole under the heel.
  static let halfSole = 0.03

  /// By how much a heel that leans on the edge of its sole is higher than a level one; a soft sole
  /// takes half of it.
  func edgeLift(tilt: Double) -> Double {
    0.5 * Self.halfSole * abs(sin(Angles.radians(tilt)))
  }

  /// By how much the ball is higher while the foot stands on its toes.
  func toeLift(pitch: Double) -> Double { max(0, toe * sin(Angles.radians(pitch))) }

  /// The lift of the heel's edge, which the ball on the ground does not share.
  func edgeOffset(_ heel: SegmentAttitude, _ phase: LegPhase) -> Vector3 {
    guard case .swing = phase else { return Vector3(0, edgeLift(tilt: heel.tilt), 0) }
    return .zero
  }
}
