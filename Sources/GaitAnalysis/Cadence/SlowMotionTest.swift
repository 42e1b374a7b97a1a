import GaitMath
package import GaitModel

/// Whether a clip seems to play slower than life.
///
/// Phones store 120 or 240 frames per second to be played at 30. A clip is suspected if the legs
/// move as in gait, but at a pace that no gait has: fewer than 60 steps per minute, or knees that
/// swing as in running (beyond 80 degrees; in walking they stay near 60) at fewer than 130.
package enum SlowMotionTest {
  /// A reason for the suspicion.
  package struct Suspicion: Sendable, Hashable {
    /// Steps per minute as the clip plays.
    package let cadence: Double
    /// A factor of usual cameras that would give a usual cadence.
    package let factor: Double
  }

  private static let factors = [4.0, 8.0]
  private static let runningKnee = 80.0
  private static let slowestRunning = 130.0

  /// - Parameters:
  ///   - cadence: what was found at the given speed, steps per minute; nil where none was.
  ///   - body: cleaned tracks at the given speed.
  ///   - angles: of the same frames.
  package static func suspect(
    cadence: Double?, body: BodyTracks, coverage: LegCoverage, scale: BodyScale?,
    angles: [AngleSeries]
  ) -> Suspicion? {
    if let cadence {
      guard cadence < slowestRunning, let knee = swingKnee(angles), knee > runningKnee else {
        return nil
      }
      let factor = [2.0, 4.0, 8.0].min { abs(cadence * $0 - 165) < abs(cadence * $1 - 165) }
      return Suspicion(cadence: cadence, factor: factor ?? 2)
    }
    for factor in factors {
      let quick = BodyTracks(
        skeleton: body.skeleton, times: body.times.map { $0 / factor }, tracks: body.tracks)
      guard
        case .success(let estimate) = GaitGate.judge(quick, coverage: coverage, scale: scale),
        estimate.stepFrequency > 1.4
      else { continue }
      return Suspicion(cadence: estimate.stepFrequency * 60 / factor, factor: factor)
    }
    return nil
  }

  private static func swingKnee(_ angles: [AngleSeries]) -> Double? {
    angles.filter { $0.definition.id.hasSuffix("_knee") }
      .compactMap { Statistics.quantile($0.values.filter(\.isFinite), 0.97) }.max()
  }
}
