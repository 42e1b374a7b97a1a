/// How the points of a pose become the numbers that a classifier takes.
public enum PoseNormalisation: String, Sendable, Codable, CaseIterable, Hashable {
  /// Positions from the hip in units of the torso's length.
  case hipsTorso
  /// All coordinates together, as fractions of the picture, to mean 0 and standard deviation 1.
  case zscore
}
