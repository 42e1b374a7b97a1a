import GaitModel

extension MetricCatalogue {
  /// Trunk and arms from the side.
  static let trunkAndArms: [MetricDefinition] = [
    MetricDefinition(
      id: "trunk_lean", title: "Trunk lean", scale: .interval, group: .trunkAndArms,
      definition: "Line from the middle of the hips to the neck against the vertical, mean over "
        + "stance, positive leaning forward.",
      views: [.side], gaits: GaitKind.allCases,
      source: "Teng and Powers 2015, Med Sci Sports Exerc 47:625"),
    MetricDefinition(
      id: "trunk_lean_contact", title: "Trunk lean at contact", scale: .interval,
      group: .trunkAndArms,
      definition: "Line from the middle of the hips to the neck against the vertical at initial "
        + "contact, positive leaning forward.",
      views: [.side], gaits: GaitKind.allCases,
      source: "Teng and Powers 2015, Med Sci Sports Exerc 47:625"),
    MetricDefinition(
      id: "elbow_angle", title: "Elbow flexion", scale: .interval, group: .trunkAndArms,
      definition: "Upper arm against forearm, mean over the stride: 0 with the arm straight, "
        + "positive in flexion.",
      views: [.side], gaits: GaitKind.allCases,
      source: "Pagnon and Kim 2024, doi:10.21105/joss.06849"
    ),
    MetricDefinition(
      id: "arm_swing", title: "Arm swing", scale: .interval, group: .trunkAndArms,
      definition: "Largest minus smallest angle of the upper arm against the trunk within a "
        + "stride.",
      views: [.side], gaits: GaitKind.allCases,
      source: "Pagnon and Kim 2024, doi:10.21105/joss.06849"
    ),
  ]
}
