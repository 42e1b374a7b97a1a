extension Skeleton {
  /// Joins shared by every skeleton of the body; a skeleton keeps those whose ends it has.
  private static let bodyLinks: [Link] = [
    Link(.head, .neck), Link(.nose, .head), Link(.neck, .midHip),
    Link(.leftShoulder, .rightShoulder), Link(.leftHip, .rightHip),
    Link(.leftShoulder, .leftElbow), Link(.leftElbow, .leftWrist),
    Link(.rightShoulder, .rightElbow), Link(.rightElbow, .rightWrist),
    Link(.leftWrist, .leftIndex), Link(.rightWrist, .rightIndex),
    Link(.leftShoulder, .leftHip), Link(.rightShoulder, .rightHip),
    Link(.leftHip, .leftKnee), Link(.leftKnee, .leftAnkle),
    Link(.rightHip, .rightKnee), Link(.rightKnee, .rightAnkle),
    Link(.leftAnkle, .leftHeel), Link(.leftHeel, .leftBigToe), Link(.leftAnkle, .leftBigToe),
    Link(.rightAnkle, .rightHeel), Link(.rightHeel, .rightBigToe),
    Link(.rightAnkle, .rightBigToe),
    Link(.leftBigToe, .leftSmallToe), Link(.rightBigToe, .rightSmallToe),
  ]

  /// A skeleton of named points of the body, joined as bodies are wherever both ends are there.
  public static func body(name: String, points: [PointName]) -> Skeleton {
    Skeleton(name, points)
  }

  private init(_ name: String, _ points: [PointName]) {
    let known = Set(points)
    self.init(
      name: name, points: points,
      links: Self.bodyLinks.filter { known.contains($0.from) && known.contains($0.to) })
  }

  /// Halpe with 26 points, as RTMPose's body networks give them (Fang et al. 2022,
  /// doi:10.1109/TPAMI.2022.3222784). The only one here with both heel and two toe points.
  public static let halpe26 = Skeleton(
    "halpe26",
    [
      .nose, .leftEye, .rightEye, .leftEar, .rightEar, .leftShoulder, .rightShoulder, .leftElbow,
      .rightElbow, .leftWrist, .rightWrist, .leftHip, .rightHip, .leftKnee, .rightKnee,
      .leftAnkle, .rightAnkle, .head, .neck, .midHip, .leftBigToe, .rightBigToe, .leftSmallToe,
      .rightSmallToe, .leftHeel, .rightHeel,
    ])

  /// BlazePose's 33 landmarks (Bazarevsky et al. 2020, arXiv:2006.10204). Its "foot index" is the
  /// tip of the second toe and stands here under `big_toe`.
  public static let blazePose33 = Skeleton(
    "blazepose33",
    [
      .nose, "left_eye_inner", .leftEye, "left_eye_outer", "right_eye_inner", .rightEye,
      "right_eye_outer", .leftEar, .rightEar, "left_mouth", "right_mouth", .leftShoulder,
      .rightShoulder, .leftElbow, .rightElbow, .leftWrist, .rightWrist, "left_pinky",
      "right_pinky", .leftIndex, .rightIndex, "left_thumb", "right_thumb", .leftHip, .rightHip,
      .leftKnee, .rightKnee, .leftAnkle, .rightAnkle, .leftHeel, .rightHeel, .leftBigToe,
      .rightBigToe,
    ])

  /// COCO with 17 points (Lin et al. 2014, doi:10.1007/978-3-319-10602-1_48); no foot points.
  public static let coco17 = Skeleton(
    "coco17",
    [
      .nose, .leftEye, .rightEye, .leftEar, .rightEar, .leftShoulder, .rightShoulder, .leftElbow,
      .rightElbow, .leftWrist, .rightWrist, .leftHip, .rightHip, .leftKnee, .rightKnee,
      .leftAnkle, .rightAnkle,
    ])

  /// OpenPose's COCO model with 18 points: a neck, no foot points.
  public static let openPoseCOCO18 = Skeleton(
    "openpose_coco18",
    [
      .nose, .neck, .rightShoulder, .rightElbow, .rightWrist, .leftShoulder, .leftElbow,
      .leftWrist, .rightHip, .rightKnee, .rightAnkle, .leftHip, .leftKnee, .leftAnkle, .rightEye,
      .leftEye, .rightEar, .leftEar,
    ])

  /// OpenPose's BODY_25 (Cao et al. 2021, doi:10.1109/TPAMI.2019.2929257).
  public static let openPoseBody25 = Skeleton(
    "openpose_body25",
    [
      .nose, .neck, .rightShoulder, .rightElbow, .rightWrist, .leftShoulder, .leftElbow,
      .leftWrist, .midHip, .rightHip, .rightKnee, .rightAnkle, .leftHip, .leftKnee, .leftAnkle,
      .rightEye, .leftEye, .rightEar, .leftEar, .leftBigToe, .leftSmallToe, .leftHeel,
      .rightBigToe, .rightSmallToe, .rightHeel,
    ])

  /// Every skeleton that the program knows by name.
  public static let catalogue: [Skeleton] = [
    .halpe26, .blazePose33, .coco17, .openPoseCOCO18, .openPoseBody25,
  ]

  /// The skeleton of a name in the catalogue, or nil.
  public static func named(_ name: String) -> Skeleton? { catalogue.first { $0.name == name } }
}
