import GaitMath
package import GaitModel

/// How fast the body travels over what its feet stand on, whatever belt or camera moves.
package struct TravelSpeed: Sendable, Hashable {
  /// Pixels per second to where the person faces: the median of the steps.
  package let pixelsPerSecond: Double
  /// Standard uncertainty, pixels per second: the scatter of the steps over the root of their
  /// number.
  package let uncertainty: Double
  /// Relative standard error that all steps share: the ball of the foot is no fixed point, and a
  /// network's foot points slide over the foot as it rolls.
  package let sharedError: Double
  /// Steps behind it.
  package let n: Int
  /// Pixels per second of the body in the picture, to where the person faces: near zero on a
  /// treadmill and before a camera that follows.
  package let inPicture: Double

  /// The part of stance in which every foot stands still on its forefoot, whatever touched first.
  private static let standing = 0.35...0.75
  /// Markers against the belt of a laboratory: 1.3 %, rounded up.
  private static let markerError = 0.02
  /// Five clips of treadmills, shoe tips followed by eye: -9, -7, -4, -1 and 3 %.
  private static let networkError = 0.06

  /// The body's mean speed over a stride less that of the standing foot; nil with fewer than two
  /// steps.
  ///
  /// The foot is the first seen of big toe, small toe and ankle: the ball of the foot rests from
  /// foot-flat until just before toe-off, when heel and ankle have begun to rise.
  package init?(
    _ steps: [GaitStep], points: [PointName: PointCurve], body: PointCurve, isFromNetwork: Bool
  ) {
    var speeds: [Double] = []
    var drifts: [Double] = []
    for step in steps {
      guard let stance = step.stance, let stride = step.stride ?? step.step,
        let drift = body.x.trend(in: stride)
      else { continue }
      let length = stance.upperBound - stance.lowerBound
      let window =
        stance.lowerBound + Self.standing.lowerBound * length...stance.lowerBound
        + Self.standing.upperBound * length
      let feet = ["big_toe", "small_toe", "ankle"].lazy.compactMap { part in
        points[.on(step.side, part)]?.x.trend(in: window)
      }
      guard let foot = feet.first else { continue }
      speeds.append(drift - foot)
      drifts.append(drift)
    }
    guard speeds.count > 1, let median = Statistics.median(speeds),
      let spread = Statistics.standardDeviation(speeds), let drift = Statistics.median(drifts)
    else { return nil }
    pixelsPerSecond = median
    uncertainty = spread / Double(speeds.count).squareRoot()
    sharedError = isFromNetwork ? Self.networkError : Self.markerError
    n = speeds.count
    inPicture = drift
  }
}
