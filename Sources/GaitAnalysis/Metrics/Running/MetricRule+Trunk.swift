import GaitModel

extension MetricRule {
  /// Trunk and arms from the side.
  package static let trunkAndArms: [MetricRule] = [
    MetricRule("trunk_lean", unit: .fixed("deg")) { gait, step in
      guard let stance = step.stance, let mean = gait.angle("trunk_lean")?.mean(in: stance) else {
        return nil
      }
      return Estimate(mean, random: gait.noise(ofMean: "trunk_lean", over: stance))
    },
    MetricRule("trunk_lean_contact", unit: .fixed("deg")) { gait, step in
      gait.angle("trunk_lean", at: step.contact.initialContact)
    },
    MetricRule("elbow_angle", unit: .fixed("deg"), points: ["elbow", "wrist"]) { gait, step in
      let id = "\(step.side.rawValue)_elbow"
      guard let stride = step.stride, let mean = gait.angle(id)?.mean(in: stride) else {
        return nil
      }
      return Estimate(mean, random: gait.noise(ofMean: id, over: stride))
    },
    MetricRule("arm_swing", unit: .fixed("deg"), points: ["elbow"]) { gait, step in
      let id = "\(step.side.rawValue)_shoulder"
      guard let stride = step.stride, let curve = gait.angle(id) else { return nil }
      return gait.range(of: curve, in: stride, noise: gait.noise(ofAngle: id))
    },
  ]
}
