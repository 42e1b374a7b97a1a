package import GaitModel

extension AngleRule {
  /// The angles of a side view: every joint and segment angle of Sports2D by its conventions
  /// (Pagnon and Kim 2024, doi:10.21105/joss.06849), the shank against the vertical and the lean
  /// of the trunk. x points to where the person faces.
  package static let sideView: [AngleRule] =
    Side.allCases.flatMap(limb) + [
      AngleRule(
        segment("trunk", "Trunk", "Neck seen from the middle of the hips", "90 upright"),
        .segment(.neck, .midHip)),
      AngleRule(
        segment("head", "Head", "Top of the head seen from the neck", "90 upright"),
        .segment(.head, .neck)),
      AngleRule(
        segment(
          "pelvis", "Pelvis", "Line from the right to the left hip",
          "0 level; short in a side view, where it tells little"),
        .segment(.leftHip, .rightHip), period: 180),
      AngleRule(
        segment(
          "shoulders", "Shoulders", "Line from the right to the left shoulder",
          "0 level; short in a side view, where it tells little"),
        .segment(.leftShoulder, .rightShoulder), period: 180),
      AngleRule(
        AngleDefinition(
          id: "trunk_lean", title: "Trunk lean", kind: .segment, side: nil,
          convention: "Line from the middle of the hips to the neck against the upward vertical: "
            + "0 upright, positive leaning forward."),
        .standing(.midHip, .neck)),
    ]

  private static func segment(
    _ id: String, _ title: String, _ line: String, _ zero: String, side: Side? = nil
  ) -> AngleDefinition {
    AngleDefinition(
      id: side.map { "\($0.rawValue)_\(id)" } ?? id,
      title: side.map { "\($0.title) \(title.lowercased())" } ?? title, kind: .segment, side: side,
      convention: "\(line), against the horizontal that points to the front: \(zero); positive "
        + "counter-clockwise when the person faces right.")
  }

  private static func joint(
    _ side: Side, _ id: String, _ title: String, _ convention: String
  ) -> AngleDefinition {
    AngleDefinition(
      id: "\(side.rawValue)_\(id)", title: "\(side.title) \(title)", kind: .joint, side: side,
      convention: convention)
  }

  private static func limb(_ side: Side) -> [AngleRule] {
    let (hip, knee, ankle) = (on(side, "hip"), on(side, "knee"), on(side, "ankle"))
    let (heel, toe) = (on(side, "heel"), on(side, "big_toe"))
    let (shoulder, elbow, wrist) = (on(side, "shoulder"), on(side, "elbow"), on(side, "wrist"))
    let index = on(side, "index")
    return [
      AngleRule(
        joint(
          side, "ankle", "ankle dorsiflexion",
          "Shank against the foot's line from big toe to heel: 0 at a right angle, positive in "
            + "dorsiflexion."),
        .fourPoints(knee, ankle, toe, heel), offset: 90),
      AngleRule(
        joint(
          side, "knee", "knee flexion",
          "Thigh against shank: 0 with the leg straight, positive in flexion."),
        .threePoints(ankle, knee, hip), offset: -180),
      AngleRule(
        joint(
          side, "hip", "hip flexion",
          "Thigh against the trunk's line from the middle of the hips to the neck: 0 with thigh "
            + "and trunk in line, positive in flexion."),
        .fourPoints(knee, hip, .midHip, .neck), scale: -1),
      AngleRule(
        joint(
          side, "shoulder", "shoulder flexion",
          "Upper arm against the trunk's line: 0 with the arm hanging along the trunk, positive "
            + "with the elbow in front."),
        .fourPoints(elbow, shoulder, .midHip, .neck), scale: -1),
      AngleRule(
        joint(
          side, "elbow", "elbow flexion",
          "Upper arm against forearm: 0 with the arm straight, positive in flexion."),
        .threePoints(wrist, elbow, shoulder), offset: 180, scale: -1),
      AngleRule(
        joint(
          side, "wrist", "wrist flexion",
          "Forearm against hand: 0 with the hand in line, positive with the fingers bent to the "
            + "front of a hanging arm."),
        .threePoints(elbow, wrist, index), offset: -180),
      AngleRule(
        segment("foot", "Foot", "Big toe seen from the heel", "0 flat", side: side),
        .segment(toe, heel)),
      AngleRule(
        segment("shank", "Shank", "Ankle seen from the knee", "-90 upright", side: side),
        .segment(ankle, knee)),
      AngleRule(
        segment("thigh", "Thigh", "Knee seen from the hip", "-90 upright", side: side),
        .segment(knee, hip)),
      AngleRule(
        segment("arm", "Upper arm", "Elbow seen from the shoulder", "-90 hanging", side: side),
        .segment(elbow, shoulder)),
      AngleRule(
        segment("forearm", "Forearm", "Wrist seen from the elbow", "-90 hanging", side: side),
        .segment(wrist, elbow)),
      AngleRule(
        segment("hand", "Hand", "Index finger seen from the wrist", "-90 hanging", side: side),
        .segment(index, wrist)),
      AngleRule(
        AngleDefinition(
          id: "\(side.rawValue)_shank_vertical", title: "\(side.title) shank to vertical",
          kind: .segment, side: side,
          convention: "Line from knee to ankle against the downward vertical: 0 upright, positive "
            + "with the ankle ahead of the knee."),
        .hanging(knee, ankle)),
    ]
  }

  private static func on(_ side: Side, _ part: String) -> PointName { .on(side, part) }
}

extension Side {
  /// For the beginning of a title: "Left".
  package var title: String { self == .left ? "Left" : "Right" }
}
