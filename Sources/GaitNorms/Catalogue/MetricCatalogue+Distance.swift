import GaitModel

extension MetricCatalogue {
  /// Lengths and speed.
  static let distance: [MetricDefinition] = [
    MetricDefinition(
      id: "step_length", title: "Step length", scale: .ratio, group: .distance,
      definition: "Way of the body over the ground from the initial contact of the other foot to "
        + "that of the foot named.",
      views: [.side], gaits: GaitKind.allCases,
      source: "Malisoux 2023, doi:10.1177/23259671231204629"),
    MetricDefinition(
      id: "stride_length", title: "Stride length", scale: .ratio, group: .distance,
      definition: "Way of the body over the ground from an initial contact to the next of the same "
        + "foot.",
      views: [.side], gaits: GaitKind.allCases,
      source: "Malisoux 2023, doi:10.1177/23259671231204629"),
    MetricDefinition(
      id: "speed", title: "Speed", scale: .ratio, group: .distance,
      definition: "Way of the body over the ground per time, from the place of the standing foot; "
        + "on a treadmill the speed of the belt under the foot.",
      views: [.side], gaits: GaitKind.allCases,
      source: "Perry and Burnfield 2010, ISBN 978-1-55642-766-4"),
    MetricDefinition(
      id: "walk_ratio", title: "Walk ratio", scale: .ratio, group: .distance,
      definition: "Step length over cadence; it hardly changes with walking speed.",
      views: [.side], gaits: [.walking],
      source: "Sekiya and Nagasaki 1998, doi:10.1016/S0966-6362(98)00009-5"),
    MetricDefinition(
      id: "vertical_oscillation", title: "Vertical oscillation", scale: .ratio, group: .distance,
      definition: "Highest minus lowest place of the centre of mass within a step.",
      views: View.allCases, gaits: GaitKind.allCases,
      source: "Malisoux 2023, doi:10.1177/23259671231204629; centre of mass: de Leva 1996, "
        + "doi:10.1016/0021-9290(95)00178-6"),
    MetricDefinition(
      id: "vertical_ratio", title: "Vertical ratio", scale: .ratio, group: .distance,
      definition: "Vertical oscillation as a share of step length.", views: [.side],
      gaits: running, source: "Malisoux 2023, doi:10.1177/23259671231204629"),
    MetricDefinition(
      id: "head_vertical_motion", title: "Vertical motion of the head", scale: .ratio,
      group: .distance, definition: "Highest minus lowest place of the head within a step.",
      views: View.allCases, gaits: GaitKind.allCases,
      source: "Winter 2009, ISBN 978-0-470-39818-0"),
  ]

  /// Forces of the leg as a spring, from times and speed alone.
  static let force: [MetricDefinition] = [
    MetricDefinition(
      id: "peak_vertical_force", title: "Peak vertical force (model)", scale: .ratio,
      group: .force,
      definition: "Largest force of a contact if it had the shape of half a sine, from contact "
        + "and flight time; a model's value, not a measured force.",
      views: [.side], gaits: flying, source: "Morin 2005, doi:10.1123/jab.21.2.167"),
    MetricDefinition(
      id: "vertical_stiffness", title: "Vertical stiffness (model)", scale: .ratio,
      group: .force,
      definition: "Peak vertical force over the fall of the centre of mass in contact, by the "
        + "half-sine model.",
      views: [.side], gaits: flying, source: "Morin 2005, doi:10.1123/jab.21.2.167"),
    MetricDefinition(
      id: "leg_stiffness", title: "Leg stiffness (model)", scale: .ratio, group: .force,
      definition: "Peak vertical force over the shortening of the leg from contact to mid-stance, "
        + "by the half-sine model.",
      views: [.side], gaits: flying, source: "Morin 2005, doi:10.1123/jab.21.2.167"),
  ]
}
