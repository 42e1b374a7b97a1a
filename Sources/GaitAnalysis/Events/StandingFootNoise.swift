import GaitMath
package import GaitModel

/// How much the points of a foot shake from frame to frame while it stands.
package enum StandingFootNoise {
  /// Share of the stride around the middle of stance in which a toe is at rest on the ground.
  private static let still = 0.07

  /// Standard deviation of one coordinate of one point, leg lengths; nil where no foot stands for
  /// three frames.
  ///
  /// In mid-stance a toe rests, or moves at the speed of belt or camera: what is left in the second
  /// difference of three neighbouring frames is noise, of variance six times that of a frame.
  package static func estimate(
    _ body: BodyTracks, centers: [Side: [Double]], stride: Double, scale: BodyScale
  ) -> Double? {
    var squares: [Double] = []
    for (side, moments) in centers.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let toe = body[.on(side, "big_toe")]
      guard let track = toe ?? body[.on(side, "ankle")] else { continue }
      for moment in moments {
        let low = moment - still * stride
        let high = moment + still * stride
        let start = body.times.partitionIndex { $0 >= low }
        let end = body.times.partitionIndex { $0 > high }
        guard end - start > 2 else { continue }
        for frame in start + 1..<end - 1 {
          let bend = track[frame - 1] - 2 * track[frame] + track[frame + 1]
          if bend.x.isFinite { squares += [bend.x * bend.x / 6, bend.y * bend.y / 6] }
        }
      }
    }
    // The median of squares of normal errors is 0.455 of their mean: it forgets lost frames.
    return Statistics.median(squares).map { ($0 / 0.455).squareRoot() / scale.legLength }
  }
}

extension [Double] {
  /// The first index whose element fulfils a condition that holds from there on; the count if
  /// none does.
  ///
  /// - Complexity: O(log n).
  func partitionIndex(_ belongs: (Double) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
