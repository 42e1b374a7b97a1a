import GaitMath

/// Finds samples of a track that cannot be where the network put them.
///
/// Two tests, both in seconds and body lengths, so that they hold at every frame rate:
///
/// - **Leap**: the point leaps away faster than any limb moves (and by more than 0.15 body
///   heights) and leaps back within 0.15 s: everything between the leaps goes.
/// - **Spike** (after Hampel 1974, doi:10.1080/01621459.1974.10482962): the sample lies off the
///   cubic through its two neighbours on either side by more than 5 robust standard deviations of
///   such residuals within 0.5 s, and by more than 0.03 body heights. The residual, not the
///   position, is tested: a foot's own motion is many times larger than its noise.
package struct OutlierTest: Sendable {
  /// Body heights per second: the foot of a sprinter swings at 12 or less.
  package static let highestSpeed = 15.0
  private static let leapDistance = 0.15
  private static let longestLeap = 0.15
  private static let spikeWindow = 0.5
  private static let spikeThreshold = 5.0
  private static let spikeDistance = 0.03

  /// The size of the body, which the limits are measured by.
  package let scale: BodyScale

  package init(scale: BodyScale) { self.scale = scale }

  /// The frames to drop, in order.
  ///
  /// - Complexity: O(n) while spikes are rare.
  package func outliers(_ track: PointTrack, times: [Double]) -> [Int] {
    var rest = track
    var found = leaps(track, times)
    for frame in found { rest.remove(frame) }
    // A spike disturbs the residuals of its neighbours: the worst goes first, then again.
    for _ in 0..<3 {
      let spikes = spikes(rest, times)
      if spikes.isEmpty { break }
      for frame in spikes { rest.remove(frame) }
      found += spikes
    }
    return found.sorted()
  }

  private func leaps(_ track: PointTrack, _ times: [Double]) -> [Int] {
    let present = (0..<track.count).filter { !track.isMissing($0) }
    let isLeap = zip(present, present.dropFirst()).map { a, b in
      let distance = (track[b] - track[a]).length / scale.height
      return distance > max(Self.leapDistance, Self.highestSpeed * (times[b] - times[a]))
    }
    var result: [Int] = []
    var start: Int?
    for (step, leaps) in isLeap.enumerated() where leaps {
      if let from = start, times[present[step]] - times[present[from]] <= Self.longestLeap {
        // Back near where it left from: what lies between was elsewhere.
        let gap = times[present[step + 1]] - times[present[from - 1]]
        let distance = (track[present[step + 1]] - track[present[from - 1]]).length / scale.height
        if distance <= max(Self.leapDistance, Self.highestSpeed * gap) {
          result += present[from...step]
          start = nil
          continue
        }
      }
      start = step + 1
    }
    return result
  }

  /// The cubic through four samples, at a time (Lagrange's form).
  private static func cubic(
    _ track: PointTrack, _ times: [Double], _ frames: SIMD4<Int>, at time: Double
  ) -> Vector2 {
    let known = SIMD4(
      times[frames[0]], times[frames[1]], times[frames[2]], times[frames[3]])
    let apart = time - known
    var expected = Vector2.zero
    for a in 0..<4 {
      var weight = 1.0
      for b in 0..<4 where b != a { weight *= apart[b] / (known[a] - known[b]) }
      expected += weight * track[frames[a]]
    }
    return expected
  }

  private func spikes(_ track: PointTrack, _ times: [Double]) -> [Int] {
    let present = (0..<track.count).filter { !track.isMissing($0) }
    guard present.count > 4 else { return [] }
    let limit = Self.spikeDistance * scale.height
    var residuals = [Double](repeating: 0, count: present.count)
    for i in 2..<present.count - 2 {
      let around = SIMD4(present[i - 2], present[i - 1], present[i + 1], present[i + 2])
      // Too sparse around a gap to say anything.
      guard times[around[3]] - times[around[0]] < Self.spikeWindow else { continue }
      let expected = Self.cubic(track, times, around, at: times[present[i]])
      residuals[i] = (track[present[i]] - expected).length
    }
    return residuals.indices.compactMap { i in
      let residual = residuals[i]
      guard residual > limit, i >= 2, i < residuals.count - 2,
        residual == residuals[i - 2...i + 2].max()
      else { return nil }
      var low = i
      var high = i
      while low > 0, times[present[i]] - times[present[low - 1]] <= Self.spikeWindow / 2 {
        low -= 1
      }
      while high < present.count - 1,
        times[present[high + 1]] - times[present[i]] <= Self.spikeWindow / 2
      {
        high += 1
      }
      // The residuals are lengths: their median about zero is the spread.
      let spread = 1.4826 * (Statistics.median(Array(residuals[low...high])) ?? 0)
      return residual > Self.spikeThreshold * spread ? present[i] : nil
    }
  }
}
