package import GaitMath
import GaitModel

/// A camera in single precision, for the many points of a surface: the formula of `Camera.project`.
package struct FastView {
  /// Of the camera, metres in the world.
  package let position: SIMD4<Float>
  private let forward: SIMD4<Float>
  private let right: SIMD4<Float>
  private let down: SIMD4<Float>
  /// Pixels.
  package let focalLength: Float
  private let distortion: Float
  private let middle: SIMD2<Float>

  /// The view of a camera.
  package init(_ camera: Camera) {
    let axes = camera.axes
    position = SIMD4<Float>(camera.position)
    forward = SIMD4<Float>(axes.forward)
    right = SIMD4<Float>(axes.right)
    down = SIMD4<Float>(axes.down)
    focalLength = Float(camera.focalLength)
    distortion = Float(camera.distortion)
    middle = SIMD2(Float(camera.size.width), Float(camera.size.height)) / 2
  }

  /// Where a point is seen: x and y in pixels, 1 / depth, and 1; all 0 for a point that is not at
  /// least a centimetre in front of the camera, or seen more than 20,000 pixels away.
  package func callAsFunction(_ point: SIMD4<Float>) -> SIMD4<Float> {
    let offset = point - position
    let depth = (offset * forward).sum3
    guard depth > 0.01 else { return .zero }
    let inverse = 1 / depth
    let x = (offset * right).sum3 * inverse
    let y = (offset * down).sum3 * inverse
    let bend = 1 + distortion * (x * x + y * y)
    let seen = SIMD2(x, y) * (bend * focalLength) + middle
    guard abs(seen.x) < 20_000, abs(seen.y) < 20_000 else { return .zero }
    return SIMD4(seen.x, seen.y, inverse, 1)
  }
}

extension SIMD4 where Scalar == Float {
  /// A point or direction, with 0 as the fourth number.
  package init(_ vector: Vector3) {
    self.init(Float(vector.x), Float(vector.y), Float(vector.z), 0)
  }

  /// Three numbers and a fourth.
  package init(_ three: SIMD3<Float>, _ fourth: Float) {
    self.init(three.x, three.y, three.z, fourth)
  }

  /// The sum of the first three numbers.
  package var sum3: Float { x + y + z }

  /// The cross product of the first three numbers.
  package func cross3(_ other: Self) -> Self {
    Self(
      y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x, 0)
  }

  /// The same direction with length 1; unchanged where it has no length.
  package var unit3: Self {
    let square = (self * self).sum3
    return square > 1e-20 ? self / square.squareRoot() : self
  }
}

/// 0 up to the first edge, 1 from the second, and a smooth rise 3 t^2 - 2 t^3 between.
package func smoothStep(_ first: Float, _ second: Float, _ value: Float) -> Float {
  let t = min(max((value - first) / (second - first), 0), 1)
  return t * t * (3 - 2 * t)
}

/// As for single precision.
package func smoothStep(_ first: Double, _ second: Double, _ value: Double) -> Double {
  let t = min(max((value - first) / (second - first), 0), 1)
  return t * t * (3 - 2 * t)
}
