import GaitMath
package import GaitModel

/// The centre of mass of the body, from its segments or, where these are not seen, from the
/// pelvis.
package struct CentreOfMass: Sendable, Hashable {
  /// Its place in every frame; NaN where a segment that counts is missing.
  package let track: PointTrack
  /// Share of the body's mass whose own segment was seen; the rest stands at its next joint.
  package let segmentShare: Double
  /// Whether the middle of the hips stands for it.
  package let isPelvis: Bool
  /// Standard deviation of each coordinate by the noise of the points, pixels.
  package let noise: Double
  /// How far along the trunk it may lie off because the sex is not known, pixels; 0 where it is.
  package let alongTrunk: Double

  /// Share of the frames with a person in which a segment has to be seen to count.
  private static let fewestFrames = 0.9
  /// Share of the frames in which the sum has to be complete; below, the pelvis stands for it.
  private static let fewestComplete = 0.8
  /// Half the difference between the columns of both sexes: 0.43 of the mass times 0.053 of the
  /// trunk's length.
  private static let sexShare = 0.43 * 0.053 / 2

  /// The weighted mean of the segments' centres (`BodySegment`); nil where not even the hips are
  /// seen.
  ///
  /// Which segments count is decided once for the clip, so that the sum does not jump: a segment
  /// that is seen in fewer than nine of ten frames (a hand behind the body) is put at the joint by
  /// which it hangs. Trunk, thighs and shanks have no such stand-in; without them the middle of
  /// the hips is taken, whose height differs from that of the centre of mass by under 2 mm on
  /// average and about 7 mm step by step (Gullstrand et al. 2009, PMID 19356933).
  package init?(_ body: BodyTracks, sex: CaptureContext.Sex?, noise: TrackNoise) {
    guard let pelvis = body[.midHip], pelvis.x.contains(where: \.isFinite) else { return nil }
    let present = (0..<body.count).filter { frame in
      body.tracks.contains { !$0.isMissing(frame) }
    }
    func isSeen(_ name: PointName) -> Bool {
      guard let track = body[name], !present.isEmpty else { return false }
      let seen = present.count { !track.isMissing($0) }
      return Double(seen) >= Self.fewestFrames * Double(present.count)
    }
    var weights: [PointName: Double] = [:]
    var own = 0.0
    var total = 0.0
    var isComplete = true
    for segment in BodySegment.all {
      for side in segment.part.isPaired ? Side.allCases : [.left] {
        let mass = segment.mass.value(sex)
        let (first, second) = segment.ends(side)
        total += mass
        if isSeen(first), isSeen(second) {
          let share = segment.centre.value(sex)
          weights[first, default: 0] += mass * (1 - share)
          weights[second, default: 0] += mass * share
          own += mass
        } else if let stand = segment.stands(side).first(where: isSeen) {
          weights[stand, default: 0] += mass
        } else {
          isComplete = false
        }
      }
    }
    let names = weights.keys.sorted { $0.rawValue < $1.rawValue }
    var sum = PointTrack(
      x: [Double](repeating: 0, count: body.count), y: [Double](repeating: 0, count: body.count),
      confidence: [Float](repeating: 1, count: body.count))
    for name in names {
      guard let track = body[name], let weight = weights[name] else { continue }
      for frame in 0..<body.count {
        sum.x[frame] += weight / total * track.x[frame]
        sum.y[frame] += weight / total * track.y[frame]
        sum.confidence[frame] = min(sum.confidence[frame], track.confidence[frame])
      }
    }
    let complete = present.count { !sum.isMissing($0) }
    isPelvis =
      !isComplete || Double(complete) < Self.fewestComplete * Double(max(1, present.count))
    if isPelvis {
      track = pelvis
      segmentShare = 0
      self.noise = noise.cleaned(.midHip)
      alongTrunk = 0
      return
    }
    track = sum
    segmentShare = own / total
    self.noise =
      names.reduce(0) {
        let part = (weights[$1] ?? 0) / total * noise.cleaned($1)
        return $0 + part * part
      }.squareRoot()
    alongTrunk = sex == nil ? Self.sexShare * (body.trunkLength ?? 0) : 0
  }
}

extension BodyTracks {
  /// The usual length from neck to mid-hip, pixels; nil where no frame shows both.
  package var trunkLength: Double? {
    guard let neck = self[.neck], let hip = self[.midHip] else { return nil }
    return Statistics.median((0..<count).map { (neck[$0] - hip[$0]).length }.filter(\.isFinite))
  }
}
