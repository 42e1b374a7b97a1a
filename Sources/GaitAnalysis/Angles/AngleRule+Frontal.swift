import GaitModel

extension AngleRule {
  /// The angles of a front or rear view: what the frontal plane shows.
  ///
  /// Flexion happens towards the camera there and is left out. Leg angles are positive for the
  /// same anatomical movement on both legs.
  package static let frontalView: [AngleRule] =
    Side.allCases.flatMap(leg) + [
      AngleRule(
        AngleDefinition(
          id: "pelvis", title: "Pelvis tilt to the side", kind: .segment, side: nil,
          convention: "Line through the hips against the horizontal: 0 level, positive with the "
            + "person's right side higher."),
        .segment(.leftHip, .rightHip), axis: .right, period: 180),
      AngleRule(
        AngleDefinition(
          id: "shoulders", title: "Shoulder tilt to the side", kind: .segment, side: nil,
          convention: "Line through the shoulders against the horizontal: 0 level, positive with "
            + "the person's right side higher."),
        .segment(.leftShoulder, .rightShoulder), axis: .right, period: 180),
      AngleRule(
        AngleDefinition(
          id: "trunk_lateral_lean", title: "Trunk lean to the side", kind: .segment, side: nil,
          convention: "Line from the middle of the hips to the neck against the upward vertical: "
            + "0 upright, positive leaning to the person's right."),
        .standing(.midHip, .neck), axis: .right),
    ]

  private static func leg(_ side: Side) -> [AngleRule] {
    let hip = PointName.on(side, "hip")
    let knee = PointName.on(side, "knee")
    let ankle = PointName.on(side, "ankle")
    return [
      AngleRule(
        AngleDefinition(
          id: "\(side.rawValue)_knee_frontal", title: "\(side.title) knee in the frontal plane",
          kind: .joint, side: side,
          convention: "Thigh against shank as projected: 0 in line, positive with the knee towards "
            + "the mid-line."),
        .threePoints(ankle, knee, hip), axis: .medial, offset: -180),
      AngleRule(
        AngleDefinition(
          id: "\(side.rawValue)_thigh_frontal", title: "\(side.title) thigh in the frontal plane",
          kind: .segment, side: side,
          convention: "Line from hip to knee against the downward vertical: 0 upright, positive "
            + "with the knee towards the mid-line."),
        .hanging(hip, knee), axis: .medial),
      AngleRule(
        AngleDefinition(
          id: "\(side.rawValue)_shank_frontal", title: "\(side.title) shank in the frontal plane",
          kind: .segment, side: side,
          convention: "Line from knee to ankle against the downward vertical: 0 upright, positive "
            + "with the ankle towards the mid-line."),
        .hanging(knee, ankle), axis: .medial),
    ]
  }
}
