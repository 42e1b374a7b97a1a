package import GaitMath

/// The light of a scene: one key light far away, and the soft light from above and from below.
package struct Light: Sendable, Hashable {
  /// The direction towards the key light, of length 1.
  package var toSun: Vector3
  /// What the key light brings to a surface that faces it, red, green and blue in linear light.
  package var sun: SIMD3<Float>
  /// What comes from all of the upper half of the world.
  package var sky: SIMD3<Float>
  /// What the ground sends back up.
  package var ground: SIMD3<Float>
  /// Half the width of the key light seen from the scene, as the tangent of an angle: the edge of a
  /// shadow is `2 softness` times as wide as the way from what casts it. The sun has 0.0047.
  package var softness: Double

  package init(
    toSun: Vector3, sun: SIMD3<Float>, sky: SIMD3<Float>, ground: SIMD3<Float>,
    softness: Double = 0.0047
  ) {
    self.toSun = toSun
    self.sun = sun
    self.sky = sky
    self.ground = ground
    self.softness = softness
  }

  /// The light that falls on a matt surface with a normal of length 1, where nothing is in the way:
  /// sun max(0, n . s) + sky (1 + n_y) / 2 + ground (1 - n_y) / 2.
  package func falling(on normal: Vector3) -> SIMD3<Float> {
    let facing = Float(max(0, normal.dot(toSun)))
    let above = Float((1 + normal.y) / 2)
    return sun * facing + sky * above + ground * (1 - above)
  }
}
