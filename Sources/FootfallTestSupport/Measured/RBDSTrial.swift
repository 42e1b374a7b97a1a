package import Foundation
import GaitMath
import GaitModel

/// A treadmill run with markers and force plate (Fukuchi, Fukuchi and Duarte 2017,
/// doi:10.7717/peerj.3298, CC BY 4.0).
package struct RBDSTrial: Sendable {
  /// The markers, to be seen by a camera at the side.
  package let markers: MarkerProjection
  /// The markers as a camera behind the runner sees them: their x is to the runner's right.
  package let fromBehind: MarkerProjection
  /// Seconds between which the vertical force stays above 50 N for at least 100 ms; a contact
  /// already under way at the start is left out.
  package let contacts: [ClosedRange<Double>]

  /// Samples per second of the markers and of the force plate.
  private static let markerRate = 150.0
  private static let forceRate = 300.0

  /// Reads `RBDS001runT25markers.txt`, `RBDS001runT25forces.txt` and `RBDS001static.txt` in a
  /// folder.
  ///
  /// - Throws: what reading a file throws.
  package init(folder: URL) throws {
    let table = try MarkerTable(folder.appending(path: "RBDS001runT25markers.txt"))
    let standing = try MarkerTable(folder.appending(path: "RBDS001static.txt"))
    let times = (0..<table.rows).map { Double($0) / Self.markerRate }
    markers = MarkerProjection(
      points: Self.points(table, standing) { Vector2($0.x, $0.y) }, times: times)
    fromBehind = MarkerProjection(
      points: Self.points(table, standing) { Vector2($0.z, $0.y) }, times: times)
    let force = try MarkerTable(folder.appending(path: "RBDS001runT25forces.txt"))
    let values = force.columns["Fy"] ?? []
    contacts = ForceContacts.spans(
      values, times: values.indices.map { Double($0) / Self.forceRate })
  }

  /// Steps per minute from first to last contact.
  package var cadence: Double {
    guard let first = contacts.first?.lowerBound, let last = contacts.last?.lowerBound else {
      return .nan
    }
    return 60 * Double(contacts.count - 1) / (last - first)
  }

  /// The contacts with their feet: the one whose forefoot is lower half-way.
  package var sidedContacts: [MeasuredContact] {
    contacts.compactMap { span in
      let row = Int((span.lowerBound + span.upperBound) / 2 * Self.markerRate)
      guard let left = markers.points[.leftBigToe], let right = markers.points[.rightBigToe],
        left.indices.contains(row)
      else { return nil }
      return MeasuredContact(
        side: left[row].y < right[row].y ? .left : .right, start: span.lowerBound,
        end: span.upperBound)
    }
  }

  /// The points of a network. Joint centres, whose markers were worn in the standing trial only,
  /// are carried by the clusters of pelvis and shank.
  private static func points(
    _ table: MarkerTable, _ standing: MarkerTable, in plane: (SIMD3<Double>) -> Vector2
  ) -> [PointName: [Vector2]] {
    func marker(_ name: String) -> [Vector2]? { table.place(name)?.map(plane) }
    var result: [PointName: [Vector2]] = [:]
    let pelvis = ["R.ASIS", "L.ASIS", "R.PSIS", "L.PSIS", "R.Iliac.Crest", "L.Iliac.Crest"]
    for side in Side.allCases {
      let s = side == .left ? "L" : "R"
      let shank = ["Top.Lateral", "Bottom.Lateral", "Top.Medial", "Bottom.Medial"].map {
        "\(s).Shank.\($0)"
      }
      func between(_ a: String, _ b: String) -> SIMD3<Double>? {
        guard let a = typical(a, standing), let b = typical(b, standing) else { return nil }
        return (a + b) / 2
      }
      result[.on(side, "hip")] = carried(hip(side, standing), by: pelvis, table, standing)?
        .map(plane)
      result[.on(side, "knee")] = carried(
        between("\(s).Knee", "\(s).Knee.Medial"), by: shank, table, standing)?.map(plane)
      result[.on(side, "ankle")] = carried(
        between("\(s).Ankle", "\(s).Ankle.Medial"), by: shank, table, standing)?.map(plane)
      result[.on(side, "heel")] = marker("\(s).Heel.Bottom")
      result[.on(side, "big_toe")] = marker("\(s).MT1")
      result[.on(side, "small_toe")] = marker("\(s).MT5")
      // A point above the pelvis stands for the shoulder: it only tells which way is up.
      result[.on(side, "shoulder")] = table.place("\(s).Iliac.Crest")?.map {
        plane($0 + SIMD3(40, 450, 0))
      }
    }
    func middle(_ a: PointName, _ b: PointName) -> [Vector2]? {
      guard let a = result[a], let b = result[b] else { return nil }
      return zip(a, b).map { ($0 + $1) / 2 }
    }
    result[.midHip] = middle(.leftHip, .rightHip)
    result[.neck] = middle(.leftShoulder, .rightShoulder)
    return result
  }

  /// The hip joint in standing: 36 % of the distance between the front spines to the side, 19 %
  /// behind and 30 % below their middle (Bell et al. 1990, doi:10.1016/0021-9290(90)90054-7).
  private static func hip(_ side: Side, _ standing: MarkerTable) -> SIMD3<Double>? {
    guard let ra = typical("R.ASIS", standing), let la = typical("L.ASIS", standing),
      let rp = typical("R.PSIS", standing), let lp = typical("L.PSIS", standing)
    else { return nil }
    let width = (ra - la).length
    let right = (ra - la) / width
    let middle = (ra + la) / 2
    var forward = middle - (rp + lp) / 2
    forward -= forward.dot(right) * right
    forward /= forward.length
    let up = right.cross(forward)
    let out = side == .right ? 0.36 : -0.36
    return middle + width * (out * right - 0.19 * forward - 0.3 * up)
  }

  /// A point of the standing trial as a cluster of markers carries it through the run.
  private static func carried(
    _ point: SIMD3<Double>?, by cluster: [String], _ table: MarkerTable, _ standing: MarkerTable
  ) -> [SIMD3<Double>]? {
    let still = cluster.compactMap { typical($0, standing) }
    let tracks = cluster.compactMap { table.place($0) }
    guard let point, still.count == cluster.count, tracks.count == cluster.count else {
      return nil
    }
    return (0..<table.rows).map { row in
      let seen = cluster.indices.filter { tracks[$0][row].x.isFinite }
      let fit = RigidTransform.fit(seen.map { still[$0] }, seen.map { tracks[$0][row] })
      return fit?.transform(point) ?? SIMD3(repeating: .nan)
    }
  }

  private static func typical(_ name: String, _ table: MarkerTable) -> SIMD3<Double>? {
    guard let rows = table.place(name)?.filter({ $0.x.isFinite }) else { return nil }
    guard let x = Statistics.median(rows.map(\.x)), let y = Statistics.median(rows.map(\.y)),
      let z = Statistics.median(rows.map(\.z))
    else { return nil }
    return SIMD3(x, y, z)
  }
}
