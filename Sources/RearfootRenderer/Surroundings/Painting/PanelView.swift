import Foundation
import GaitMath
import GaitModel

/// A panel as one camera sees it: which pixels it may cover and how to come from a pixel to a place.
struct PanelView {
  let panel: Panel
  /// Rows of the picture that it may cover.
  let rows: Range<Int>
  /// Columns that it may cover in each of these rows.
  let columns: [Range<Int>]
  /// For a ray (r, d) right and down of the axis: the distance along the axis is
  /// `reach / (facing.x + facing.y r + facing.z d)`.
  let facing: SIMD3<Float>
  let reach: Float
  /// The place right beside the camera's position, and the direction's share of u and of v.
  let start: SIMD2<Float>
  let u: SIMD3<Float>
  let v: SIMD3<Float>

  /// Nil where the camera does not see the panel; `margin` is how many pixels wider than its outline
  /// it may be painted.
  init?(_ panel: Panel, rays: ViewRays, margin: Float = 0) {
    let axes = rays.axes
    let normal = panel.normal
    let offset = panel.origin - rays.camera.position
    let reach = normal.dot(offset)
    guard abs(reach) > 1e-6 else { return nil }
    func parts(_ direction: Vector3) -> SIMD3<Float> {
      SIMD3(
        Float(direction.dot(axes.forward)), Float(direction.dot(axes.right)),
        Float(direction.dot(axes.down)))
    }
    facing = parts(normal)
    self.reach = Float(reach)
    u = parts(panel.across)
    v = parts(panel.along)
    start = SIMD2(Float(-offset.dot(panel.across)), Float(-offset.dot(panel.along)))
    guard let area = Self.area(panel, rays, Double(margin)) else { return nil }
    self.panel = panel
    (rows, columns) = area
  }

  /// The place that a ray meets, and its distance along the axis; 0 where it meets none.
  @inline(__always) func place(_ right: Float, _ down: Float) -> (u: Float, v: Float, depth: Float)
  {
    let depth = reach / (facing.x + facing.y * right + facing.z * down)
    return (
      start.x + depth * (u.x + u.y * right + u.z * down),
      start.y + depth * (v.x + v.y * right + v.z * down), depth
    )
  }

  /// Metres of u and v across a pixel at a ray.
  func footprint(_ right: Float, _ down: Float, pixel: Float) -> SIMD2<Float> {
    let here = place(right, down)
    let beside = place(right + pixel, down)
    let below = place(right, down + pixel)
    let (ux, uy) = (beside.u - here.u, below.u - here.u)
    let (vx, vy) = (beside.v - here.v, below.v - here.v)
    let least: Float = 1e-6
    return SIMD2(
      max((ux * ux + uy * uy).squareRoot(), least), max((vx * vx + vy * vy).squareRoot(), least))
  }

  /// The rows and columns around the outline, a little wider than it.
  private static func area(
    _ panel: Panel, _ rays: ViewRays, _ margin: Double
  ) -> (Range<Int>, [Range<Int>])? {
    let camera = rays.camera
    var (low, high) = (panel.from - panel.fade, panel.to + panel.fade)
    if case .column(let taper, let bulge) = panel.shape {
      let wider = (max(taper, 0) + max(bulge, 0)) * (panel.to.x - panel.from.x) / 2
      low.x -= wider
      high.x += wider
    }
    let corners = [low, SIMD2(high.x, low.y), high, SIMD2(low.x, high.y)].map { place in
      let offset = panel.point(place) - camera.position
      return Vector3(
        offset.dot(rays.axes.right), offset.dot(rays.axes.down), offset.dot(rays.axes.forward))
    }
    let half = Vector2(Double(camera.size.width), Double(camera.size.height)) / 2
    // A barrel shows more than the plain picture: its corner's factor, and something to spare.
    let widest = ViewRays.straightened(half.length / camera.focalLength, camera.distortion)
    let limit = half / camera.focalLength * (1.1 * max(widest, 1))
    let seen = clipped(corners, limit)
    guard seen.count >= 3 else { return nil }

    let height = camera.size.height
    var least = [Double](repeating: .infinity, count: height)
    var most = [Double](repeating: -.infinity, count: height)
    let middle = half
    func pixel(_ point: Vector3) -> Vector2 {
      let plane = Vector2(point.x, point.y) / point.z
      let bent = plane * (1 + camera.distortion * (plane.x * plane.x + plane.y * plane.y))
      return middle + bent * camera.focalLength
    }
    let steps = camera.distortion == 0 ? 1 : 16
    for (index, first) in seen.enumerated() {
      let second = seen[(index + 1) % seen.count]
      var here = pixel(first)
      for step in 1...steps {
        let next = pixel(first + (second - first) * (Double(step) / Double(steps)))
        mark(here, next, margin, &least, &most)
        here = next
      }
    }
    guard let top = least.firstIndex(where: \.isFinite),
      let bottom = least.lastIndex(where: \.isFinite)
    else { return nil }
    let columns = (top...bottom).map { row in
      let left = clamped(least[row] - 2 - margin, camera.size.width)
      return left..<max(left, clamped(most[row] + 3 + margin, camera.size.width))
    }
    return (top..<bottom + 1, columns)
  }

  /// Widens the columns of the rows that an edge runs through, and of one row more at each end.
  private static func mark(
    _ first: Vector2, _ second: Vector2, _ margin: Double, _ least: inout [Double],
    _ most: inout [Double]
  ) {
    guard first.x.isFinite, first.y.isFinite, second.x.isFinite, second.y.isFinite else { return }
    let (upper, lower) = first.y <= second.y ? (first, second) : (second, first)
    let top = clamped(upper.y - 1 - margin, least.count)
    let bottom = clamped(lower.y + 2 + margin, least.count)
    guard top < bottom else { return }
    let slope = lower.y - upper.y > 1e-9 ? (lower.x - upper.x) / (lower.y - upper.y) : 0
    for row in top..<bottom {
      let from = min(max(Double(row) - 1 - margin, upper.y), lower.y)
      let to = min(max(Double(row) + 2 + margin, upper.y), lower.y)
      let isLevel = lower.y - upper.y <= 1
      let ends =
        isLevel
        ? (upper.x, lower.x)
        : (upper.x + slope * (from - upper.y), upper.x + slope * (to - upper.y))
      least[row] = min(least[row], ends.0, ends.1)
      most[row] = max(most[row], ends.0, ends.1)
    }
  }

  private static func clamped(_ value: Double, _ count: Int) -> Int {
    Int(min(max(value, 0), Double(count)))
  }

  /// What of a polygon lies before the camera and within its picture (Sutherland and Hodgman 1974,
  /// doi:10.1145/360767.360802).
  private static func clipped(_ corners: [Vector3], _ limit: Vector2) -> [Vector3] {
    let planes: [(Vector3, Double)] = [
      (Vector3(0, 0, 1), 0.02), (Vector3(1, 0, limit.x), 0), (Vector3(-1, 0, limit.x), 0),
      (Vector3(0, 1, limit.y), 0), (Vector3(0, -1, limit.y), 0),
    ]
    return planes.reduce(corners) { polygon, plane in
      var kept: [Vector3] = []
      for (index, point) in polygon.enumerated() {
        let next = polygon[(index + 1) % polygon.count]
        let (here, there) = (point.dot(plane.0) - plane.1, next.dot(plane.0) - plane.1)
        if here >= 0 { kept.append(point) }
        if (here >= 0) != (there >= 0) {
          kept.append(point + (next - point) * (here / (here - there)))
        }
      }
      return kept
    }
  }
}
