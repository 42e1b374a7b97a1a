import GaitModel

extension PersonSummary {
  /// The summary of a person who is known by points alone.
  init(poses: PoseSequence, id: Int) {
    var times: [Double] = []
    var heights: [Double] = []
    for frame in 0..<poses.count {
      let seen = poses[frame].filter { !$0.isMissing }
      guard let top = seen.map(\.y).min(), let bottom = seen.map(\.y).max() else { continue }
      times.append(poses.times[frame])
      heights.append(Double(bottom - top))
    }
    heights.sort()
    self.init(
      id: id, firstTime: times.first ?? 0, lastTime: times.last ?? 0, frameCount: times.count,
      height: heights.isEmpty ? 0 : heights[heights.count / 2])
  }
}
