import Foundation
package import GaitMath
package import GaitModel

/// How a camera is held: drawn from what phones on tripods and in hands do.
///
/// Height 0.2 to 1.2 m, distance 1.5 to 8 m, yaw 0, 4 (-12..12) and roll 0, 2 degrees. A lens of 24 mm
/// (35 mm equivalent) is the widest; narrower views, beyond 80 mm too, are crops of a larger picture.
package struct CameraPlan: Sendable, Hashable {
  /// Metres above the ground.
  package var height: Double
  /// Metres from the legs.
  package var distance: Double
  /// Degrees to the person's right.
  package var yaw: Double
  /// Degrees clockwise.
  package var roll: Double
  /// Radial distortion.
  package var distortion: Double
  /// The share of the picture's height or width that the points take.
  package var fill: Double
  /// Where the middle of the points lies in the room that is left, -1 to 1 across and down.
  package var offset: Vector2

  /// The camera of a scene.
  package init(_ random: inout SplitMix64) {
    height = TruncatedNormal(0.45, 0.25, in: 0.2...1.2)(&random)
    distance = 1.5 * exp(random.unit() * log(8 / 1.5))
    yaw = TruncatedNormal(0, 4, in: -12...12)(&random)
    roll = TruncatedNormal(0, 2, in: -7...7)(&random)
    distortion = TruncatedNormal(-0.01, 0.02, in: -0.06...0.03)(&random)
    fill = TruncatedNormal(0.52, 0.13, in: 0.25...0.75)(&random)
    offset = Vector2(
      TruncatedNormal(0, 0.3, in: -0.8...0.8)(&random),
      TruncatedNormal(0.15, 0.3, in: -0.6...0.8)(&random))
  }

  /// The least distance of a point from the edge, as a share of the picture's smaller side.
  package static let margin = 0.03

  /// A camera that has all points in the picture, by this plan as nearly as that allows; nil without
  /// points.
  ///
  /// - Parameters:
  ///   - points: what must be seen, in the world.
  ///   - near: what the camera stands at its distance from; nil for the same points.
  ///   - above: what shall lie above the picture, where that can be: the upper ends of the thighs,
  ///     where the legs end.
  ///   - size: pixels of the picture.
  /// - Returns: the camera.
  package func camera(
    for points: [Vector3], near: [Vector3]? = nil, above: [Vector3] = [], size: PixelSize
  ) -> Camera? {
    let near = near ?? points
    guard !points.isEmpty, !near.isEmpty else { return nil }
    let middle = near.reduce(.zero, +) / Double(near.count)
    var plan = self
    for attempt in 0..<60 {
      var camera = plan.unaimed(at: middle, size)
      guard plan.aim(&camera, at: points), plan.holds(camera, points) else {
        // Wider, and from further away.
        plan.fill *= 0.93
        plan.distance *= 1.03
        continue
      }
      if attempt < 30, !Self.isAbove(camera, above) {
        // Nearer, and further up in the picture.
        plan.fill = min(plan.fill * 1.05, 0.8)
        plan.offset.y = max(plan.offset.y - 0.12, -0.95)
      } else {
        return camera
      }
    }
    return nil
  }

  /// The camera that looks at a point of the world.
  private func unaimed(at middle: Vector3, _ size: PixelSize) -> Camera {
    let turn = Angles.radians(yaw)
    return Camera(
      position: Vector3(
        middle.x - distance * cos(turn), height, middle.z - distance * sin(turn)),
      yaw: yaw, pitch: Angles.degrees(atan2(middle.y - height, distance)), roll: roll,
      focalLength: 1000, distortion: distortion, size: size)
  }

  /// Whether all points lie above the picture.
  package static func isAbove(_ camera: Camera, _ points: [Vector3]) -> Bool {
    points.allSatisfy { point in camera.project(point).map { $0.pixel.y < 0 } ?? true }
  }

  /// Whether all points lie within the picture with the least margin.
  package func holds(_ camera: Camera, _ points: [Vector3]) -> Bool {
    guard let box = Self.bounds(points, camera) else { return false }
    let (width, height) = (Double(camera.size.width), Double(camera.size.height))
    let margin = Self.margin * min(width, height)
    return box.minX >= margin && box.minY >= margin && box.maxX <= width - margin
      && box.maxY <= height - margin
  }

  /// Chooses the lens, then turns up or down and steps aside until the points lie where the plan wants
  /// them; false where a point lies behind.
  private func aim(_ camera: inout Camera, at points: [Vector3]) -> Bool {
    let (width, height) = (Double(camera.size.width), Double(camera.size.height))
    for _ in 0..<4 {
      guard let box = Self.bounds(points, camera), box.width > 0, box.height > 0 else {
        return false
      }
      let zoom = min(fill * height / box.height, 1.2 * fill * width / box.width)
      camera.focalLength = max(camera.focalLength * zoom, 24 / 36 * max(width, height))
      guard let box = Self.bounds(points, camera) else { return false }
      let wanted = Vector2(
        width / 2 + offset.x * max(0, width - box.width) / 2,
        height / 2 + offset.y * max(0, height - box.height) / 2)
      let shift = wanted - Vector2(box.minX + box.maxX, box.minY + box.maxY) / 2
      camera.pitch += Angles.degrees(atan(shift.y / camera.focalLength))
      let turn = Angles.radians(yaw)
      let right = Vector3(-sin(turn), 0, cos(turn))
      camera.position -= shift.x * distance / camera.focalLength * right
    }
    return true
  }

  /// The box around the points in the picture; nil where one lies behind the camera.
  static func bounds(_ points: [Vector3], _ camera: Camera) -> Box? {
    var box = Box(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)
    for point in points {
      guard let pixel = camera.project(point)?.pixel else { return nil }
      box.minX = min(box.minX, pixel.x)
      box.minY = min(box.minY, pixel.y)
      box.maxX = max(box.maxX, pixel.x)
      box.maxY = max(box.maxY, pixel.y)
    }
    return box
  }
}
