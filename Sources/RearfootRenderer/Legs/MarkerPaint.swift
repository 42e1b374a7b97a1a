import Foundation
import GaitMath
import GaitModel

/// The form and look of one marker at one moment.
struct MarkerPaint {
  /// Where a ray meets the marker.
  struct Hit {
    /// Along the ray, in its own length.
    var depth: Double
    /// Whether it is a place of the marker, not of what covers it alone.
    var isMarker = true
    /// Whether nothing that is worn covers this place.
    var isOpen: Bool
    var colour: SIMD4<Float>
  }

  private let placed: MarkerPainter.Placed
  private let light: Light
  private let eye: Vector3
  private let noise = NoiseTile.shared
  private let place: Float
  private let turn: (cos: Double, sin: Double)

  init(_ placed: MarkerPainter.Placed, _ light: Light, eye: Vector3) {
    self.placed = placed
    self.light = light
    self.eye = eye
    var random = SplitMix64(seed: placed.marker.wear.seed)
    place = Float(random.unit())
    let angle = random.within(0.35)
    turn = (cos(angle), sin(angle))
  }

  /// Where a ray meets the marker or what covers it first; nil where it passes both.
  func hit(from origin: Vector3, _ ray: Vector3) -> Hit? {
    var hit = placed.marker.kind.isRaised ? ball(origin, ray) : flat(origin, ray)
    guard placed.marker.wear.cover > 0, hit?.isOpen != true,
      let flap = flap(origin, ray)
    else { return hit }
    guard hit != nil else { return flap }
    hit?.colour = flap.colour
    return hit
  }

  /// The edge of a sock, a trouser leg or a strap over a part of the marker.
  private func flap(_ origin: Vector3, _ ray: Vector3) -> Hit? {
    let slope = ray.dot(placed.normal)
    guard slope < -1e-6 else { return nil }
    let radius = placed.marker.radius
    let lift = placed.marker.kind.isRaised ? 0.6 * radius : 0.001
    let depth = (placed.centre + lift * placed.normal - origin).dot(placed.normal) / slope
    guard depth > 0.01 else { return nil }
    let offset = (origin + depth * ray - placed.centre) / radius
    let (x, y) = (offset.dot(placed.across), offset.dot(placed.up))
    let wear = placed.marker.wear
    let along = x * cos(wear.coverAngle) + y * sin(wear.coverAngle)
    let aside = -x * sin(wear.coverAngle) + y * cos(wear.coverAngle)
    let edge = 1 - 2 * wear.cover
    guard along >= edge, along < edge + 1.9, abs(aside) < 2.1 - 0.12 * (along - edge) else {
      return nil
    }
    let weave = 1 + 0.12 * noise(Float(aside) * 0.2 + place, Float(along) * 0.3)
    let seam: Float = along - edge < 0.22 ? 0.8 : 1
    let fade = Float(1 - 0.12 * (along - edge))
    let falling = SIMD3(placed.falling.x, placed.falling.y, placed.falling.z)
    return Hit(
      depth: depth, isMarker: false, isOpen: false,
      colour: SIMD4(placed.cloth * falling * (weave * seam * fade), 1))
  }

  private func ball(_ origin: Vector3, _ ray: Vector3) -> Hit? {
    let radius = placed.marker.radius
    let offset = origin - placed.centre
    let (a, b) = (ray.dot(ray), ray.dot(offset))
    let root = b * b - a * (offset.dot(offset) - radius * radius)
    guard root >= 0, a > 0 else { return nil }
    let depth = (-b - root.squareRoot()) / a
    guard depth > 0.01 else { return nil }
    let normal = (offset + depth * ray) / radius
    let (x, y) = (normal.dot(placed.across), normal.dot(placed.up))
    return Hit(
      depth: depth, isOpen: isOpen(x, y), colour: ballLook(normal, x, y, ray))
  }

  private func ballLook(_ normal: Vector3, _ x: Double, _ y: Double, _ ray: Vector3)
    -> SIMD4<Float>
  {
    let colour = placed.marker.colour
    let way = ray.normalised ?? ray
    let facing = Float(max(-normal.dot(way), 0))
    if placed.marker.kind == .led {
      // A lamp: its own light, whitest in the middle.
      let core = smoothStep(0.5, 0.95, facing)
      let white = SIMD3<Float>(repeating: 1.6)
      return SIMD4(colour * (0.9 + 0.8 * facing) + (white - colour) * core * 0.7, 1)
    }
    let falling = light.falling(on: normal)
    var look = soiled(colour, x, y) * falling
    // Retro-reflective tape sends light back where it came from: a bright middle, a dull edge.
    let open = Float(1 - placed.marker.wear.dirt)
    look += colour * (0.55 * open * facing * facing) * placed.falling.mean
    let half = (light.toSun - way).normalised ?? normal
    let glint = pow(Float(max(half.dot(normal), 0)), 40) * 0.5 * open
    look += light.sun * glint
    return SIMD4(look, 1)
  }

  private func flat(_ origin: Vector3, _ ray: Vector3) -> Hit? {
    let slope = ray.dot(placed.normal)
    // The back of a flat marker is stuck to the leg.
    guard slope < -1e-6 else { return nil }
    let depth = (placed.centre - origin).dot(placed.normal) / slope
    guard depth > 0.01 else { return nil }
    let offset = origin + depth * ray - placed.centre
    let radius = placed.marker.radius
    let (x, y) = (offset.dot(placed.across) / radius, offset.dot(placed.up) / radius)
    guard let look = flatLook(x, y) else { return nil }
    let falling = placed.falling
    var colour = soiled(look, x, y) * SIMD3(falling.x, falling.y, falling.z)
    colour += SIMD3(repeating: falling.w * 0.12)
    // A part that hangs off the skin bends to the light and shades what is under it.
    let peel = placed.marker.wear.peel
    if peel > 0 {
      let lifted = (x * turn.cos + y * turn.sin) - (1 - 1.4 * peel)
      if lifted > 0 { colour *= Float(1 + 0.5 * min(lifted, 0.8)) }
      if lifted > -0.16, lifted <= 0 { colour *= 0.55 }
    }
    return Hit(depth: depth, isOpen: isOpen(x, y), colour: SIMD4(colour, 1))
  }

  /// The colour of a flat marker at a place in radii; nil beside it.
  private func flatLook(_ x: Double, _ y: Double) -> SIMD3<Float>? {
    let colour = placed.marker.colour
    let (u, v) = (x * turn.cos - y * turn.sin, x * turn.sin + y * turn.cos)
    let square = x * x + y * y
    let isDark = colour.x + colour.y + colour.z < 0.75
    let other = isDark ? SIMD3<Float>(repeating: 0.8) : SIMD3<Float>(repeating: 0.02)
    switch placed.marker.kind {
    case .tapeCross:
      let wide = 0.3
      guard (abs(u) <= 1 && abs(v) <= wide) || (abs(v) <= 1 && abs(u) <= wide) else { return nil }
      return colour * (abs(u) <= wide && abs(v) <= wide ? 1 : 0.92)
    case .sticker:
      let corner = 0.25
      let (a, b) = (max(abs(u) - 1 + corner, 0), max(abs(v) - 1 + corner, 0))
      guard a * a + b * b <= corner * corner else { return nil }
      return colour
    case .penDot:
      // Ink runs: the edge is uneven but its middle is the marker's.
      let angle = atan2(y, x)
      let edge = 0.9 + 0.07 * sin(2 * angle + 6 * Double(place)) + 0.03 * sin(4 * angle)
      guard square <= edge * edge else { return nil }
      return colour * (0.85 + 0.25 * noise(Float(x) * 0.3 + place, Float(y) * 0.3))
    case .ring:
      guard square <= 1 else { return nil }
      return square < 0.09 || (square > 0.36 && square < 0.81) ? colour : other
    case .checker:
      guard square <= 1 else { return nil }
      if square > 0.86 { return other }
      return (u > 0) == (v > 0) ? colour : other
    case .disc, .sphere, .led:
      return square <= 1 ? colour : nil
    }
  }

  /// The colour under dirt and scratches.
  private func soiled(_ colour: SIMD3<Float>, _ x: Double, _ y: Double) -> SIMD3<Float> {
    let dirt = Float(placed.marker.wear.dirt)
    guard dirt > 0 else { return colour }
    let spots = noise(Float(x) * 0.25 + place, Float(y) * 0.25 + place)
    let share = min(max(dirt * (0.5 + 1.1 * spots), 0), 1)
    return colour + (SIMD3(0.1, 0.08, 0.06) - colour) * share
  }

  /// Whether no sock, trouser leg or shoe lies over a place of the marker, in radii.
  private func isOpen(_ x: Double, _ y: Double) -> Bool {
    let wear = placed.marker.wear
    guard wear.cover > 0 else { return true }
    let along = x * cos(wear.coverAngle) + y * sin(wear.coverAngle)
    return along < 1 - 2 * wear.cover
  }
}

extension SIMD4 where Scalar == Float {
  /// The mean of the first three numbers.
  var mean: Float { sum3 / 3 }
}
