import GaitMath
import GaitModel

/// The points of the body that a map finds among markers, in the unit and axes of the laboratory.
struct MarkerBody {
  /// Points that one frame at least has, in the order of Halpe's 26.
  private(set) var points: [PointName] = []
  /// One track a point: a position a frame, nil where it is missing.
  private(set) var tracks: [[Vector3?]] = []

  /// Finds the points of a map; `millimetre` is one millimetre in the unit of the table.
  init(_ map: MarkerMap, _ markers: MarkerTracks, millimetre: Double) {
    let frames = 0..<markers.frameCount
    let hips = map.hips.map { hips in
      frames.map { frame -> HipJointCentres? in
        guard let leftFront = markers.position(hips.asis[0], frame),
          let rightFront = markers.position(hips.asis[1], frame),
          let leftBack = markers.position(hips.psis[0], frame),
          let rightBack = markers.position(hips.psis[1], frame)
        else { return nil }
        return HipJointCentres(
          asis: (leftFront, rightFront), psis: (leftBack, rightBack), millimetre: millimetre)
      }
    }
    for name in Skeleton.halpe26.points {
      var track: [Vector3?] = []
      if let mean = map.points[name] {
        track = frames.map { Self.position(mean, markers, $0) }
      } else if let hips, name == .leftHip || name == .rightHip {
        track = hips.map { name == .leftHip ? $0?.left : $0?.right }
      }
      guard track.contains(where: { $0 != nil }) else { continue }
      points.append(name)
      tracks.append(track)
    }
  }

  /// A weighted mean; nil where one of its markers is missing.
  private static func position(
    _ mean: MarkerMap.Mean, _ markers: MarkerTracks, _ frame: Int
  ) -> Vector3? {
    var sum = Vector3.zero
    for share in mean.shares {
      guard let place = markers.position(share.marker, frame) else { return nil }
      sum += share.weight * place
    }
    return sum
  }

  /// From one point to another, in every frame that has both.
  func differences(from: PointName, to: PointName) -> [Vector3] {
    guard let a = points.firstIndex(of: from), let b = points.firstIndex(of: to) else { return [] }
    return zip(tracks[a], tracks[b]).compactMap { from, to in
      from.flatMap { from in to.map { $0 - from } }
    }
  }

  /// Whether a whole leg of one side is there.
  var hasLeg: Bool {
    Side.allCases.contains { side in
      ["hip", "knee", "ankle"].allSatisfy { points.contains(.on(side, $0)) }
    }
  }
}
