package import GaitMath
package import GaitModel

/// How much the points jitter from frame to frame, by what lies above the frequencies of gait.
package struct TrackNoise: Sendable, Hashable {
  /// Standard deviation of each coordinate as the network gave it, pixels.
  package let raw: [PointName: Double]
  /// What the low-pass for angles leaves of it, 0 to 1.
  package let passedShare: Double

  /// Hertz from which on a track is taken for noise: feet at contact reach higher than the rest.
  private static let quietFrom = 12.0

  /// - Parameters:
  ///   - body: points as the network gave them, after repair and before cleaning.
  ///   - cutoff: of the low-pass for angles, hertz.
  ///
  /// The residual of a high-pass at 12 Hz (below 30 frames per second at 0.4 of the rate) is
  /// measured by its scaled median deviation, so that the short jolts of contacts do not count,
  /// and divided by the share of white noise that the high-pass leaves.
  package init(_ body: BodyTracks, cutoff: Double) {
    let rate = body.frameStep.map { 1 / $0 } ?? 0
    let design = Self.design(cutoff, rate)
    passedShare = design.map { Self.shares($0).passed } ?? 1
    slopePerSample = design.map(Self.slopeShare) ?? 2.0.squareRoot()
    guard rate > 0,
      let quiet = TrackFilter(times: body.times, cutoff: min(Self.quietFrom, 0.4 * rate)),
      case let left = Self.shares(quiet.design).rejected, left > 0
    else {
      raw = [:]
      return
    }
    var noise: [PointName: Double] = [:]
    for (name, track) in zip(body.skeleton.points, body.tracks) {
      var smooth = track
      quiet.apply(to: &smooth)
      let rests = (0..<track.count).filter { !track.isMissing($0) }.flatMap {
        [track.x[$0] - smooth.x[$0], track.y[$0] - smooth.y[$0]]
      }
      if let spread = Statistics.scaledMedianDeviation(rests) { noise[name] = spread / left }
    }
    raw = noise
  }

  /// Standard deviation of each coordinate of a cleaned point, pixels; points that are built from
  /// pairs have that of their pair's mean. The typical noise of all points for an unknown one.
  package func cleaned(_ name: PointName) -> Double {
    if let own = raw[name] { return own * passedShare }
    let part: String? =
      switch name {
      case .midHip: "hip"
      case .neck: "shoulder"
      default: nil
      }
    if let part, let left = raw[.on(.left, part)], let right = raw[.on(.right, part)] {
      return (left * left + right * right).squareRoot() / 2 * passedShare
    }
    return typical * passedShare
  }

  /// Standard deviation of the difference between neighbouring frames of a cleaned point over that
  /// of one frame.
  package let slopePerSample: Double

  /// The median of all points as the network gave them, pixels.
  package var typical: Double { Statistics.median(Array(raw.values)) ?? 0 }

  /// What a filter leaves of the noise, 0 to 1.
  package func passed(by filter: ZeroLagButterworth) -> Double { Self.shares(filter).passed }

  private static func design(_ cutoff: Double, _ rate: Double) -> ZeroLagButterworth? {
    let limit = 0.999 * ZeroLagButterworth.highestCutoffShare * rate
    return ZeroLagButterworth(cutoff: min(cutoff, limit), samplingRate: rate)
  }

  private static func slopeShare(_ filter: ZeroLagButterworth) -> Double {
    let response = impulseResponse(filter)
    let total = response.reduce(0) { $0 + $1 * $1 }
    let steps = zip(response.dropFirst(), response).reduce(0) {
      $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
    }
    return total > 0 ? (steps / total).squareRoot() : 0
  }

  private static func impulseResponse(_ filter: ZeroLagButterworth) -> [Double] {
    let half = 6 * filter.padding
    var impulse = [Double](repeating: 0, count: 2 * half + 1)
    impulse[half] = 1
    return filter(impulse)
  }

  /// What a filter leaves of white noise, and what its complement leaves, as shares of the
  /// standard deviation: the roots of the sums of squares of the impulse responses.
  private static func shares(_ filter: ZeroLagButterworth) -> (passed: Double, rejected: Double) {
    let response = impulseResponse(filter)
    let passed = response.reduce(0) { $0 + $1 * $1 }
    let rejected = 1 - 2 * response[response.count / 2] + passed
    return (passed.squareRoot(), max(0, rejected).squareRoot())
  }
}
