import GaitModel

extension MetricCatalogue {
  private static let joints = "Pagnon and Kim 2024, doi:10.21105/joss.06849"
  private static let knees = "Heiderscheit 2011, doi:10.1249/MSS.0b013e3181ebedf4"

  /// The knee; flexion is positive.
  static let knee: [MetricDefinition] = [
    MetricDefinition(
      id: "knee_flexion_contact", title: "Knee flexion at contact", scale: .interval, group: .leg,
      definition: "Thigh against shank at initial contact: 0 with the leg straight, positive in "
        + "flexion.",
      views: [.side], gaits: GaitKind.allCases, source: knees),
    MetricDefinition(
      id: "knee_flexion_stance_peak", title: "Peak knee flexion in stance", scale: .interval,
      group: .leg, definition: "Largest knee flexion from initial contact to toe-off.",
      views: [.side], gaits: running, source: knees),
    MetricDefinition(
      id: "knee_flexion_midstance", title: "Knee flexion at mid-stance", scale: .interval,
      group: .leg,
      definition: "Knee flexion at half of the time from initial contact to toe-off.",
      views: [.side], gaits: GaitKind.allCases, source: "Souza 2016, doi:10.1016/j.pmr.2015.08.006"
    ),
    MetricDefinition(
      id: "knee_flexion_excursion", title: "Knee flexion excursion", scale: .interval,
      group: .leg,
      definition: "Peak knee flexion in stance minus knee flexion at initial contact.",
      views: [.side], gaits: running, source: "Souza 2016, doi:10.1016/j.pmr.2015.08.006"),
    MetricDefinition(
      id: "knee_flexion_loading", title: "Peak knee flexion in loading", scale: .interval,
      group: .leg,
      definition: "Largest knee flexion of walking in the first 40 % of stance, when the leg takes "
        + "the weight.",
      views: [.side], gaits: [.walking],
      source: "Perry and Burnfield 2010, ISBN 978-1-55642-766-4"),
    MetricDefinition(
      id: "knee_flexion_swing_peak", title: "Peak knee flexion in swing", scale: .interval,
      group: .leg,
      definition: "Largest knee flexion from toe-off to the next initial contact of the same foot.",
      views: [.side], gaits: GaitKind.allCases, source: joints),
  ]

  /// Hip and ankle; flexion and dorsiflexion are positive.
  static let hipAndAnkle: [MetricDefinition] = [
    MetricDefinition(
      id: "hip_flexion_contact", title: "Hip flexion at contact", scale: .interval, group: .leg,
      definition: "Thigh against the line of the trunk at initial contact: 0 in line, positive in "
        + "flexion.",
      views: [.side], gaits: GaitKind.allCases, source: joints),
    MetricDefinition(
      id: "hip_flexion_peak", title: "Peak hip flexion", scale: .interval, group: .leg,
      definition: "Largest hip flexion of the stride, thigh against the line of the trunk.",
      views: [.side], gaits: GaitKind.allCases, source: joints),
    MetricDefinition(
      id: "hip_extension_peak", title: "Peak hip extension", scale: .interval, group: .leg,
      definition: "Largest hip extension of the stride, thigh against the line of the trunk, "
        + "positive in extension.",
      views: [.side], gaits: GaitKind.allCases, source: joints),
    MetricDefinition(
      id: "ankle_angle_contact", title: "Ankle angle at contact", scale: .interval, group: .leg,
      definition: "Shank against the foot at initial contact: 0 at a right angle, positive in "
        + "dorsiflexion.",
      views: [.side], gaits: GaitKind.allCases, source: joints),
    MetricDefinition(
      id: "ankle_dorsiflexion_peak", title: "Peak ankle dorsiflexion in stance", scale: .interval,
      group: .leg,
      definition: "Largest ankle dorsiflexion from initial contact to toe-off, shank against foot.",
      views: [.side], gaits: GaitKind.allCases, source: joints),
    MetricDefinition(
      id: "ankle_plantarflexion_peak", title: "Peak ankle plantarflexion", scale: .interval,
      group: .leg,
      definition: "Largest ankle plantarflexion about toe-off, shank against foot, positive in "
        + "plantarflexion.",
      views: [.side], gaits: GaitKind.allCases, source: joints),
    MetricDefinition(
      id: "foot_clearance", title: "Foot clearance", scale: .ratio, group: .foot,
      definition: "Smallest height of the toes over the ground in the middle of swing, against "
        + "their height in stance.",
      views: [.side], gaits: GaitKind.allCases, source: "Winter 1992, doi:10.1093/ptj/72.1.45"),
  ]
}
