/// The name of a point on the body, the same in every skeleton: `left_ankle`, `right_big_toe`.
///
/// An open set: a custom network may bring names of its own (`left_calcaneus_top`). The constants
/// below are those that the analysis knows.
public struct PointName: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  public init(stringLiteral value: String) { rawValue = value }

  public static let nose: PointName = "nose"
  public static let head: PointName = "head"
  /// Mid-point of the shoulders, at the base of the neck.
  public static let neck: PointName = "neck"
  /// Mid-point of the hips.
  public static let midHip: PointName = "mid_hip"

  public static let leftEye: PointName = "left_eye"
  public static let rightEye: PointName = "right_eye"
  public static let leftEar: PointName = "left_ear"
  public static let rightEar: PointName = "right_ear"
  public static let leftShoulder: PointName = "left_shoulder"
  public static let rightShoulder: PointName = "right_shoulder"
  public static let leftElbow: PointName = "left_elbow"
  public static let rightElbow: PointName = "right_elbow"
  public static let leftWrist: PointName = "left_wrist"
  public static let rightWrist: PointName = "right_wrist"
  public static let leftIndex: PointName = "left_index"
  public static let rightIndex: PointName = "right_index"
  public static let leftHip: PointName = "left_hip"
  public static let rightHip: PointName = "right_hip"
  public static let leftKnee: PointName = "left_knee"
  public static let rightKnee: PointName = "right_knee"
  public static let leftAnkle: PointName = "left_ankle"
  public static let rightAnkle: PointName = "right_ankle"
  public static let leftHeel: PointName = "left_heel"
  public static let rightHeel: PointName = "right_heel"
  public static let leftBigToe: PointName = "left_big_toe"
  public static let rightBigToe: PointName = "right_big_toe"
  public static let leftSmallToe: PointName = "left_small_toe"
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
