package import Foundation
import GaitMath
import GaitModel

/// A run with markers and force plates in the formats of OpenSim.
package struct OpenSimTrial: Sendable {
  /// The markers, to be seen by a camera.
  package let markers: MarkerProjection
  /// Stays on the plates, by time.
  package let contacts: [MeasuredContact]

  /// Subject 2 of Hamner and Delp 2013 (doi:10.1016/j.jbiomech.2012.11.024) on a treadmill:
  /// `hamner_subject02_running.trc` and `..._grf.mot` in a folder; both at 60 hertz, smoothed.
  ///
  /// - Throws: what reading a file throws.
  package init(hamnerIn folder: URL) throws {
    let table = try MarkerTable(trc: folder.appending(path: "hamner_subject02_running.trc"))
    let force = try MarkerTable(
      motion: folder.appending(path: "hamner_subject02_running_grf.mot"))
    var points: [PointName: [Vector2]] = [:]
    for side in Side.allCases {
      let s = side == .left ? "L" : "R"
      points[.on(side, "hip")] = Self.mean(table, "V.Sacral", "\(s).ASIS")
      points[.on(side, "knee")] = table.marker("\(s).Shank.Upper")
      points[.on(side, "ankle")] = Self.mean(table, "\(s).Heel", "\(s).Midfoot.Sup")
      points[.on(side, "heel")] = table.marker("\(s).Heel")
      points[.on(side, "big_toe")] = table.marker("\(s).Toe.Tip")
      points[.on(side, "shoulder")] = table.marker("\(s).Acromium")
    }
    self.init(
      points: points, times: table.columns["Time"] ?? [], force: force,
      columns: [.right: "ground_force_vy", .left: "1_ground_force_vy"])
  }

  /// A run over two plates of 0.82 s (R. K. Fukuchi and others, BMC laboratory, CC BY 4.0):
  /// `bmc_run.trc` and `bmc_run_grf.mot` in a folder.
  ///
  /// - Throws: what reading a file throws.
  package init(bmcIn folder: URL) throws {
    let table = try MarkerTable(trc: folder.appending(path: "bmc_run.trc"))
    let force = try MarkerTable(motion: folder.appending(path: "bmc_run_grf.mot"))
    var points: [PointName: [Vector2]] = [:]
    for side in Side.allCases {
      let s = side == .left ? "L" : "R"
      points[.on(side, "hip")] = Self.mean(table, "\(s)ASI", "\(s)PSI")
      points[.on(side, "knee")] = Self.mean(table, "\(s)LFCv", "\(s)MFCv")
      points[.on(side, "ankle")] = Self.mean(table, "\(s)LMALv", "\(s)MMALv")
      points[.on(side, "heel")] = table.marker("\(s)CAL")
      points[.on(side, "big_toe")] = table.marker("\(s)TOE")
      points[.on(side, "small_toe")] = table.marker("\(s)MT5")
      points[.on(side, "shoulder")] = table.marker("\(s)ACR")
    }
    self.init(
      points: points, times: table.columns["Time"] ?? [], force: force,
      columns: [.right: "R_ground_force_vy", .left: "L_ground_force_vy"])
  }

  private init(
    points: [PointName: [Vector2]], times: [Double], force: MarkerTable, columns: [Side: String]
  ) {
    var all = points
    for (middle, pair) in [
      (PointName.midHip, (PointName.leftHip, PointName.rightHip)),
      (.neck, (.leftShoulder, .rightShoulder)),
    ] {
      guard let a = points[pair.0], let b = points[pair.1] else { continue }
      all[middle] = zip(a, b).map { ($0 + $1) / 2 }
    }
    markers = MarkerProjection(points: all, times: times)
    let seconds = force.columns["time"] ?? []
    contacts = columns.flatMap { side, column in
      ForceContacts.spans(force.columns[column] ?? [], times: seconds).map {
        MeasuredContact(side: side, start: $0.lowerBound, end: $0.upperBound)
      }
    }.sorted { $0.start < $1.start }
  }

  private static func mean(_ table: MarkerTable, _ a: String, _ b: String) -> [Vector2]? {
    guard let a = table.marker(a), let b = table.marker(b) else { return nil }
    return zip(a, b).map { ($0 + $1) / 2 }
  }
}
