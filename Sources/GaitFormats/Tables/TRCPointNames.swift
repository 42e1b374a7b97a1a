import GaitModel

/// The names of points in TRC files.
enum TRCPointNames {
  /// Pose2Sim's name of a point (`RAnkle`, `Hip`); a point that Pose2Sim does not know keeps its
  /// own.
  static func name(of point: PointName) -> String {
    switch point {
    case .midHip: return "Hip"
    case .neck: return "Neck"
    case .head: return "Head"
    case .nose: return "Nose"
    default: break
    }
    guard let side = point.side,
      let part = parts[point.rawValue.drop { $0 != "_" }.dropFirst().description]
    else { return point.rawValue }
    return (side == .left ? "L" : "R") + part
  }

  private static let parts = [
    "eye": "Eye", "ear": "Ear", "shoulder": "Shoulder", "elbow": "Elbow", "wrist": "Wrist",
    "hip": "Hip", "knee": "Knee", "ankle": "Ankle", "heel": "Heel", "big_toe": "BigToe",
    "small_toe": "SmallToe", "index": "Index", "pinky": "Pinky", "thumb": "Thumb",
  ]
}
