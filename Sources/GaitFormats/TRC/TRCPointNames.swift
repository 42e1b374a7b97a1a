import GaitModel

/// The names of points in TRC files, ours to theirs and theirs to ours.
enum TRCPointNames {
  /// Pose2Sim's name of a point (`RAnkle`, `Hip`); a point that Pose2Sim does not know keeps its
  /// own.
  static func name(of point: PointName) -> String {
    if let name = middle.first(where: { $0.value == point })?.key { return name }
    guard let side = point.side, let part = parts[String(point.rawValue.dropSide)] else {
      return point.rawValue
    }
    return (side == .left ? "L" : "R") + part
  }

  /// The point that a name means: Pose2Sim's, OpenPose's (`MidHip`), or ours in any spelling
  /// (`right_ankle`, `Right Ankle`, `R_ankle`, `LEFT_FOOT_INDEX`); nil for others. Letters' case
  /// and everything that is no letter do not count.
  static func point(of name: String) -> PointName? {
    let letters = name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    if let point = aliases[letters] { return point }
    // A name in our spelling that no skeleton of the catalogue has: from a network of one's own.
    let isOurs = name.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || DecimalNumber.isDigit(byte)
    }
    let point = PointName(rawValue: name)
    return isOurs && point.side != nil ? point : nil
  }

  private static let middle: [String: PointName] = [
    "Hip": .midHip, "Neck": .neck, "Head": .head, "Nose": .nose,
  ]

  private static let parts = [
    "eye": "Eye", "ear": "Ear", "shoulder": "Shoulder", "elbow": "Elbow", "wrist": "Wrist",
    "hip": "Hip", "knee": "Knee", "ankle": "Ankle", "heel": "Heel", "big_toe": "BigToe",
    "small_toe": "SmallToe", "index": "Index", "pinky": "Pinky", "thumb": "Thumb",
  ]

  private static let aliases: [String: PointName] = {
    var result: [String: PointName] = ["midhip": .midHip, "chip": .midHip, "pelvis": .midHip]
    for (name, point) in middle { result[name.lowercased()] = point }
    for side in Side.allCases {
      let point = { (part: String) in PointName.on(side, part) }
      for prefix in [side.rawValue, side == .left ? "l" : "r"] {
        for (ours, theirs) in parts { result[prefix + theirs.lowercased()] = point(ours) }
        result[prefix + "footindex"] = point("big_toe")
      }
    }
    for skeleton in Skeleton.catalogue {
      for point in skeleton.points {
        result[point.rawValue.filter { $0 != "_" }] = point
      }
    }
    return result
  }()
}

extension String {
  /// The name without `left_` or `right_`.
  fileprivate var dropSide: Substring { drop { $0 != "_" }.dropFirst() }
}
