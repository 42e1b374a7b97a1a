import Foundation
import GaitMath

/// The light that reaches the points of a leg: the key light with what shades it, the soft light with
/// what stands near, and the shine.
package struct LegLight {
  /// A part of a leg as a cylinder with round ends, to shade other parts.
  package struct Capsule {
    /// One end of its axis, metres in the world.
    package var start: SIMD4<Float>
    /// Its other end.
    package var end: SIMD4<Float>
    /// Metres.
    package var radius: Float
    /// Which leg of the picture.
    package var leg: Int
    /// Whether it shades its own leg's foot.
    package var isAboveFoot: Bool

    /// A part of a leg by its two ends.
    package init(
      start: SIMD4<Float>, end: SIMD4<Float>, radius: Float, leg: Int, isAboveFoot: Bool
    ) {
      (self.start, self.end, self.radius) = (start, end, radius)
      (self.leg, self.isAboveFoot) = (leg, isAboveFoot)
    }
  }

  /// How a kind of surface takes light.
  package struct Surface {
    /// How far light wraps around the edge of the shade, by colour: skin lets red in deepest.
    package var wrap: SIMD4<Float>
    /// How often the cosine of the shine is squared: its exponent is 2 to this power (Blinn 1977,
    /// doi:10.1145/965141.563893).
    package var shine: Int

    /// Of skin.
    package static let skin = Surface(wrap: SIMD4(0.32, 0.18, 0.12, 0), shine: 4)
    /// Of cloth.
    package static let cloth = Surface(wrap: SIMD4(0.2, 0.2, 0.2, 0), shine: 3)
    /// Of shoes.
    package static let shoe = Surface(wrap: SIMD4(0.12, 0.12, 0.12, 0), shine: 4)
  }

  let toSun: SIMD4<Float>
  let sun: SIMD4<Float>
  let sky: SIMD4<Float>
  let ground: SIMD4<Float>
  let softness: Float
  let eye: SIMD4<Float>
  var capsules: [Capsule]

  /// The light of a scene for legs whose parts are given, seen by an eye at a place in the world.
  package init(_ light: Light, eye: SIMD4<Float>, capsules: [Capsule]) {
    toSun = SIMD4<Float>(light.toSun.normalised ?? Vector3(0, 1, 0))
    sun = SIMD4(light.sun, 0)
    sky = SIMD4(light.sky, 0)
    ground = SIMD4(light.ground, 0)
    softness = Float(min(max(light.softness, 0), 2))
    self.eye = eye
    self.capsules = capsules
  }

  /// The light on a point: red, green, blue, and the shine.
  ///
  /// - Parameters:
  ///   - point: metres in the world.
  ///   - normal: away from the surface.
  ///   - surface: how it takes light.
  ///   - leg: whose point it is.
  ///   - isFoot: whether it lies on the foot, which the leg above shades.
  /// - Returns: light that a white matt surface would send back, and the strength of the shine.
  package func callAsFunction(
    _ point: SIMD4<Float>, _ normal: SIMD4<Float>, _ surface: Surface, leg: Int, isFoot: Bool
  ) -> SIMD4<Float> {
    var open: Float = 1
    var sunlit: Float = 1
    for capsule in capsules {
      let isOther = capsule.leg != leg
      guard isOther || (isFoot && capsule.isAboveFoot) else { continue }
      if isOther { open *= 1 - Self.cover(point, normal, capsule) }
      if sunlit > 0 { sunlit *= 1 - shade(point, capsule) }
    }
    let height = max(point.y, 0)
    // Near the ground the foot stands in its own shade, and the ground below it is dark.
    let nearGround = exp(-height / 0.035)
    let facing = (normal * toSun).sum3
    let wrapped = (SIMD4(repeating: facing) + surface.wrap) / (SIMD4(repeating: 1) + surface.wrap)
    let direct = sun * wrapped.clamped(lowerBound: .zero, upperBound: SIMD4(repeating: 1)) * sunlit
    let above = (1 + normal.y) / 2
    let soft = sky * (above * open) + ground * ((1 - above) * (0.4 + 0.6 * open))
    var result = direct + soft * (1 - 0.45 * nearGround)
    let toEye = (eye - point).unit3
    let half = (toEye + toSun).unit3
    var glance = max((half * normal).sum3, 0)
    for _ in 0..<surface.shine { glance *= glance }
    let graze = 1 - max((toEye * normal).sum3, 0)
    let glint = facing > 0 ? glance * sunlit * (sun.sum3 / 3) : 0
    let rim = graze * graze * graze * graze * open * (sky.sum3 / 3)
    result.w = glint + 0.6 * rim
    return result
  }

  /// The share of the soft light on a point that a capsule keeps away: that of a ball at its nearest
  /// place, r^2 / d^2 by the cosine of its direction.
  package static func cover(_ point: SIMD4<Float>, _ normal: SIMD4<Float>, _ capsule: Capsule)
    -> Float
  {
    let along = capsule.end - capsule.start
    let square = max((along * along).sum3, 1e-9)
    let t = min(max(((point - capsule.start) * along).sum3 / square, 0), 1)
    let toward = capsule.start + along * t - point
    let distance = max((toward * toward).sum3, 1e-6)
    let cosine = (toward * normal).sum3 / distance.squareRoot()
    let share = capsule.radius * capsule.radius / distance
    return min(max(cosine * 0.5 + 0.3, 0) * min(share, 1) * 1.3, 0.85)
  }

  /// The share of the key light on a point that a capsule keeps away, by how near the way to the light
  /// passes its axis.
  private func shade(_ point: SIMD4<Float>, _ capsule: Capsule) -> Float {
    let along = capsule.end - capsule.start
    let offset = point - capsule.start
    // The nearest places of the ray point + s sun (s >= 0) and of the axis start + t along.
    let aa = max((along * along).sum3, 1e-9)
    let ad = (along * toSun).sum3
    let determinant = aa - ad * ad
    let (offA, offD) = ((offset * along).sum3, (offset * toSun).sum3)
    var t = determinant > 1e-6 * aa ? (offA - ad * offD) / determinant : 0
    t = min(max(t, 0), 1)
    let s = t * ad - offD
    guard s > capsule.radius else { return 0 }
    let gap = offset + toSun * s - along * t
    let distance = (gap * gap).sum3.squareRoot()
    let blur = max(0.15 * capsule.radius, softness * s)
    return 1 - smoothStep(capsule.radius - blur, capsule.radius + blur, distance)
  }
}
