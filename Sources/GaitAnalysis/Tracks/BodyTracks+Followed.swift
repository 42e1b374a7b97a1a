import GaitMath
import GaitModel

extension BodyTracks {
  /// The tracks as a camera would see them that follows the person at one distance, for views
  /// from the rear and the front: a person who comes nearer or goes away keeps one size and one
  /// place, and only what happens within a stride is left.
  ///
  /// Place and size are straight lines of least squares through one stride about each frame (of
  /// the middle of the hips, and of the length of the trunk), so that rise, fall and sway of the
  /// body stay. Points are scaled about that place to the usual size; where the trunk is not seen
  /// they are missing. Nil where it is hardly seen at all.
  ///
  /// - Parameter stride: seconds of a stride.
  /// - Returns: tracks with the same frames; the hips' place is about zero.
  package func followed(stride: Double) -> BodyTracks? {
    guard stride > 0, let hip = self[.midHip], let neck = self[.neck] else { return nil }
    let trunk = (0..<count).map { (neck[$0] - hip[$0]).length }
    guard let usual = Statistics.median(trunk.filter(\.isFinite)), usual > 0 else { return nil }
    let half = stride / 2
    let size = trend(trunk, within: half)
    let x = trend(hip.x, within: half)
    let y = trend(hip.y, within: half)
    guard zip(size, x).contains(where: { $0 > 0 && $1.isFinite }) else { return nil }
    return BodyTracks(
      skeleton: skeleton, times: times,
      tracks: tracks.map { track in
        var moved = track
        for frame in 0..<count where !track.isMissing(frame) {
          guard size[frame] > 0, x[frame].isFinite, y[frame].isFinite else {
            moved.remove(frame)
            continue
          }
          let scale = usual / size[frame]
          moved.x[frame] = scale * (track.x[frame] - x[frame])
          moved.y[frame] = scale * (track.y[frame] - y[frame])
        }
        return moved
      })
  }

  /// The value at each frame of the straight line through the values within some seconds of it;
  /// their mean with fewer than three of them; NaN with none.
  private func trend(_ values: [Double], within reach: Double) -> [Double] {
    var start = 0
    var end = 0
    return times.map { time in
      while end < count, times[end] <= time + reach { end += 1 }
      while times[start] < time - reach { start += 1 }
      let present = (start..<end).filter { values[$0].isFinite }
      let y = present.map { values[$0] }
      guard let line = Statistics.line(present.map { times[$0] - time }, y) else {
        return Statistics.mean(y) ?? .nan
      }
      return line.intercept
    }
  }
}
