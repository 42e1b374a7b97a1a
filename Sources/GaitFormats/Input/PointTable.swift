/// Named points with three coordinates through time, in the unit and the axes of their file: what
/// TRC, C3D and marker tables have in common.
struct PointTable: Sendable, Hashable {
  /// `mm`, `m`, `px`: as the file says, in lower case.
  var unit: String = ""
  /// What the header promises.
  var promisedFrames: Int?
  var names: [String] = []
  /// Seconds, one a frame.
  var times: [Double] = []
  /// Three values a point, point after point, frame after frame; NaN for what is missing.
  var values: [Double] = []
  /// The line of each frame, from 1; empty where a file has no lines.
  var lines: [Int] = []
  /// Where the names stand, for an error.
  var namesPlace = "the names"

  /// Where a frame stands, for an error.
  func place(_ frame: Int) -> String {
    lines.indices.contains(frame) ? "line \(lines[frame])" : "frame \(frame + 1)"
  }

  /// Where a point is in a frame; nil where it is missing. Some writers put zeros there, and a
  /// point exactly at the origin is one of those.
  func position(_ column: Int, _ frame: Int) -> (x: Double, y: Double, z: Double)? {
    let start = (frame * names.count + column) * 3
    let (x, y, z) = (values[start], values[start + 1], values[start + 2])
    guard x.isFinite, y.isFinite, x != 0 || y != 0 || (z.isFinite && z != 0) else { return nil }
    return (x, y, z.isFinite ? z : 0)
  }
}
