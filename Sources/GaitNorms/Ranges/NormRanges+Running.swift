import GaitModel

extension NormRanges {
  /// Contact, flight and duty factor of men at 2.7 m/s.
  ///
  /// Means and standard deviations of 9 younger and 20 older runners differ; the limits are the
  /// lower and the upper one of the two groups.
  static let times: [NormRange] = [
    atTwoPointSeven("contact_time", "ms", (271, 23), (276, 23)),
    atTwoPointSeven("flight_time", "ms", (112, 19), (80, 25)),
    atTwoPointSeven("duty_factor", "%", (35.5, 2.3), (38.9, 3.1)),
  ]

  private static func atTwoPointSeven(
    _ id: String, _ unit: String, _ young: (mean: Double, deviation: Double),
    _ old: (mean: Double, deviation: Double)
  ) -> NormRange {
    NormRange(
      id: id, unit: unit, gaits: running, views: [.side], speeds: 2.5...2.9, sex: .male,
      range: MetricRange(
        low: min(young.mean - 2 * young.deviation, old.mean - 2 * old.deviation),
        high: max(young.mean + 2 * young.deviation, old.mean + 2 * old.deviation),
        meaning: "mean +- 2 SD of two age groups, from the lower to the upper limit",
        population: "9 younger and 20 older male runners at 2.7 m/s",
        source: "Karamanidis and Arampatzis 2005, doi:10.1242/jeb.01830"))
  }

  /// Steps per minute at the speed that people chose.
  static let cadences: [NormRange] = [
    cadence(
      mean: 171.3, deviation: 8.3, speeds: 3.5...4.1,
      "68 cross-country runners of high schools at 3.8 +- 0.5 m/s"),
    cadence(
      mean: 177.1, deviation: 7.2, speeds: 4.3...4.9,
      "29 cross-country runners of colleges at 4.6 +- 0.5 m/s"),
  ]

  private static func cadence(
    mean: Double, deviation: Double, speeds: ClosedRange<Double>, _ population: String
  ) -> NormRange {
    NormRange(
      id: "cadence", unit: "steps/min", gaits: running, views: View.allCases, speeds: speeds,
      sex: nil,
      range: MetricRange(
        low: mean - 2 * deviation, high: mean + 2 * deviation, meaning: "mean +- 2 SD",
        population: population, source: "Luedke and Rauh 2021, doi:10.3389/fspor.2020.628348"))
  }

  /// Angles at contact and their peaks at 2.5 m/s.
  ///
  /// Means of the two labs' means over runners, and the standard deviation between runners around
  /// the mean of their own lab, computed from the published strides without those that hold jumps;
  /// stance ends at peak knee extension.
  static let sagittalAngles: [NormRange] = [
    angle("knee_flexion_contact", 10.9, 4.5),
    angle("knee_flexion_stance_peak", 41.0, 5.2),
    angle("knee_flexion_midstance", 39.4, 5.1),
    angle("knee_flexion_excursion", 30.1, 5.4),
    angle("knee_flexion_swing_peak", 91.8, 8.8),
    angle("hip_flexion_contact", 22.8, 6.1),
    angle("hip_flexion_peak", 35.5, 5.7),
    angle("hip_extension_peak", 14.5, 5.3),
    angle("ankle_angle_contact", 5.6, 5.6),
    angle("ankle_dorsiflexion_peak", 22.8, 2.8),
    angle("ankle_plantarflexion_peak", 17.8, 5.7),
  ]

  private static func angle(_ id: String, _ mean: Double, _ deviation: Double) -> NormRange {
    let spread = widened(deviation)
    return NormRange(
      id: id, unit: "deg", gaits: running, views: [.side], speeds: 2.2...2.8, sex: nil,
      range: MetricRange(
        low: mean - 2 * spread, high: mean + 2 * spread, meaning: widening,
        population: ReferenceCurve.runningPopulation, source: ReferenceCurve.runningSource))
  }

  /// Peak hip adduction in stance at 4 m/s, which differs between the sexes.
  static let hipAdduction: [NormRange] = [
    hipAdduction(.female, 13.3, 4.2, "15 women who land on the heel, at 4 m/s"),
    hipAdduction(.male, 9.6, 3.4, "16 men who land on the heel, at 4 m/s"),
  ]

  private static func hipAdduction(
    _ sex: CaptureContext.Sex, _ mean: Double, _ deviation: Double, _ population: String
  ) -> NormRange {
    let spread = widened(deviation)
    return NormRange(
      id: "hip_adduction", unit: "deg", gaits: running, views: [.rear, .front], speeds: 3.7...4.3,
      sex: sex,
      range: MetricRange(
        low: mean - 2 * spread, high: mean + 2 * spread, meaning: widening,
        population: population,
        source: "Sex difference in hip adduction during the stance phase of running, 2020, "
          + "Gait Posture"))
  }

  /// The spread of one video against a study that used markers in three dimensions:
  /// the root of SD between people squared plus that of the method squared.
  ///
  /// The method's 4 degrees are the middle of the 3 to 5 by which levels of two-dimensional video
  /// differ from markers.
  private static func widened(_ deviation: Double) -> Double {
    (deviation * deviation + 4 * 4).squareRoot()
  }

  private static let widening =
    "mean +- 2 SD between runners measured with markers in three dimensions, widened by a method "
    + "difference of 4 degrees for one video"

  private static let running: [GaitKind] = [.running, .groundedRunning]
}
