import Foundation

/// A figure as a signed distance: negative inside, in pixels of the copy that is drawn on.
protocol Shape {
  /// A rectangle that holds the figure.
  var bounds: (minimum: SIMD2<Float>, maximum: SIMD2<Float>) { get }
  /// The distance of a place from the edge of the figure.
  func distance(_ p: SIMD2<Float>) -> Float
  /// The part of a line of height y, with `margin` around, in which the figure may lie.
  func span(_ y: Float, margin: Float) -> (Float, Float)
}

extension Shape {
  func span(_ y: Float, margin: Float) -> (Float, Float) {
    (bounds.minimum.x - margin, bounds.maximum.x + margin)
  }
}

/// A thick line with round ends.
struct Capsule: Shape {
  let a: SIMD2<Float>
  let b: SIMD2<Float>
  let radius: Float

  var bounds: (minimum: SIMD2<Float>, maximum: SIMD2<Float>) {
    (pointwiseMin(a, b) - radius, pointwiseMax(a, b) + radius)
  }

  @inline(__always)
  func distance(_ p: SIMD2<Float>) -> Float {
    let along = b - a
    let to = p - a
    let length2 = dot(along, along)
    let t = length2 > 0 ? min(max(dot(to, along) / length2, 0), 1) : 0
    return length(to - along * t) - radius
  }

  func span(_ y: Float, margin: Float) -> (Float, Float) {
    let along = b - a
    let reach = radius + margin
    let (low, high) = (min(a.x, b.x) - reach, max(a.x, b.x) + reach)
    // A flat line fills its whole box; a steep one is narrow at each height.
    guard abs(along.y) > 1e-3 * abs(along.x) else { return (low, high) }
    let slope = along.x / along.y
    let half = reach * (1 + slope * slope).squareRoot()
    let middle = a.x + (y - a.y) * slope
    return (max(low, middle - half), min(high, middle + half))
  }
}

/// A filled circle.
struct Disc: Shape {
  let centre: SIMD2<Float>
  let radius: Float

  var bounds: (minimum: SIMD2<Float>, maximum: SIMD2<Float>) { (centre - radius, centre + radius) }

  @inline(__always)
  func distance(_ p: SIMD2<Float>) -> Float { length(p - centre) - radius }
}

/// The line of a circle.
struct Ring: Shape {
  let centre: SIMD2<Float>
  let radius: Float
  let halfWidth: Float

  var bounds: (minimum: SIMD2<Float>, maximum: SIMD2<Float>) {
    (centre - (radius + halfWidth), centre + (radius + halfWidth))
  }

  @inline(__always)
  func distance(_ p: SIMD2<Float>) -> Float { abs(length(p - centre) - radius) - halfWidth }
}

/// Part of the line of a circle, with round ends.
struct Arc: Shape {
  let centre: SIMD2<Float>
  let radius: Float
  let halfWidth: Float
  /// Direction to the middle of the arc, and half of its angle.
  let middle: Float
  let halfAngle: Float

  var bounds: (minimum: SIMD2<Float>, maximum: SIMD2<Float>) {
    (centre - (radius + halfWidth), centre + (radius + halfWidth))
  }

  func distance(_ p: SIMD2<Float>) -> Float {
    let to = p - centre
    let angle = atan2(to.y, to.x) - middle
    let turned = abs(angle - 2 * .pi * (angle / (2 * .pi)).rounded())
    if turned <= halfAngle { return abs(length(to) - radius) - halfWidth }
    // The nearest point is one of the ends; seen from the middle both are alike.
    let end = SIMD2(cos(halfAngle), sin(halfAngle)) * radius
    let mirrored = SIMD2(cos(turned), sin(turned)) * length(to)
    return length(mirrored - end) - halfWidth
  }
}

/// A filled rectangle with rounded corners.
struct RoundedRectangle: Shape {
  let minimum: SIMD2<Float>
  let maximum: SIMD2<Float>
  let cornerRadius: Float

  var bounds: (minimum: SIMD2<Float>, maximum: SIMD2<Float>) { (minimum, maximum) }

  @inline(__always)
  func distance(_ p: SIMD2<Float>) -> Float {
    let half = (maximum - minimum) / 2
    let corner = min(cornerRadius, half.x, half.y)
    let q = SIMD2(abs(p.x - minimum.x - half.x), abs(p.y - minimum.y - half.y)) - half + corner
    let outside = pointwiseMax(q, SIMD2(0, 0))
    return length(outside) + min(max(q.x, q.y), 0) - corner
  }
}

@inline(__always)
private func dot(_ a: SIMD2<Float>, _ b: SIMD2<Float>) -> Float { a.x * b.x + a.y * b.y }

@inline(__always)
private func length(_ v: SIMD2<Float>) -> Float { dot(v, v).squareRoot() }
