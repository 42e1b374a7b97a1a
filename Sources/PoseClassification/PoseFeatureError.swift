package import GaitModel

/// Why a pose cannot be turned into the numbers that a classifier takes, or why a list of points
/// cannot be used at all.
package enum PoseFeatureError: Error, Sendable, Hashable {
  /// The list of points is empty or names one twice.
  case pointList
  /// The list names no hip or no shoulder, which the torso needs.
  case noTorso(lacking: String)
  /// The pose lacks a point, by the pose's own name for it.
  case missing(PointName)
  /// The network was not sure enough of a point.
  case unsure(PointName, confidence: Double, needed: Double)
  /// Hip and shoulder lie on one spot, or all numbers are the same.
  case degenerate
  /// Nobody knows which side the person turns to the camera, and the classifier needs it.
  case unknownCameraSide
  /// Nobody knows how large the picture is, and the classifier needs it.
  case unknownPictureSize
}

extension PoseFeatureError: CustomStringConvertible {
  /// One clause for a reader.
  package var description: String {
    switch self {
    case .pointList: "the list of points is empty or names one twice"
    case .noTorso(let part): "the list of points names no \(part), which the torso needs"
    case .missing(let name): "the point \(name.rawValue) is missing"
    case .unsure(let name, let confidence, let needed):
      "the point \(name.rawValue) has a confidence of \(Self.short(confidence)), "
        + "below \(Self.short(needed))"
    case .degenerate: "its points lie on one spot"
    case .unknownCameraSide: "the side that is turned to the camera is not known"
    case .unknownPictureSize: "the size of the picture is not known"
    }
  }

  private static func short(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e6 else { return "\(value)" }
    return "\((value * 100).rounded() / 100)"
  }
}
