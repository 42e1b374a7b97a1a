package import GaitMath

/// Where a part of the body is: an origin in metres and three axes of length 1 at right angles.
///
/// The world has x forward (the way the person goes, away from a camera behind), y up, and z to the
/// person's right. The axes of a body part point forward, up along the part, and to the outside of
/// the body: to +z for a right leg, to -z for a left one.
package struct RigidFrame: Sendable, Hashable {
  /// Metres in the world.
  package var origin: Vector3
  /// Forward.
  package var forward: Vector3
  /// From the part's lower to its upper end.
  package var up: Vector3
  /// To the outside of the body.
  package var lateral: Vector3

  package init(origin: Vector3, forward: Vector3, up: Vector3, lateral: Vector3) {
    self.origin = origin
    self.forward = forward
    self.up = up
    self.lateral = lateral
  }

  /// A point of the part, in metres (forward, up, lateral) from its origin, in the world.
  package func callAsFunction(_ point: Vector3) -> Vector3 {
    origin + point.x * forward + point.y * up + point.z * lateral
  }
}
