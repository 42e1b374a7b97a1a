import GaitModel

extension MetricCatalogue {
  /// Times of running, and those that both gaits share.
  static let time: [MetricDefinition] = [
    MetricDefinition(
      id: "cadence", title: "Cadence", scale: .ratio, group: .time,
      definition: "Steps per minute, both feet counted.", views: View.allCases,
      gaits: GaitKind.allCases, source: "Malisoux 2023, doi:10.1177/23259671231204629"),
    MetricDefinition(
      id: "step_time", title: "Step time", scale: .ratio, group: .time,
      definition: "Time from the initial contact of the other foot to that of the foot named; from "
        + "the rear and the front, from one middle of stance to the other.",
      views: View.allCases, gaits: GaitKind.allCases,
      source: "Malisoux 2023, doi:10.1177/23259671231204629"),
    MetricDefinition(
      id: "stride_time", title: "Stride time", scale: .ratio, group: .time,
      definition:
        "Time from an initial contact to the next of the same foot; from the rear and the "
        + "front, from one middle of stance to the next.",
      views: View.allCases, gaits: GaitKind.allCases,
      source: "Malisoux 2023, doi:10.1177/23259671231204629"),
    MetricDefinition(
      id: "contact_time", title: "Contact time", scale: .ratio, group: .time,
      definition: "Time from initial contact to toe-off of the same foot.",
      views: [.side], gaits: running,
      source: "Malisoux 2023, doi:10.1177/23259671231204629"),
    MetricDefinition(
      id: "flight_time", title: "Flight time", scale: .ratio, group: .time,
      definition: "Time from toe-off of the foot named to the next initial contact of the other, "
        + "with both feet off the ground.",
      views: [.side], gaits: flying,
      source: "Malisoux 2023, doi:10.1177/23259671231204629"),
    MetricDefinition(
      id: "duty_factor", title: "Duty factor", scale: .ratio, group: .time,
      definition: "Contact time as a share of the stride time of the same foot; below 50 % there "
        + "is flight between the steps.",
      views: [.side], gaits: running,
      source: "Malisoux 2023, doi:10.1177/23259671231204629"),
    MetricDefinition(
      id: "swing_time", title: "Swing time", scale: .ratio, group: .time,
      definition: "Time from toe-off to the next initial contact of the same foot.",
      views: [.side], gaits: GaitKind.allCases,
      source: "Perry and Burnfield 2010, ISBN 978-1-55642-766-4"),
  ]

  /// Times of walking.
  static let walkingTime: [MetricDefinition] = [
    MetricDefinition(
      id: "stance_time", title: "Stance time", scale: .ratio, group: .time,
      definition: "Time from initial contact to toe-off of the same foot in walking.",
      views: [.side], gaits: [.walking],
      source: "Perry and Burnfield 2010, ISBN 978-1-55642-766-4"),
    MetricDefinition(
      id: "stance_share", title: "Stance share", scale: .ratio, group: .time,
      definition: "Stance time as a share of the stride time of the same foot.",
      views: [.side], gaits: [.walking],
      source: "Perry and Burnfield 2010, ISBN 978-1-55642-766-4"),
    MetricDefinition(
      id: "swing_share", title: "Swing share", scale: .ratio, group: .time,
      definition: "Swing time as a share of the stride time of the same foot.",
      views: [.side], gaits: [.walking],
      source: "Perry and Burnfield 2010, ISBN 978-1-55642-766-4"),
    MetricDefinition(
      id: "single_support", title: "Single support", scale: .ratio, group: .time,
      definition: "The part of the stride in which only the foot named is on the ground: from the "
        + "other foot's toe-off to its next initial contact.",
      views: [.side], gaits: [.walking],
      source: "Perry and Burnfield 2010, ISBN 978-1-55642-766-4"),
    MetricDefinition(
      id: "double_support", title: "Double support", scale: .ratio, group: .time,
      definition: "The part of the stride in which both feet are on the ground: after the contact "
        + "of the foot named until the other's toe-off, and again after the other's contact until "
        + "its own toe-off.",
      views: [.side], gaits: [.walking],
      source: "Perry and Burnfield 2010, ISBN 978-1-55642-766-4"),
  ]

  /// How much the steps differ from each other.
  static let variability: [MetricDefinition] = [
    MetricDefinition(
      id: "step_time_variability", title: "Step time variability", scale: .ratio,
      group: .variability,
      definition: "Coefficient of variation of step time: the standard deviation between steps of "
        + "the foot named as a share of their mean.",
      views: [.side], gaits: GaitKind.allCases, source: "Winter 1984, Hum Mov Sci 3:51"),
    MetricDefinition(
      id: "stride_time_variability", title: "Stride time variability", scale: .ratio,
      group: .variability,
      definition: "Coefficient of variation of stride time: the standard deviation between strides "
        + "as a share of their mean.",
      views: [.side], gaits: GaitKind.allCases, source: "Winter 1984, Hum Mov Sci 3:51"),
    MetricDefinition(
      id: "contact_time_variability", title: "Contact time variability", scale: .ratio,
      group: .variability,
      definition: "Coefficient of variation of contact time: the standard deviation between "
        + "contacts as a share of their mean.",
      views: [.side], gaits: running, source: "Winter 1984, Hum Mov Sci 3:51"),
  ]
}
