import GaitModel

extension MarkerMap {
  /// The maps that `--markers` takes by name.
  package static let builtIn: [MarkerMap] = [plugInGait, rbds]

  /// Vicon's Plug-in Gait, full body or legs alone (Davis et al. 1991,
  /// doi:10.1016/0167-9457(91)90046-Z; marker names of the maker's guide).
  ///
  /// Knee and ankle are the lateral markers: seen from the side they lie over the joints. The toe is
  /// the second metatarsal's head, the ears lie between the head's markers of a side.
  package static let plugInGait: MarkerMap = {
    var points: [PointName: Mean] = [.neck: .middle("C7", "CLAV")]
    for (side, s) in [(Side.left, "L"), (.right, "R")] {
      points[.on(side, "ear")] = .middle(s + "FHD", s + "BHD")
      points[.on(side, "shoulder")] = .middle(s + "SHO")
      points[.on(side, "elbow")] = .middle(s + "ELB")
      points[.on(side, "wrist")] = .middle(s + "WRA", s + "WRB")
      points[.on(side, "knee")] = .middle(s + "KNE")
      points[.on(side, "ankle")] = .middle(s + "ANK")
      points[.on(side, "heel")] = .middle(s + "HEE")
      points[.on(side, "big_toe")] = .middle(s + "TOE")
    }
    return MarkerMap(
      name: "plug-in-gait", points: points,
      hips: Hips(asis: ["LASI", "RASI"], psis: ["LPSI|SACR", "RPSI|SACR"]))
  }()

  /// The running data of Fukuchi, Fukuchi and Duarte 2017 (doi:10.7717/peerj.3298): millimetres, x
  /// forward, y up. Knees and ankles come from the standing trial.
  package static let rbds: MarkerMap = {
    var points: [PointName: Mean] = [:]
    var clusters: [Cluster] = []
    for (side, s) in [(Side.left, "L."), (.right, "R.")] {
      points[.on(side, "knee")] = .middle(s + "Knee", s + "Knee.Medial")
      points[.on(side, "ankle")] = .middle(s + "Ankle", s + "Ankle.Medial")
      points[.on(side, "heel")] = .middle(s + "Heel.Bottom")
      points[.on(side, "big_toe")] = .middle(s + "MT1")
      points[.on(side, "small_toe")] = .middle(s + "MT5")
      let markers = { (segment: String) in
        ["Top.Lateral", "Bottom.Lateral", "Top.Medial", "Bottom.Medial"].map {
          "\(s)\(segment).\($0)"
        }
      }
      clusters.append(
        Cluster(markers: markers("Thigh"), carries: [s + "Knee", s + "Knee.Medial"]))
      clusters.append(
        Cluster(markers: markers("Shank"), carries: [s + "Ankle", s + "Ankle.Medial"]))
    }
    return MarkerMap(
      name: "rbds", unit: "mm", up: .y, forward: .x, points: points,
      hips: Hips(asis: ["L.ASIS", "R.ASIS"], psis: ["L.PSIS", "R.PSIS"]), clusters: clusters)
  }()
}

extension MarkerMap.Mean {
  /// The middle of markers.
  fileprivate static func middle(_ markers: String...) -> Self {
    Self(markers.map { MarkerMap.Share($0, 1 / Double(markers.count)) })
  }
}
