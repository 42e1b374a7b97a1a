import GaitMath

/// Fills short gaps of a track.
package enum GapFilling {
  /// Fills gaps whose missing time is at most `longest` seconds, by a curve without overshoot
  /// through two samples on either side (Fritsch and Butland 1984, doi:10.1137/0905021).
  ///
  /// The missing time of a gap is the time between its two neighbours less one frame step: three
  /// frames lost at 30 frames per second are 0.1 s. Nothing is added before the first or after
  /// the last sample.
  ///
  /// - Returns: the frames that were filled, in order.
  package static func fill(
    _ track: inout PointTrack, times: [Double], frameStep: Double, longest: Double
  ) -> [Int] {
    let runs = track.runs
    var filled: [Int] = []
    for (before, after) in zip(runs, runs.dropFirst()) {
      let last = before.upperBound - 1
      let next = after.lowerBound
      // Half a millisecond for times that a container has rounded.
      guard times[next] - times[last] - frameStep <= longest + 5e-4 else { continue }
      let support = [last - 1, last, next, next + 1].filter {
        before.contains($0) || after.contains($0)
      }
      let known = support.map { times[$0] }
      guard let x = PiecewiseCubic(known, support.map { track.x[$0] }, kind: .monotone),
        let y = PiecewiseCubic(known, support.map { track.y[$0] }, kind: .monotone)
      else { continue }
      for frame in last + 1..<next {
        track.x[frame] = x(times[frame])
        track.y[frame] = y(times[frame])
        track.confidence[frame] = min(track.confidence[last], track.confidence[next])
        filled.append(frame)
      }
    }
    return filled
  }
}
