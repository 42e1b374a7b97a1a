package import Foundation
import GaitMath
import GaitModel

/// A treadmill run with markers and force plate (Fukuchi, Fukuchi and Duarte 2017,
/// doi:10.7717/peerj.3298, CC BY 4.0).
package struct RBDSTrial: Sendable {
  /// The markers, to be seen by a camera.
  package let markers: MarkerProjection
  /// Seconds between which the vertical force stays above 50 N for at least 100 ms; a contact
  /// already under way at the start is left out.
  package let contacts: [ClosedRange<Double>]

  /// Samples per second of the markers and of the force plate.
  private static let markerRate = 150.0
  private static let forceRate = 300.0

  /// Reads `RBDS001runT25markers.txt` and `RBDS001runT25forces.txt` in a folder.
  ///
  /// - Throws: what reading a file throws.
  package init(folder: URL) throws {
    let table = try MarkerTable(folder.appending(path: "RBDS001runT25markers.txt"))
    markers = MarkerProjection(
      points: Self.points(table), times: (0..<table.rows).map { Double($0) / Self.markerRate })
    let force = try MarkerTable(folder.appending(path: "RBDS001runT25forces.txt"))
    contacts = Self.contacts(force.columns["Fy"] ?? [])
  }

  /// Steps per minute from first to last contact.
  package var cadence: Double {
    guard let first = contacts.first?.lowerBound, let last = contacts.last?.lowerBound else {
      return .nan
    }
    return 60 * Double(contacts.count - 1) / (last - first)
  }

  /// Points near the joints: the running trial has no markers on knee and ankle themselves, so
  /// the lower markers of thigh and shank stand for them. Good for rhythm, not for joint angles.
  private static func points(_ table: MarkerTable) -> [PointName: [Vector2]] {
    func mean(_ names: String...) -> [Vector2]? {
      let tracks = names.compactMap { table.marker($0) }
      guard tracks.count == names.count, let first = tracks.first else { return nil }
      return first.indices.map { row in
        tracks.reduce(Vector2.zero) { $0 + $1[row] } / Double(tracks.count)
      }
    }
    var result: [PointName: [Vector2]] = [:]
    for side in Side.allCases {
      let s = side == .left ? "L" : "R"
      result[.on(side, "hip")] = mean("\(s).ASIS", "\(s).PSIS")
      result[.on(side, "knee")] = mean("\(s).Thigh.Bottom.Lateral", "\(s).Thigh.Bottom.Medial")
      result[.on(side, "ankle")] = mean("\(s).Shank.Bottom.Lateral", "\(s).Shank.Bottom.Medial")
      result[.on(side, "heel")] = mean("\(s).Heel.Bottom")
      result[.on(side, "big_toe")] = mean("\(s).MT1")
      result[.on(side, "small_toe")] = mean("\(s).MT5")
      // A point above the pelvis stands for the shoulder: it only tells which way is up.
      result[.on(side, "shoulder")] = mean("\(s).Iliac.Crest")?.map { $0 + Vector2(40, 450) }
    }
    result[.midHip] = mean("L.ASIS", "L.PSIS", "R.ASIS", "R.PSIS")
    result[.neck] = mean("L.Iliac.Crest", "R.Iliac.Crest")?.map { $0 + Vector2(40, 450) }
    return result
  }

  private static func contacts(_ force: [Double]) -> [ClosedRange<Double>] {
    let threshold = 50.0
    var result: [ClosedRange<Double>] = []
    var start: Double?
    for i in force.indices.dropFirst() {
      let (before, after) = (force[i - 1], force[i])
      let crossing = (Double(i - 1) + (threshold - before) / (after - before)) / forceRate
      if before <= threshold, after > threshold { start = crossing }
      if before > threshold, after <= threshold, let begin = start {
        if crossing - begin >= 0.1 { result.append(begin...crossing) }
        start = nil
      }
    }
    return result
  }
}
