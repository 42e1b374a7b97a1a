import Foundation
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

  private static let factors = [2.0, 4.0, 8.0]
  /// Between walking and running: the factor that comes nearest is named.
  private static let usualCadence = 145.0
  private static let runningKnee = 80.0
  private static let slowestRunning = 130.0

  /// What speaks for slow motion; nil where nothing does.
  ///
  /// - Parameters:
  ///   - cadence: what was found at the given speed, steps per minute; nil where none was.
  ///   - body: cleaned tracks at the given speed.
  ///   - coverage: of the same frames.
  ///   - scale: of the same frames; nil where no leg and no trunk is seen.
  ///   - angles: of the same frames.
  /// - Returns: the pace as the clip plays and the factor that comes nearest to a usual one.
  package static func suspect(
    cadence: Double?, body: BodyTracks, coverage: LegCoverage, scale: BodyScale?,
    angles: [AngleSeries]
  ) -> Suspicion? {
    if let cadence {
      guard cadence < slowestRunning, let knee = swingKnee(angles), knee > runningKnee else {
        return nil
      }
      return nearest(factors.map { Suspicion(cadence: cadence, factor: $0) })
    }
    return nearest(
      factors.compactMap { factor in
        let quick = BodyTracks(
          skeleton: body.skeleton, times: body.times.map { $0 / factor }, tracks: body.tracks)
        guard
          case .success(let estimate) = GaitGate.judge(quick, coverage: coverage, scale: scale)
        else { return nil }
        return Suspicion(cadence: estimate.stepFrequency * 60 / factor, factor: factor)
      })
  }

  private static func nearest(_ suspicions: [Suspicion]) -> Suspicion? {
    suspicions.min {
      abs(log($0.cadence * $0.factor / usualCadence))
        < abs(log($1.cadence * $1.factor / usualCadence))
    }
  }

  private static func swingKnee(_ angles: [AngleSeries]) -> Double? {
    angles.filter { $0.definition.id.hasSuffix("_knee") }
      .compactMap { Statistics.quantile($0.values.filter(\.isFinite), 0.97) }.max()
  }
}
