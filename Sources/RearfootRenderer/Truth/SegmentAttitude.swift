import Foundation
package import GaitMath
package import GaitModel

/// How a part of a leg stands in the world, in degrees that mean the same on both legs.
package struct SegmentAttitude: Sendable, Hashable {
  /// How far the upper end lies in front of the lower one.
  package var pitch: Double
  /// How far the upper end lies to the outside of the lower one.
  package var tilt: Double
  /// How far the part is turned to the outside: toe-out.
  package var yaw: Double
  /// How far it is turned to the outside about its own axis besides: its front and side turn, its
  /// axis does not.
  package var twist: Double

  package init(pitch: Double, tilt: Double, yaw: Double, twist: Double = 0) {
    self.pitch = pitch
    self.tilt = tilt
    self.yaw = yaw
    self.twist = twist
  }

  /// The axis from the lower to the upper end in (forward, up, lateral) of the part's own sagittal
  /// plane, which the yaw turns: (sin p cos t, cos p cos t, sin t).
  package var axis: Vector3 {
    let (p, t) = (Angles.radians(pitch), Angles.radians(tilt))
    return Vector3(sin(p) * cos(t), cos(p) * cos(t), sin(t))
  }

  /// The tilt that a far camera sees whose view is turned by a yaw, degrees, upper end to the
  /// outside positive: atan2(v.x sin y + v.z cos y, v.y) for the axis v and the yaw y of part and
  /// camera together.
  ///
  /// - Parameter view: degrees by which the part is turned to the outside by the camera alone: the
  ///   camera's yaw for a left leg, its opposite for a right one (`Camera.yaw(for:)`).
  /// - Returns: degrees.
  package func apparentTilt(view: Double = 0) -> Double {
    let y = Angles.radians(yaw + view)
    let v = axis
    return Angles.degrees(atan2(v.x * sin(y) + v.z * cos(y), v.y))
  }

  /// The part's directions in the world with an origin.
  package func frame(of side: Side, at origin: Vector3 = .zero) -> RigidFrame {
    let outward = side == .right ? 1.0 : -1.0
    let (p, t, y) = (Angles.radians(pitch), Angles.radians(tilt), Angles.radians(yaw))
    let ahead = Vector3(cos(y), 0, outward * sin(y))
    let aside = Vector3(-sin(y), 0, outward * cos(y))
    let above = Vector3(0, 1, 0)
    let forward = cos(p) * ahead - sin(p) * above
    let lateral = cos(t) * aside - sin(t) * (sin(p) * ahead + cos(p) * above)
    let w = Angles.radians(twist)
    return RigidFrame(
      origin: origin,
      forward: cos(w) * forward + sin(w) * lateral,
      up: cos(t) * (sin(p) * ahead + cos(p) * above) + sin(t) * aside,
      lateral: cos(w) * lateral - sin(w) * forward)
  }
}

extension Camera {
  /// By how much the camera's yaw turns a leg to the outside as the camera sees it, degrees.
  package func yaw(for side: Side) -> Double { side == .right ? -yaw : yaw }
}
