import Foundation
import GaitMath
package import GaitModel

/// The rearfoot angle between two axes: as a camera sees it, and in the leg's own frontal plane.
package enum RearfootProjection {
  /// The eversion that a far camera sees, degrees: apparent tilt of the leg less that of the heel.
  ///
  /// - Parameters:
  ///   - leg: the lower leg.
  ///   - heel: the heel.
  ///   - view: by how much the camera turns the leg to the outside, degrees (`Camera.yaw(for:)`).
  /// - Returns: degrees, within -180 to 180.
  package static func apparentEversion(
    leg: SegmentAttitude, heel: SegmentAttitude, view: Double = 0
  ) -> Double {
    Angles.wrapped(leg.apparentTilt(view: view) - heel.apparentTilt(view: view))
  }

  /// The eversion in the frontal plane of the leg, degrees: the heel's axis is projected onto the
  /// plane of the leg's axis and its lateral direction, and the angle between both axes taken there.
  package static func anatomicalEversion(leg: RigidFrame, heel: RigidFrame) -> Double {
    -Angles.degrees(atan2(heel.up.dot(leg.lateral), heel.up.dot(leg.up)))
  }

  /// The tilt of a heel that gives an anatomical eversion, degrees.
  ///
  /// The heel's axis is cos t a + sin t b, where a is its axis without tilt and b the lateral
  /// direction of its sagittal plane. It must lie at right angles to m = cos e l + sin e u, where l
  /// and u are the leg's lateral and upward direction: t = atan2(-a.m, b.m).
  ///
  /// - Parameters:
  ///   - eversion: what it shall be, degrees, within -90 to 90.
  ///   - leg: the lower leg.
  ///   - pitch: the heel's pitch, degrees.
  ///   - yaw: the heel's yaw, degrees.
  ///   - side: whose leg.
  /// - Returns: degrees, within -90 to 90.
  package static func heelTilt(
    forAnatomical eversion: Double, leg: RigidFrame, pitch: Double, yaw: Double, side: Side
  ) -> Double {
    let upright = SegmentAttitude(pitch: pitch, tilt: 0, yaw: yaw).frame(of: side)
    let e = Angles.radians(eversion)
    let normal = cos(e) * leg.lateral + sin(e) * leg.up
    let tilt = Angles.degrees(atan2(-upright.up.dot(normal), upright.lateral.dot(normal)))
    return Angles.wrapped(tilt, period: 180)
  }
}
