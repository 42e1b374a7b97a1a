import GaitModel

extension MetricRule {
  /// Trunk and arms from the side.
  package static let trunkAndArms: [MetricRule] = [
    MetricRule("trunk_lean", unit: .fixed("deg")) { gait, step in
      guard let stance = step.stance, let mean = gait.angle("trunk_lean")?.mean(in: stance) else {
        return nil
      }
      // Filtered frames of one stance hardly differ in their noise: it is not averaged.
      return Estimate(mean, random: gait.noise(ofAngle: "trunk_lean"))
    },
    MetricRule("trunk_lean_contact", unit: .fixed("deg")) { gait, step in
      gait.angle("trunk_lean", at: step.contact.initialContact)
    },
    MetricRule("elbow_angle", unit: .fixed("deg"), points: ["elbow", "wrist"]) { gait, step in
      let id = "\(step.side.rawValue)_elbow"
      guard let stride = step.stride, let mean = gait.angle(id)?.mean(in: stride) else {
        return nil
      }
      return Estimate(mean, random: gait.noise(ofAngle: id))
    },
    MetricRule("arm_swing", unit: .fixed("deg"), points: ["elbow"]) { gait, step in
      let id = "\(step.side.rawValue)_shoulder"
      guard let stride = step.stride, let curve = gait.angle(id),
        let high = curve.maximum(in: stride)?.value, let low = curve.minimum(in: stride)?.value
      else { return nil }
      return Estimate(high - low, random: 2.0.squareRoot() * gait.noise(ofAngle: id))
    },
  ]
}
