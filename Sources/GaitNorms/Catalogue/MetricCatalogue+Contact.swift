import GaitModel

extension MetricCatalogue {
  /// Where and how the leg meets the ground.
  static let contact: [MetricDefinition] = [
    MetricDefinition(
      id: "overstride_hip", title: "Foot ahead of the hip", scale: .interval, group: .contact,
      definition: "Horizontal place of the ankle against the middle of the hips at initial "
        + "contact, positive with the ankle ahead.",
      views: [.side], gaits: GaitKind.allCases,
      source: "Lieberman 2015, doi:10.1242/jeb.125500"),
    MetricDefinition(
      id: "overstride_com", title: "Heel ahead of the centre of mass", scale: .interval,
      group: .contact,
      definition: "Horizontal place of the heel against the centre of mass at initial contact, "
        + "positive with the heel ahead.",
      views: [.side], gaits: GaitKind.allCases, source: "Wille 2014, PMC4297621"),
    MetricDefinition(
      id: "shank_angle_contact", title: "Shank angle at contact", scale: .interval,
      group: .contact,
      definition: "Line from knee to ankle against the vertical at initial contact, positive with "
        + "the ankle ahead of the knee.",
      views: [.side], gaits: GaitKind.allCases,
      source: "Lieberman 2015, doi:10.1242/jeb.125500"),
    MetricDefinition(
      id: "tibial_inclination_loading", title: "Tibial inclination at loading response",
      scale: .interval, group: .contact,
      definition: "Line from knee to ankle against the vertical when the foot has come flat, or "
        + "at 20 % of contact where that is not seen; positive with the ankle ahead of the knee.",
      views: [.side], gaits: running, source: "Souza 2016, doi:10.1016/j.pmr.2015.08.006"),
    MetricDefinition(
      id: "foot_speed_contact", title: "Foot speed at contact", scale: .interval, group: .contact,
      definition: "Horizontal speed of the foot over the ground just before initial contact, "
        + "positive in the direction of travel.",
      views: [.side], gaits: running, source: "Lieberman 2015, doi:10.1242/jeb.125500"),
  ]

  /// The foot's angle at contact and its class.
  static let footStrike: [MetricDefinition] = [
    MetricDefinition(
      id: "foot_strike_angle", title: "Foot-strike angle", scale: .interval, group: .contact,
      definition: "Line from heel to toes against the ground at initial contact, minus the same "
        + "with the foot flat; positive with the toes up.",
      views: [.side], gaits: GaitKind.allCases,
      source: "Altman and Davis 2012, doi:10.1016/j.gaitpost.2011.09.104; Forrester and Townend "
        + "2015, doi:10.1016/j.gaitpost.2014.08.004"),
    strike("rearfoot", "above 7.4 degrees"),
    strike("midfoot", "between -0.8 and 7.4 degrees"),
    strike("forefoot", "below -0.8 degrees"),
  ]

  private static func strike(_ part: String, _ limits: String) -> MetricDefinition {
    MetricDefinition(
      id: "strike_\(part)_probability", title: "Probability of a \(part) strike", scale: .ratio,
      group: .contact,
      definition: "Probability that the foot-strike angle lies \(limits), given its uncertainty.",
      views: [.side], gaits: running, source: "Mo, Huang, Ng and Cheung 2023, Res Sports Med")
  }
}
