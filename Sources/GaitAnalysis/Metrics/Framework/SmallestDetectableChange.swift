/// The smallest difference between two sessions of 2D video that is more than chance (95 %),
/// degrees.
///
/// It is 2.77 times the typical error between days. Trunk, shank, ankle, hip, knee, pelvis: upper
/// values of Dingenen et al. 2018, doi:10.1016/j.ptsp.2018.06.009; angles of knee and hip at
/// contact: the prediction interval of a digitising program; foot-strike angle: a typical error of
/// 2.5 degrees between raters (Waikato 2D field study).
package enum SmallestDetectableChange {
  private static let degrees: [String: Double] = [
    "trunk_lateral_lean": 2.3, "shank_angle_contact": 4.8, "tibial_inclination_loading": 4.8,
    "ankle_dorsiflexion_peak": 4.8, "hip_adduction": 3.8, "knee_flexion_stance_peak": 3.8,
    "knee_flexion_midstance": 3.8, "pelvic_drop": 2.8, "foot_strike_angle": 6.9,
    "knee_flexion_contact": 14, "hip_flexion_contact": 14,
  ]

  /// The change of a metric, degrees; nil where no study gives one.
  package static func value(_ id: String) -> Double? { degrees[id] }
}
