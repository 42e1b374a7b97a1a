import Foundation
import GaitMath
import GaitModel

/// Draws markers by following the light from each pixel back: their edges and middles are exact.
struct MarkerPainter {
  private let camera: Camera
  private let axes: (forward: Vector3, right: Vector3, down: Vector3)
  private let light: Light

  init(_ camera: Camera, _ light: Light) {
    self.camera = camera
    axes = camera.axes
    self.light = light
  }

  /// A marker where it is at one moment.
  struct Placed {
    var marker: WornMarker
    var centre: Vector3
    /// Away from the surface, along the marker's upper edge to the outside, and up: of length 1.
    var normal: Vector3
    var across: Vector3
    var up: Vector3
    /// The light on a surface at its place that faces away from the leg.
    var falling: SIMD4<Float>
    /// Whether loose cloth hides it wholly.
    var isUnderCloth = false
    /// Of what covers a part of it.
    var cloth = SIMD3<Float>(repeating: 0.5)

    init?(_ marker: WornMarker, _ pose: LegPose) {
      let frame = marker.part == .shank ? pose.shank : pose.heel
      func turned(_ way: Vector3) -> Vector3 { frame(way) - frame.origin }
      guard let normal = turned(marker.normal).normalised,
        let up = (frame.up - frame.up.dot(normal) * normal).normalised,
        marker.radius > 0, marker.radius < 0.2
      else { return nil }
      self.marker = marker
      self.normal = normal
      self.up = up
      centre = frame(marker.centre)
      let across = up.cross(normal)
      self.across = across.dot(frame.lateral) < 0 ? -across : across
      falling = .zero
    }

    /// The marker a share of the way to another moment; nil where it turns over.
    func toward(_ other: Placed, _ share: Double) -> Placed? {
      var result = self
      result.centre = centre + (other.centre - centre) * share
      guard let normal = (normal + (other.normal - normal) * share).normalised,
        let up = (up + (other.up - up) * share).normalised,
        let across = (across + (other.across - across) * share).normalised
      else { return nil }
      (result.normal, result.up, result.across) = (normal, up, across)
      return result
    }
  }

  /// Draws a marker, and counts its samples: all that would be seen with nothing in the way, and those
  /// that are seen.
  func draw(
    _ placed: Placed, on target: RasterTarget, shift: SIMD2<Double>
  ) -> (all: Int, seen: Int) {
    guard !placed.isUnderCloth, let middle = camera.project(placed.centre) else { return (1, 0) }
    let distance = (placed.centre - camera.position).length
    let reach = placed.marker.radius * (placed.marker.wear.cover > 0 ? 2.6 : 1.45)
    guard distance > reach * 1.5 else { return (1, 0) }
    let size = camera.focalLength * reach / max(middle.depth - reach, 0.01) * 1.15 + 2
    guard size < 400, abs(middle.pixel.x) < 50_000, abs(middle.pixel.y) < 50_000 else {
      return (1, 0)
    }
    let paint = MarkerPaint(placed, light, eye: camera.position)
    // Markers lie on cloth and round surfaces: what is a little nearer does not hide them.
    let slack = placed.marker.part == .shank ? 0.010 : 0.006
    var (all, seen) = (0, 0)
    let columns = Int(middle.pixel.x + shift.x - size)...Int(middle.pixel.x + shift.x + size)
    for row in Int(middle.pixel.y + shift.y - size)...Int(middle.pixel.y + shift.y + size) {
      for column in columns {
        let pixel = Vector2(Double(column) + 0.5, Double(row) + 0.5) - shift
        let ray = ray(pixel)
        guard let hit = paint.hit(from: camera.position, ray) else { continue }
        if hit.isMarker { all += 1 }
        let (x, y) = (column - target.left, row - target.top)
        guard x >= 0, x < target.width, y >= 0, y < target.height else { continue }
        let index = y * target.width + x
        // The ray's part along the axis is 1: how far it goes is its depth.
        guard 1 / Float(hit.depth - slack) > target.nearness[index] else { continue }
        if hit.isMarker, hit.isOpen { seen += 1 }
        target.nearness[index] = max(target.nearness[index], 1 / Float(hit.depth))
        target.colour[index] = hit.colour
      }
    }
    return (max(all, 1), seen)
  }

  /// The way light comes from to a pixel, with 1 along the axis.
  private func ray(_ pixel: Vector2) -> Vector3 {
    let size = Vector2(Double(camera.size.width), Double(camera.size.height))
    let bent = (pixel - size / 2) / max(camera.focalLength, 1e-6)
    // r (1 + k r^2) = |bent| by Newton's steps.
    let radius = bent.length
    var straight = radius
    if camera.distortion != 0 {
      for _ in 0..<3 {
        let square = straight * straight
        let slope = 1 + 3 * camera.distortion * square
        guard abs(slope) > 0.05 else { break }
        straight -= (straight * (1 + camera.distortion * square) - radius) / slope
      }
    }
    let plane = radius > 0 ? bent * (straight / radius) : bent
    return axes.forward + plane.x * axes.right + plane.y * axes.down
  }
}
