import Foundation
package import GaitMath

/// How much light legs leave on the ground (y = 0): of the key light and of the light from all
/// around, on a grid of places.
///
/// A leg is a chain of capsules (a segment of a line with a radius). A place lies in the key light's
/// shadow where its ray towards the light passes a capsule's axis nearer than the radius r; the edge
/// is as wide as the light seen from there: with d the least distance and t the way along the ray,
/// the share that is hidden is clamp((r - d) / (2 softness t) + 1/2).
package struct GroundShadow: Sendable {
  /// A segment of a line with a radius, in metres.
  package struct Capsule: Sendable, Hashable {
    /// One end of the axis.
    package var first: Vector3
    /// The other end.
    package var second: Vector3
    /// The radius.
    package var radius: Double

    package init(first: Vector3, second: Vector3, radius: Double) {
      self.first = first
      self.second = second
      self.radius = radius
    }
  }

  /// Metres between the places of the grid.
  package let cell: Double
  /// The first place, x ahead and z to the right.
  package let origin: Vector2
  let columns: Int
  let rows: Int
  /// The shares of the key light and of the light from around that are left, z by z for each x.
  private var left: [SIMD2<Float>]

  /// The shadow of nothing.
  package static let none = GroundShadow(
    capsules: [],
    light: Light(
      toSun: Vector3(0, 1, 0), sun: .zero, sky: .zero, ground: .zero))

  /// The shadow of legs.
  package init(legs: [LegPose], light: Light) {
    self.init(capsules: legs.flatMap(Self.capsules), light: light)
  }

  /// The shadow of capsules; those with numbers that are not finite throw none.
  package init(capsules: [Capsule], light: Light) {
    let capsules = capsules.filter { capsule in
      let numbers = [capsule.first, capsule.second].flatMap { [$0.x, $0.y, $0.z] }
      return (numbers + [capsule.radius]).allSatisfy { $0.isFinite && abs($0) < 100 }
        && capsule.radius > 0
    }
    cell = min(max(0.25 * light.softness, 0.006), 0.02)
    guard !capsules.isEmpty else {
      (origin, columns, rows, left) = (.zero, 0, 0, [])
      return
    }
    let middles = capsules.map { ($0.first + $0.second) / 2 }
    let sum = middles.reduce(Vector3.zero, +) / Double(middles.count)
    let reach = 1.6
    origin = Vector2(sum.x - reach, sum.z - reach)
    columns = Int(2 * reach / cell)
    rows = columns
    left = [SIMD2<Float>](repeating: SIMD2(1, 1), count: columns * rows)
    let sun = light.toSun
    for capsule in capsules {
      if sun.y > 0.05 { hideKey(capsule, sun, max(light.softness, 0.002)) }
      hideAround(capsule)
    }
  }

  /// The parts of a leg that throw shadows: shoe, lower leg, thigh.
  package static func capsules(_ leg: LegPose) -> [Capsule] {
    let ankle = leg.shank.origin
    let knee = leg.shank(Vector3(0, leg.shankLength, 0))
    let calf = leg.shank(Vector3(-0.01, 0.65 * leg.shankLength, 0))
    let hip = leg.thigh(Vector3(0, leg.shankLength, 0))
    let heel = leg.heel(Vector3(0.035, 0.035, 0))
    let ball = leg.forefoot(Vector3(0, 0.03, 0))
    let toe = leg.forefoot(Vector3(0.22 * leg.footLength, 0.025, 0))
    return [
      Capsule(first: heel, second: ball, radius: 0.036),
      Capsule(first: ball, second: toe, radius: 0.035),
      Capsule(first: heel, second: ankle, radius: 0.036),
      Capsule(first: ankle, second: calf, radius: 0.043),
      Capsule(first: calf, second: knee, radius: 0.055),
      Capsule(first: knee, second: hip, radius: 0.075),
    ]
  }

  /// The shares of the key light and of the light from around at a place of the ground; both 1
  /// beyond the grid.
  package func callAsFunction(x: Double, z: Double) -> SIMD2<Float> {
    let place = (Vector2(x, z) - origin) / cell
    guard columns > 1, place.x >= 0, place.y >= 0, place.x < Double(rows - 1),
      place.y < Double(columns - 1)
    else { return SIMD2(1, 1) }
    return left.withUnsafeBufferPointer { values in
      Self.between(values, columns, Float(place.x), Float(place.y))
    }
  }

  @inline(__always) private static func between(
    _ values: UnsafeBufferPointer<SIMD2<Float>>, _ columns: Int, _ row: Float, _ column: Float
  ) -> SIMD2<Float> {
    let (x, z) = (Int(row), Int(column))
    let (tx, tz) = (row - Float(x), column - Float(z))
    let start = x * columns + z
    let near = values[start] * (1 - tz) + values[start + 1] * tz
    let far = values[start + columns] * (1 - tz) + values[start + columns + 1] * tz
    return near * (1 - tx) + far * tx
  }

  /// A caller for the shares along a span of a level panel; nil where all of them are 1.
  func reader(_ panel: Panel, _ span: Span) -> (((Int, SIMD2<Float>) -> Void) -> Void)? {
    guard columns > 1, span.count > 0 else { return nil }
    let scale = Float(1 / cell)
    let (limitX, limitZ) = (Float(rows) - 1.001, Float(columns) - 1.001)
    let start = SIMD2(Float(panel.origin.x - origin.x), Float(panel.origin.z - origin.y)) * scale
    let across = SIMD2(Float(panel.across.x), Float(panel.across.z)) * scale
    let along = SIMD2(Float(panel.along.x), Float(panel.along.z)) * scale
    func place(_ index: Int) -> SIMD2<Float> {
      start + across * span.u[index] + along * span.v[index]
    }
    let (first, last) = (place(0), place(span.count - 1))
    guard max(first.x, last.x) > 0, max(first.y, last.y) > 0, min(first.x, last.x) < limitX,
      min(first.y, last.y) < limitZ
    else { return nil }
    return { body in
      left.withUnsafeBufferPointer { values in
        for index in 0..<span.count {
          let place = place(index)
          let isInside = place.x >= 0 && place.y >= 0 && place.x < limitX && place.y < limitZ
          body(
            index, isInside ? Self.between(values, columns, place.x, place.y) : SIMD2(1, 1))
        }
      }
    }
  }

  private mutating func hideKey(_ capsule: Capsule, _ sun: Vector3, _ softness: Double) {
    let axis = capsule.second - capsule.first
    let squared = axis.dot(axis)
    let slope = axis.dot(sun)
    let flat = 1 / sun.y
    func onGround(_ point: Vector3) -> Vector2 {
      let foot = point - sun * (point.y * flat)
      return Vector2(foot.x, foot.z)
    }
    let highest = max(capsule.first.y, capsule.second.y, 0)
    let reach = (capsule.radius + softness * highest * flat) * flat
    visit(onGround(capsule.first), onGround(capsule.second), reach) { place in
      // The points of the two lines that are nearest: p + t s and first + k axis.
      let offset = Vector3(place.x, 0, place.y) - capsule.first
      let (alongSun, alongAxis) = (offset.dot(sun), offset.dot(axis))
      let spread = squared - slope * slope
      var share = spread > 1e-9 ? (alongAxis - slope * alongSun) / spread : 0
      share = min(max(share, 0), 1)
      let way = max(slope * share - alongSun, 1e-4)
      let gap = (offset + way * sun - share * axis).length
      let blur = 2 * softness * way
      let hidden = min(max((capsule.radius - gap) / blur + 0.5, 0), 1)
      // A thin thing before a wide light hides only a part of it.
      let most = min(1, 2 * capsule.radius / blur)
      return SIMD2(1 - Float(hidden * most), 1)
    }
  }

  private mutating func hideAround(_ capsule: Capsule) {
    let axis = capsule.second - capsule.first
    let squared = max(axis.dot(axis), 1e-9)
    let lowest = max(min(capsule.first.y, capsule.second.y), 0)
    guard lowest < 0.3 else { return }
    let first = Vector2(capsule.first.x, capsule.first.z)
    let second = Vector2(capsule.second.x, capsule.second.z)
    visit(first, second, 5 * capsule.radius) { place in
      let offset = Vector3(place.x, 0, place.y) - capsule.first
      let share = min(max(offset.dot(axis) / squared, 0), 1)
      let gap = offset - share * axis
      let near = capsule.radius * capsule.radius / max(gap.dot(gap), 1e-6)
      // Down to nothing at the edge of what is visited.
      let hidden = max(min(near, 1) - 0.04, 0) * 0.6
      return SIMD2(1 - 0.4 * Float(hidden), 1 - Float(hidden))
    }
  }

  /// Multiplies the places within a distance of a segment on the ground by what a body says.
  private mutating func visit(
    _ first: Vector2, _ second: Vector2, _ reach: Double, _ body: (Vector2) -> SIMD2<Float>
  ) {
    let (low, high) = first.x <= second.x ? (first, second) : (second, first)
    let top = Self.clamped((low.x - reach - origin.x) / cell, rows)
    let bottom = Self.clamped((high.x + reach - origin.x) / cell + 1, rows)
    guard top < bottom else { return }
    let slope = high.x - low.x > 1e-9 ? (high.y - low.y) / (high.x - low.x) : 0
    left.withUnsafeMutableBufferPointer { values in
      for row in top..<bottom {
        let x = origin.x + Double(row) * cell
        let near = min(max(x - reach, low.x), high.x)
        let far = min(max(x + reach, low.x), high.x)
        var ends = (low.y + slope * (near - low.x), low.y + slope * (far - low.x))
        if slope == 0 { ends = (first.y, second.y) }
        let from = Self.clamped((min(ends.0, ends.1) - reach - origin.y) / cell, columns)
        let to = Self.clamped((max(ends.0, ends.1) + reach - origin.y) / cell + 1, columns)
        for column in from..<max(from, to) {
          values[row * columns + column] *= body(Vector2(x, origin.y + Double(column) * cell))
        }
      }
    }
  }

  private static func clamped(_ value: Double, _ count: Int) -> Int {
    Int(min(max(value, 0), Double(count)))
  }
}
