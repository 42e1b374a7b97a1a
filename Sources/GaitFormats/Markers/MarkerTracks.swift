import GaitMath

/// The markers of a table under their names.
struct MarkerTracks {
  private let table: PointTable
  private let columns: [String: Int]
  /// Markers that were rebuilt, one position a frame; nil where that could not be.
  private var rebuilt: [String: [Vector3?]] = [:]

  var frameCount: Int { table.times.count }

  init(_ table: PointTable) {
    self.table = table
    // A marker that no frame has is as good as none: files keep the names of those taken off.
    let seen = table.names.indices.filter { column in
      table.times.indices.contains { table.position(column, $0) != nil }
    }
    columns = Dictionary(
      seen.map { (Self.key(table.names[$0]), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The name without a subject before a colon (`Runner:LASI`), in small letters.
  private static func key(_ name: String) -> String {
    let marker = name.lastIndex(of: ":").map { name[name.index(after: $0)...] } ?? name[...]
    return marker.lowercased()
  }

  /// The first of the names (`LPSI|SACR`) that the table has; nil where it has none.
  func known(_ names: String) -> String? {
    names.split(separator: "|").lazy.map { Self.key(String($0)) }.first {
      columns[$0] != nil || rebuilt[$0] != nil
    }
  }

  /// Where a marker is in a frame; nil where it is missing.
  func position(_ names: String, _ frame: Int) -> Vector3? {
    guard let name = known(names) else { return nil }
    if let column = columns[name], let found = table.position(column, frame) {
      return Vector3(found.x, found.y, found.z)
    }
    return rebuilt[name]?[frame]
  }

  /// The mean place of a marker; nil where no frame has it.
  func mean(_ name: String) -> Vector3? {
    let found = (0..<frameCount).compactMap { position(name, $0) }
    return found.isEmpty ? nil : found.reduce(.zero, +) / Double(found.count)
  }

  /// Rebuilds markers that are missing here but stood on a segment in the standing trial: in each
  /// frame, the rigid motion of the segment's other markers carries them along. A frame whose
  /// markers fit worse than `largestResidual` (root of the mean square of the distances) is left
  /// out.
  mutating func rebuild(
    _ cluster: MarkerMap.Cluster, from standing: MarkerTracks, largestResidual: Double
  ) {
    let worn = cluster.markers.compactMap { name in
      known(name) == nil ? nil : standing.mean(name).map { (name: name, place: $0) }
    }
    var carried: [(name: String, place: Vector3)] = []
    for names in cluster.carries {
      guard let name = standing.known(names), let place = standing.mean(name) else { continue }
      carried.append((name, place))
    }
    guard worn.count >= 3, !carried.isEmpty else { return }
    var tracks = [[Vector3?]](repeating: [], count: carried.count)
    for frame in 0..<frameCount {
      var before: [Vector3] = []
      var now: [Vector3] = []
      for marker in worn {
        guard let place = position(marker.name, frame) else { continue }
        before.append(marker.place)
        now.append(place)
      }
      let fit = RigidTransform.fit(before, now).flatMap {
        $0.residual <= largestResidual ? $0.transform : nil
      }
      for index in carried.indices { tracks[index].append(fit.map { $0(carried[index].place) }) }
    }
    for (index, marker) in carried.enumerated() { rebuilt[marker.name] = tracks[index] }
  }
}
