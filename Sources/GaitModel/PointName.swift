/// The name of a point on the body, the same in every skeleton: `left_ankle`, `right_big_toe`.
///
/// An open set: a custom network may bring names of its own (`left_calcaneus_top`). The constants
/// below are those that the analysis knows.
public struct PointName: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  public init(stringLiteral value: String) { rawValue = value }

  /// The tip of the nose.
  public static let nose: PointName = "nose"
  /// The top of the head.
  public static let head: PointName = "head"
  /// Mid-point of the shoulders, at the base of the neck.
  public static let neck: PointName = "neck"
  /// Mid-point of the hips.
  public static let midHip: PointName = "mid_hip"

  /// The left eye.
  public static let leftEye: PointName = "left_eye"
  /// The right eye.
  public static let rightEye: PointName = "right_eye"
  /// The left ear.
  public static let leftEar: PointName = "left_ear"
  /// The right ear.
  public static let rightEar: PointName = "right_ear"
  /// The centre of the left shoulder joint.
  public static let leftShoulder: PointName = "left_shoulder"
  /// The centre of the right shoulder joint.
  public static let rightShoulder: PointName = "right_shoulder"
  /// The centre of the left elbow joint.
  public static let leftElbow: PointName = "left_elbow"
  /// The centre of the right elbow joint.
  public static let rightElbow: PointName = "right_elbow"
  /// The centre of the left wrist joint.
  public static let leftWrist: PointName = "left_wrist"
  /// The centre of the right wrist joint.
  public static let rightWrist: PointName = "right_wrist"
  /// The knuckle of the left index finger.
  public static let leftIndex: PointName = "left_index"
  /// The knuckle of the right index finger.
  public static let rightIndex: PointName = "right_index"
  /// The centre of the left hip joint.
  public static let leftHip: PointName = "left_hip"
  /// The centre of the right hip joint.
  public static let rightHip: PointName = "right_hip"
  /// The centre of the left knee joint.
  public static let leftKnee: PointName = "left_knee"
  /// The centre of the right knee joint.
  public static let rightKnee: PointName = "right_knee"
  /// The centre of the left ankle joint.
  public static let leftAnkle: PointName = "left_ankle"
  /// The centre of the right ankle joint.
  public static let rightAnkle: PointName = "right_ankle"
  /// The back of the left heel.
  public static let leftHeel: PointName = "left_heel"
  /// The back of the right heel.
  public static let rightHeel: PointName = "right_heel"
  /// The tip of the left big toe.
  public static let leftBigToe: PointName = "left_big_toe"
  /// The tip of the right big toe.
  public static let rightBigToe: PointName = "right_big_toe"
  /// The tip of the left small toe.
  public static let leftSmallToe: PointName = "left_small_toe"
  /// The tip of the right small toe.
  public static let rightSmallToe: PointName = "right_small_toe"

  /// The side that the name begins with, or nil for a point on the mid-line.
  public var side: Side? {
    if rawValue.hasPrefix("left_") { return .left }
    if rawValue.hasPrefix("right_") { return .right }
    return nil
  }

  /// The same point on the other side of the body; a mid-line point is its own mirror.
  public var mirrored: PointName {
    switch side {
    case .left: PointName(rawValue: "right_" + rawValue.dropFirst(5))
    case .right: PointName(rawValue: "left_" + rawValue.dropFirst(6))
    case nil: self
    }
  }

  /// The point of this kind on a given side: `PointName.on(.left, "ankle")` is `left_ankle`.
  public static func on(_ side: Side, _ part: String) -> PointName {
    PointName(rawValue: side.rawValue + "_" + part)
  }
}
