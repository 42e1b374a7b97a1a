import GaitMath
package import GaitModel

/// The foot's line from heel to toes against the horizontal, positive with the toes up.
///
/// The front end is the middle of big and small toe where both are seen: a foot that lands on its
/// outer edge has its big toe up, whatever part of its length touches first. The points are
/// filtered less than for angles, since the foot turns by some ten degrees within 30 ms of contact.
package struct FootPitch: Sendable, Hashable {
  /// Degrees through time.
  package let curve: SampledCurve
  /// Standard deviation by the noise of the points, degrees.
  package let noise: Double
  private let side: Side

  /// Hertz of the low-pass.
  private static let cutoff = 14.0

  /// The pitch of one foot; nil where heel or toes are never seen.
  ///
  /// - Parameters:
  ///   - side: whose foot.
  ///   - raw: points without outliers, not filtered, picture axes.
  ///   - sign: 1 where the person faces the picture's right, -1 where its left.
  ///   - noise: of the points.
  package init?(_ side: Side, raw: BodyTracks, sign: Double, noise: TrackNoise) {
    guard let heel = raw[.on(side, "heel")], let big = raw[.on(side, "big_toe")],
      let filter = TrackFilter(times: raw.times, cutoff: Self.cutoff)
    else { return nil }
    self.side = side
    let small = raw[.on(side, "small_toe")]
    let hasBoth = small?.x.contains(where: \.isFinite) ?? false
    var front = big
    if let small, hasBoth { front = big.midpoint(small) }
    var back = heel
    filter.apply(to: &front)
    filter.apply(to: &back)
    var lengths: [Double] = []
    let pitch = (0..<raw.count).map { frame -> Double in
      let line = front[frame] - back[frame]
      guard line.x.isFinite else { return .nan }
      lengths.append(line.length)
      return Angles.direction(Vector2(sign * line.x, line.y))
    }
    guard let length = Statistics.median(lengths), length > 0 else { return nil }
    curve = SampledCurve(times: raw.times, values: Angles.unwrapped(pitch))
    let passed = noise.passed(by: filter.design)
    let ends =
      [(PointName.on(side, "heel"), 1.0)]
      + (hasBoth
        ? [(.on(side, "big_toe"), 0.5), (.on(side, "small_toe"), 0.5)]
        : [(.on(side, "big_toe"), 1.0)])
    let variance = ends.reduce(0) { sum, end in
      let part = end.1 * (noise.raw[end.0] ?? noise.typical) * passed
      return sum + part * part
    }
    self.noise = Angles.degrees(variance.squareRoot() / length)
  }

  /// The part of stance in which the flat foot is looked for.
  private static let flatWindow = 0.15...0.7
  /// Share of that part that is averaged.
  private static let flatShare = 0.3

  /// The pitch of a foot that stands flat: in every stance the mean over the stillest part, and
  /// the median of the stances; nil where no stance was seen.
  package func flat(_ steps: [GaitStep]) -> Estimate? {
    let found = steps.compactMap { step in
      step.side == side ? step.stance.flatMap(stillest) : nil
    }
    guard let median = Statistics.median(found) else { return nil }
    return Estimate(median, random: noise / Double(found.count).squareRoot())
  }

  private func stillest(_ stance: ClosedRange<Double>) -> Double? {
    let length = stance.upperBound - stance.lowerBound
    let span =
      stance.lowerBound + Self.flatWindow.lowerBound * length...stance.lowerBound
      + Self.flatWindow.upperBound * length
    guard let course = curve.dense(span)?.map(\.value) else { return nil }
    let count = max(2, Int(Self.flatShare * Double(course.count)))
    let windows = (0...course.count - count).map { course[$0..<$0 + count] }
    let best = windows.min { ($0.max() ?? 0) - ($0.min() ?? 0) < ($1.max() ?? 0) - ($1.min() ?? 0) }
    return best.flatMap { Statistics.mean(Array($0)) }
  }
}
