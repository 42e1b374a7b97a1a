import GaitModel

extension MetricRule {
  /// Angles of knee, hip and ankle. Flexion and dorsiflexion are positive, extension and
  /// plantarflexion in the metrics that are named after them.
  package static let leg: [MetricRule] = [
    atContact("knee_flexion_contact", of: "knee"),
    peak("knee_flexion_stance_peak", of: "knee", in: \.stance),
    MetricRule("knee_flexion_midstance", unit: .fixed("deg"), points: ["knee", "ankle"]) {
      gait, step in
      guard let stance = step.stance, let toeOff = step.contact.toeOff else { return nil }
      let start = step.contact.initialContact.uncertainty
      let moment = FootContact.Moment(
        time: (stance.lowerBound + stance.upperBound) / 2,
        uncertainty: (start * start + toeOff.uncertainty * toeOff.uncertainty).squareRoot() / 2)
      return gait.angle("\(step.side.rawValue)_knee", at: moment)
    },
    MetricRule("knee_flexion_excursion", unit: .fixed("deg"), points: ["knee", "ankle"]) {
      gait, step in
      let id = "\(step.side.rawValue)_knee"
      guard let stance = step.stance, let curve = gait.angle(id),
        let peak = gait.peak(of: curve, in: stance, noise: gait.noise(ofAngle: id)),
        let start = gait.angle(id, at: step.contact.initialContact)
      else { return nil }
      return .difference(peak, start)
    },
    peak("knee_flexion_swing_peak", of: "knee", in: \.swing),
    atContact("hip_flexion_contact", of: "hip"),
    peak("hip_flexion_peak", of: "hip", in: \.stride),
    peak("hip_extension_peak", of: "hip", in: \.stride, isOpposite: true),
    atContact("ankle_angle_contact", of: "ankle"),
    peak("ankle_dorsiflexion_peak", of: "ankle", in: \.stance),
    peak("ankle_plantarflexion_peak", of: "ankle", in: \.pushOff, isOpposite: true),
  ]

  private static func points(_ joint: String) -> [String] {
    joint == "ankle" ? ["ankle", "heel", "big_toe"] : ["knee", "ankle"]
  }

  private static func atContact(_ id: String, of joint: String) -> MetricRule {
    MetricRule(id, unit: .fixed("deg"), points: points(joint)) { gait, step in
      gait.angle("\(step.side.rawValue)_\(joint)", at: step.contact.initialContact)
    }
  }

  /// The largest angle of a span, or with `isOpposite` that of the opposite movement, given as
  /// positive.
  private static func peak(
    _ id: String, of joint: String,
    in span: @escaping @Sendable (GaitStep) -> ClosedRange<Double>?, isOpposite: Bool = false
  ) -> MetricRule {
    MetricRule(id, unit: .fixed("deg"), points: points(joint)) { gait, step in
      let angle = "\(step.side.rawValue)_\(joint)"
      guard let span = span(step), let curve = gait.angle(angle) else { return nil }
      return gait.peak(of: curve, in: span, noise: gait.noise(ofAngle: angle), isLowest: isOpposite)
        .map { isOpposite ? $0.negated : $0 }
    }
  }
}

extension GaitStep {
  /// From the middle of stance to a quarter of swing: the push-off and what follows it.
  package var pushOff: ClosedRange<Double>? {
    guard let stance, let swing else { return nil }
    let middle = (stance.lowerBound + stance.upperBound) / 2
    return middle...swing.lowerBound + (swing.upperBound - swing.lowerBound) / 4
  }
}
