import Foundation
package import GaitMath

/// The colour of a glowing body.
package enum LightColour {
  /// The colour of a black body in linear sRGB, its luminance 1.
  ///
  /// Chromaticity by the cubic curves of Kang, Moon, Hong, Lee, Cho and Kim (2002), "Design of
  /// advanced color temperature control system for HDTV applications", Journal of the Korean
  /// Physical Society 41(6), 865-871; to sRGB by the matrix of IEC 61966-2-1.
  ///
  /// - Parameter kelvin: 1667 to 25000; others count as the nearer limit.
  /// - Returns: red, green and blue; what lies outside sRGB is cut at 0.
  package static func blackBody(kelvin: Double) -> SIMD3<Float> {
    let point = chromaticity(kelvin: kelvin)
    let x = point.x / point.y
    let z = (1 - point.x - point.y) / point.y
    let colour = Vector3(
      3.2406 * x - 1.5372 - 0.4986 * z, -0.9689 * x + 1.8758 + 0.0415 * z,
      0.0557 * x - 0.2040 + 1.0570 * z)
    return SIMD3(Float(max(colour.x, 0)), Float(max(colour.y, 0)), Float(max(colour.z, 0)))
  }

  /// The chromaticity x, y (CIE 1931) of a black body.
  package static func chromaticity(kelvin: Double) -> Vector2 {
    let t = kelvin.isFinite ? min(max(kelvin, 1667), 25000) / 1000 : 6.5
    let x =
      t < 4
      ? -0.2661239 / (t * t * t) - 0.2343589 / (t * t) + 0.8776956 / t + 0.179910
      : -3.0258469 / (t * t * t) + 2.1070379 / (t * t) + 0.2226347 / t + 0.240390
    let (square, cube) = (x * x, x * x * x)
    let y =
      t < 2.222
      ? -1.1063814 * cube - 1.34811020 * square + 2.18555832 * x - 0.20219683
      : t < 4
        ? -0.9549476 * cube - 1.37418593 * square + 2.09137015 * x - 0.16748867
        : 3.0817580 * cube - 5.87338670 * square + 3.75112997 * x - 0.37001483
    return Vector2(x, y)
  }

  /// What a phone's white balance leaves of a light's colour.
  package static func balanced(kelvin: Double, left: Double) -> SIMD3<Float> {
    let colour = blackBody(kelvin: kelvin) / blackBody(kelvin: 6500)
    return SIMD3(
      pow(colour.x, Float(left)), pow(colour.y, Float(left)), pow(colour.z, Float(left)))
  }
}
