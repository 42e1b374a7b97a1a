import GaitModel

/// How one metric is computed. What it means stands in `MetricCatalogue` under the same id.
package struct MetricRule: Sendable {
  /// The unit of the values.
  package enum Unit: Sendable, Hashable {
    /// Always the same.
    case fixed(String)
    /// Centimetres where the picture has a scale, else percent of the leg length.
    case length
    /// Metres where the picture has a scale, else percent of the leg length.
    case distance
    /// Metres per second where the picture has a scale, else leg lengths per second.
    case speed
    /// Kilonewtons per metre where the body mass is known, else newtons per metre and kilogram.
    case stiffness

    /// The name of the unit in a clip without a scale and without a body mass.
    package var nameWithoutScale: String {
      switch self {
      case .fixed(let name): name
      case .length, .distance: "% leg length"
      case .speed: "leg lengths/s"
      case .stiffness: "N/m/kg"
      }
    }
  }

  /// How the errors of the steps go into the mean.
  package enum Averaging: Sendable, Hashable {
    /// They are independent: the error of the mean goes with one over the root of n.
    case independent
    /// The time of all steps runs from the first contact to the last, so that only the errors of
    /// these two count in the mean of both sides.
    case successiveSteps
    /// The same for the strides of each foot.
    case successiveStrides
  }

  /// The key of `Metric.id`.
  package let id: String
  /// The unit of the values.
  package let unit: Unit
  /// Points whose absence explains missing values: `heel`, `big_toe`, without the side.
  package let points: [String]
  /// How the errors of the steps go into the mean.
  package let averaging: Averaging
  /// How far the method can be trusted at its best, 0 to 1.
  package let trust: Double
  /// What limits the value, in one sentence, where there is something to be said of this clip.
  package let note: @Sendable (MeasuredGait) -> String?
  /// Computes the values.
  package let read: @Sendable (MeasuredGait) -> MetricReading

  package init(
    _ id: String, unit: Unit, points: [String] = [], averaging: Averaging = .independent,
    trust: Double = 1,
    note: @escaping @Sendable (MeasuredGait) -> String? = { _ in nil },
    read: @escaping @Sendable (MeasuredGait) -> MetricReading
  ) {
    self.id = id
    self.unit = unit
    self.points = points
    self.averaging = averaging
    self.trust = trust
    self.note = note
    self.read = read
  }

  /// A metric with one value a step; `each` gives nil where something that it needs is missing.
  package init(
    _ id: String, unit: Unit, points: [String] = [], averaging: Averaging = .independent,
    trust: Double = 1,
    note: @escaping @Sendable (MeasuredGait) -> String? = { _ in nil },
    each: @escaping @Sendable (MeasuredGait, GaitStep) -> Estimate?
  ) {
    self.init(
      id, unit: unit, points: points, averaging: averaging, trust: trust, note: note
    ) { gait in
      .steps(
        gait.steps.compactMap { step in
          each(gait, step).flatMap { estimate in
            estimate.value.isFinite
              ? StepEstimate(side: step.side, contact: step.time, estimate: estimate) : nil
          }
        })
    }
  }
}

extension MetricRule {
  /// Whether the value changes with the speed at which the clip plays: times, speeds, forces, and
  /// whatever is read at contact or counted from it to toe-off, which are found by speeds.
  package var needsClock: Bool {
    unit == .fixed("ms") || unit == .speed || unit == .stiffness
      || unit == .fixed("body weights") || Self.hangingOnEvents.contains(id)
  }

  private static let hangingOnEvents: Set<String> = [
    "duty_factor", "stance_share", "swing_share", "single_support", "double_support",
    "overstride_hip", "overstride_com", "shank_angle_contact", "tibial_inclination_loading",
    "foot_strike_angle", "strike_rearfoot_probability", "strike_midfoot_probability",
    "strike_forefoot_probability", "knee_flexion_contact", "knee_flexion_excursion",
    "hip_flexion_contact", "ankle_angle_contact", "trunk_lean_contact",
  ]
}

extension MeasuredGait {
  /// The name of a unit in this clip.
  package func name(of unit: MetricRule.Unit) -> String {
    switch unit {
    case .length where scale != nil: "cm"
    case .distance where scale != nil: "m"
    case .speed where scale != nil: "m/s"
    case .stiffness where context.mass != nil: "kN/m"
    default: unit.nameWithoutScale
    }
  }

  /// How many of a unit a pixel (or a pixel per second) is, and the relative standard uncertainty
  /// of that number.
  package func factor(_ unit: MetricRule.Unit) -> (perPixel: Double, relativeError: Double) {
    let metres = scale.map { ($0.metresPerPixel, $0.relativeUncertainty) }
    let legs = 1 / bodyScale.legLength
    return switch unit {
    case .fixed, .stiffness: (1, 0)
    case .length: metres.map { (100 * $0.0, $0.1) } ?? (100 * legs, Self.legLengthError)
    case .distance: metres.map { ($0.0, $0.1) } ?? (100 * legs, Self.legLengthError)
    case .speed: metres.map { ($0.0, $0.1) } ?? (legs, Self.legLengthError)
    }
  }

  /// Relative standard uncertainty of the leg's length in the picture.
  private static let legLengthError = 0.02

  /// A length in pixels in a unit; `random` is its own standard error in pixels.
  package func length(
    _ pixels: Double, in unit: MetricRule.Unit, random: Double, systematic: Double = 0
  ) -> Estimate {
    let (perPixel, error) = factor(unit)
    let shared = error * abs(pixels)
    return Estimate(
      perPixel * pixels, random: perPixel * random,
      systematic: perPixel * (shared * shared + systematic * systematic).squareRoot())
  }
}
