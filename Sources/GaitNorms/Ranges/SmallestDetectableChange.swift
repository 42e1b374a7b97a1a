/// The smallest difference between two sessions that two-dimensional video can tell apart.
///
/// 1.96 times the root of 2 times the standard error of measurement between days, so that a
/// difference of equal states stays below it 19 times in 20. Where studies give a range, the upper
/// end stands here. Between steps of one session a change shows earlier; between two visits not.
package enum SmallestDetectableChange {
  /// Degrees for a metric that is an angle; nil where no study gives a value.
  ///
  /// Sources: Dingenen 2018, doi:10.1016/j.ptsp.2018.06.009 (trunk, hip, knee, tibia, pelvis);
  /// for the foot-strike angle 2.77 times the typical error of raters of 2.5 degrees; for hip and
  /// knee at contact the prediction intervals of hand-marked video.
  package static func value(for id: String) -> Double? { values[id] }

  private static let values: [String: Double] = [
    "trunk_lateral_lean": 2.3,
    "shank_angle_contact": 4.8,
    "tibial_inclination_loading": 4.8,
    "ankle_angle_contact": 4.8,
    "ankle_dorsiflexion_peak": 4.8,
    "hip_adduction": 3.8,
    "knee_flexion_midstance": 3.8,
    "knee_flexion_stance_peak": 3.8,
    "pelvic_drop": 2.8,
    "foot_strike_angle": 6.9,
    "knee_flexion_contact": 14,
    "hip_flexion_contact": 14,
  ]
}
