/// How far angles from the points of a pose network lie off those of motion capture.
///
/// A network places hips, knees and feet by what pictures show, not where the joints are: its
/// angles are off by some degrees in every frame alike, which neither a filter nor more steps take
/// away.
package enum NetworkError {
  /// Standard error in degrees of a metric that is an angle; nil where the metric's own rule
  /// already holds it, or the metric is no angle.
  ///
  /// Joints: mean of the root mean square errors of a two-dimensional network in runners at 2.78
  /// and 3.33 m/s against motion capture (Van Hooren et al. 2023, doi:10.1111/sms.14319: hip 5.9
  /// and 5.0, knee 7.8 and 7.5, ankle 5.7 and 5.8 degrees). Segments, and differences within a
  /// stride, in which the offset of a joint cancels: 4 degrees, the middle of the 3 to 5 degrees
  /// that such comparisons leave without the offset.
  package static func value(for id: String) -> Double? { values[id] }

  /// Standard error in degrees of the difference between the legs (or arms) in a view from the
  /// side, where one limb is seen behind the other; nil for what is not of a limb.
  ///
  /// The offset that both limbs share cancels. What is left is `withoutOffset` for the near limb
  /// and, for the far one, that times the error of the far foot over the near one (Mo et al. 2025:
  /// 5.1 and 2.9 degrees).
  package static func betweenSides(for id: String) -> Double? {
    guard values[id] != nil, !id.hasPrefix("trunk") else { return nil }
    let far = withoutOffset * farOverNear
    return (withoutOffset * withoutOffset + far * far).squareRoot()
  }

  /// Error of the far foot over that of the near one in video from the side (Mo et al. 2025).
  package static let farOverNear = 5.1 / 2.9

  private static let hip = 5.4
  private static let knee = 7.6
  private static let ankle = 5.7
  private static let withoutOffset = 4.0

  private static let values: [String: Double] = [
    "hip_flexion_contact": hip,
    "hip_flexion_peak": hip,
    "hip_extension_peak": hip,
    "knee_flexion_contact": knee,
    "knee_flexion_stance_peak": knee,
    "knee_flexion_midstance": knee,
    "knee_flexion_swing_peak": knee,
    "knee_flexion_loading": knee,
    "knee_flexion_excursion": withoutOffset,
    "ankle_angle_contact": ankle,
    "ankle_dorsiflexion_peak": ankle,
    "ankle_plantarflexion_peak": ankle,
    "shank_angle_contact": withoutOffset,
    "tibial_inclination_loading": withoutOffset,
    "trunk_lean": withoutOffset,
    "trunk_lean_contact": withoutOffset,
    "elbow_angle": withoutOffset,
    "arm_swing": withoutOffset,
  ]
}
