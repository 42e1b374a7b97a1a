import Foundation
package import Media

/// The crop that BlazePose looks at, from two points of the body.
package enum BlazePoseRegion {
  /// How much larger the crop is than the circle around the body.
  private static let padding: Float = 1.25

  /// A square about `centre` (the middle of the hips), upright along the line to `top` (a point of
  /// the circle around the whole body), 1.25 times as wide as that circle.
  package static func around(centre: SIMD2<Float>, top: SIMD2<Float>) -> CropRegion {
    let arm = top - centre
    let side = 2 * length(arm) * padding
    let angle = Float.pi / 2 - atan2f(-arm.y, arm.x)
    return CropRegion(
      centerX: centre.x, centerY: centre.y, width: side, height: side, rotation: wrapped(angle))
  }

  /// The crop from the two auxiliary landmarks.
  package static func around(_ auxiliary: [BlazePosePoint]) -> CropRegion {
    around(centre: plane(auxiliary[0]), top: plane(auxiliary[1]))
  }

  /// The diameter of the circle around the body, in pixels.
  package static func bodyDiameter(_ auxiliary: [BlazePosePoint]) -> Float {
    2 * length(plane(auxiliary[1]) - plane(auxiliary[0]))
  }

  private static func plane(_ point: BlazePosePoint) -> SIMD2<Float> {
    SIMD2(point.position.x, point.position.y)
  }

  private static func length(_ v: SIMD2<Float>) -> Float { (v.x * v.x + v.y * v.y).squareRoot() }

  /// The same angle in [-pi, pi).
  private static func wrapped(_ angle: Float) -> Float {
    let turn = 2 * Float.pi
    return angle - turn * ((angle + .pi) / turn).rounded(.down)
  }
}
