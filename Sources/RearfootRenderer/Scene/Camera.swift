import Foundation
package import GaitMath
package import GaitModel

/// A camera behind the person: a pinhole with one coefficient of radial distortion.
package struct Camera: Sendable, Hashable {
  /// Metres in the world.
  package var position: Vector3
  /// Degrees to the person's right from straight ahead.
  package var yaw: Double
  /// Degrees upward.
  package var pitch: Double
  /// Degrees clockwise about the view, as the photographer sees it.
  package var roll: Double
  /// Focal length in pixels.
  package var focalLength: Double
  /// Radial distortion: a point at the distance r from the axis (in focal lengths) is seen at
  /// r (1 + k r^2); negative is a barrel.
  package var distortion: Double
  /// Pixels of the picture; the axis goes through its middle.
  package var size: PixelSize

  package init(
    position: Vector3, yaw: Double = 0, pitch: Double = 0, roll: Double = 0, focalLength: Double,
    distortion: Double = 0, size: PixelSize
  ) {
    self.position = position
    self.yaw = yaw
    self.pitch = pitch
    self.roll = roll
    self.focalLength = focalLength
    self.distortion = distortion
    self.size = size
  }

  /// The camera's directions in the world.
  package var axes: (forward: Vector3, right: Vector3, down: Vector3) {
    let (yaw, pitch, roll) = (yaw * .pi / 180, pitch * .pi / 180, roll * .pi / 180)
    let forward = Vector3(cos(pitch) * cos(yaw), sin(pitch), cos(pitch) * sin(yaw))
    let level = Vector3(-sin(yaw), 0, cos(yaw))
    let upright = level.cross(forward)
    let right = cos(roll) * level - sin(roll) * upright
    return (forward, right, -(cos(roll) * upright + sin(roll) * level))
  }

  /// Where a point of the world is seen, in pixels (the first pixel reaches from (0, 0) to (1, 1)),
  /// and how far it lies in front of the camera, in metres; nil behind the camera.
  package func project(_ point: Vector3) -> (pixel: Vector2, depth: Double)? {
    let axes = axes
    let offset = point - position
    let depth = offset.dot(axes.forward)
    guard depth > 1e-6 else { return nil }
    let plane = Vector2(offset.dot(axes.right), offset.dot(axes.down)) / depth
    let bent = plane * (1 + distortion * (plane.x * plane.x + plane.y * plane.y))
    let middle = Vector2(Double(size.width), Double(size.height)) / 2
    return (middle + bent * focalLength, depth)
  }
}
