import GaitModel

extension MetricCatalogue {
  /// What happens across the line of travel: pelvis, trunk, thigh, knees and arms.
  static let frontal: [MetricDefinition] = [
    MetricDefinition(
      id: "pelvic_drop", title: "Pelvic drop", scale: .interval, group: .frontal,
      definition: "Line through the hips against the horizontal, largest in stance of the foot "
        + "named, minus the mean of the clip; positive with the swing side low.",
      views: frontalViews, gaits: GaitKind.allCases,
      source: "Bramah 2018, doi:10.1177/0363546518793657; Dingenen 2018, "
        + "doi:10.1016/j.ptsp.2018.06.009"),
    MetricDefinition(
      id: "pelvis_obliquity_range", title: "Range of pelvic obliquity", scale: .interval,
      group: .frontal,
      definition: "Largest minus smallest angle of the line through the hips against the "
        + "horizontal within a stride.",
      views: frontalViews, gaits: GaitKind.allCases,
      source: "Baker 2009, doi:10.1016/j.gaitpost.2009.05.020"),
    MetricDefinition(
      id: "hip_adduction", title: "Hip adduction", scale: .interval, group: .frontal,
      definition: "Line from hip to knee against the perpendicular of the line through the hips, "
        + "largest in stance; positive with the knee towards the mid-line.",
      views: frontalViews, gaits: running,
      source: "Dingenen 2018, doi:10.1016/j.ptsp.2018.06.009"),
    MetricDefinition(
      id: "knee_window", title: "Knee window", scale: .interval, group: .frontal,
      definition: "Sideways distance between the knees at mid-stance of the foot named, positive "
        + "with a gap, negative with the knees past each other.",
      views: frontalViews, gaits: running, source: "Souza 2016, doi:10.1016/j.pmr.2015.08.006"),
    MetricDefinition(
      id: "trunk_lateral_lean", title: "Trunk lean to the side", scale: .interval,
      group: .frontal,
      definition: "Line from the middle of the hips to the neck against the vertical, largest in "
        + "stance of the foot named; positive leaning over the standing leg.",
      views: frontalViews, gaits: GaitKind.allCases,
      source: "Dingenen 2018, doi:10.1016/j.ptsp.2018.06.009"),
    MetricDefinition(
      id: "trunk_lateral_sway", title: "Sway of the trunk to the side", scale: .ratio,
      group: .frontal,
      definition: "Largest minus smallest sideways place of the neck within a stride, after "
        + "taking out the way of the stride.",
      views: frontalViews, gaits: GaitKind.allCases,
      source: "Perry and Burnfield 2010, ISBN 978-1-55642-766-4"),
    MetricDefinition(
      id: "arm_crossing", title: "Arms past the mid-line", scale: .interval, group: .frontal,
      definition: "Furthest sideways place of the wrist against the mid-line of the trunk within "
        + "a stride, positive past the mid-line.",
      views: frontalViews, gaits: GaitKind.allCases,
      source: "Souza 2016, doi:10.1016/j.pmr.2015.08.006"),
  ]

  /// The foot from the rear or the front.
  static let foot: [MetricDefinition] = [
    MetricDefinition(
      id: "step_width", title: "Step width", scale: .interval, group: .foot,
      definition: "Sideways distance of the foot at mid-stance from the place of the other foot "
        + "at its mid-stances before and after; negative with the feet crossed.",
      views: frontalViews, gaits: running,
      source: "Brindle 2014, Gait Posture 39:124"),
    MetricDefinition(
      id: "crossover", title: "Steps past the mid-line", scale: .ratio, group: .foot,
      definition: "Share of the steps in which the foot at mid-stance lies past the mid-line: the "
        + "line along which the middle of the hips travels over the stride.",
      views: frontalViews, gaits: running,
      source: "Iskandar 2023, doi:10.3389/fbioe.2023.1210049"),
    MetricDefinition(
      id: "base_of_support", title: "Base of support", scale: .interval, group: .foot,
      definition: "Sideways distance in walking of the foot at mid-stance from the place of the "
        + "other foot at its mid-stances before and after; negative with the feet crossed.",
      views: frontalViews, gaits: [.walking],
      source: "Donelan 2001, doi:10.1098/rspb.2001.1761"),
    MetricDefinition(
      id: "foot_progression", title: "Foot progression", scale: .interval, group: .foot,
      definition: "Line from heel to toes against the line of travel, seen from above, while the "
        + "foot is flat; positive with the toes out.",
      views: frontalViews, gaits: GaitKind.allCases,
      source: "Baker 2009, doi:10.1016/j.gaitpost.2009.05.020"),
    MetricDefinition(
      id: "heel_whip", title: "Heel whip", scale: .interval, group: .foot,
      definition:
        "Turn of the line from toes to heel in the picture, in early swing, from when the "
        + "sole begins to face backwards until it does so most; positive with the heel going to the "
        + "mid-line.",
      views: [.rear], gaits: running, source: "Souza 2015, doi:10.1016/j.pmrj.2015.02.016"),
    MetricDefinition(
      id: "rearfoot_angle", title: "Rearfoot angle (proxy)", scale: .interval, group: .foot,
      definition: "Line from knee to ankle against the line from ankle to heel, mean of the part "
        + "of stance with the foot flat, never beyond 60 % of it; positive in eversion.",
      views: [.rear], gaits: GaitKind.allCases,
      source: "Cornwall and McPoil 1995, doi:10.1016/0268-0033(95)90435-C"),
  ]
}
