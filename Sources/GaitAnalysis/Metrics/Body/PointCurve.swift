package import GaitMath

/// The way of a point through time, to be read between frames.
package struct PointCurve: Sendable, Hashable {
  /// Pixels: to where the person faces in a side view, to the person's right in others.
  package let x: SampledCurve
  /// Pixels, upward.
  package let y: SampledCurve

  /// - Parameters:
  ///   - track: picture axes, y up.
  ///   - times: seconds of its frames.
  ///   - sign: 1 where x points to the picture's right, -1 where to its left.
  package init(_ track: PointTrack, times: [Double], sign: Double) {
    x = SampledCurve(times: times, values: track.x.map { sign * $0 })
    y = SampledCurve(times: times, values: track.y)
  }

  /// The place at a time; nil in a gap.
  package func callAsFunction(_ time: Double) -> Vector2? {
    guard let x = x(time), let y = y(time) else { return nil }
    return Vector2(x, y)
  }
}
