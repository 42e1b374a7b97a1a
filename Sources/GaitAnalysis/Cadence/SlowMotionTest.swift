import Foundation

/// Whether a clip seems to play slower than life.
///
/// Phones store 120 or 240 frames per second to be played at 30. A clip is suspected if gait shows
/// only at a half, a quarter or an eighth of its times, or if the ankles rise and fall as in running
/// at fewer than 130 steps per minute: their height difference swings by more than a fifth of the
/// leg length to either side (clips of runners 0.22 to 0.54, of walkers 0.10 to 0.16), seen from
/// any side.
package enum SlowMotionTest {
  /// A reason for the suspicion.
  package struct Suspicion: Sendable, Hashable {
    /// Steps per minute as the clip plays.
    package let cadence: Double
    /// A factor of usual cameras that would give a usual cadence.
    package let factor: Double
    /// The seconds, at the given speed, that show the rhythm.
    package let span: ClosedRange<Double>

    /// Why times and speeds are not given, for running legs at the pace of walking.
    package var doubt: String {
      let steps = String(format: "%.0f", cadence)
      let factor = String(format: "%g", factor)
      return "Slow motion suspected: as it plays, the clip shows \(steps) steps per minute while "
        + "the legs swing as in running. State the factor of the recording, for example "
        + "--slow-motion \(factor)."
    }

    /// Why a cadence is not given, for a rhythm that is too slow for any gait.
    package var withholding: String {
      let steps = String(format: "%.0f", cadence)
      let factor = String(format: "%g", factor)
      return "Slow motion suspected: as it plays, the clip shows \(steps) steps per minute, fewer "
        + "than walking or running has. State the factor of the recording, for example "
        + "--slow-motion \(factor)."
    }
  }

  private static let factors = [2.0, 4.0, 8.0]
  /// Between walking and running: the factor that comes nearest is named.
  private static let usualCadence = 145.0
  private static let runningAmplitude = 0.2
  private static let slowestRunning = 130.0

  /// What speaks for slow motion; nil where nothing does.
  ///
  /// Where no gait was found at the given speed, the clip is judged as if it played at twice, four
  /// and eight times that speed. A rhythm counts then only if it is a clear one: standing people
  /// sway slowly too.
  ///
  /// - Parameters:
  ///   - estimate: what was found at the given speed; nil where nothing was.
  ///   - body: cleaned tracks at the given speed.
  ///   - coverage: of the same frames.
  ///   - scale: of the same frames; nil where no leg and no trunk is seen.
  /// - Returns: the pace as the clip plays and the factor that comes nearest to a usual one.
  package static func suspect(
    _ estimate: CadenceEstimate?, body: BodyTracks, coverage: LegCoverage, scale: BodyScale?
  ) -> Suspicion? {
    if let estimate {
      let cadence = 60 * estimate.stepFrequency
      guard cadence < slowestRunning, estimate.amplitude > runningAmplitude else { return nil }
      return nearest(
        factors.map { Suspicion(cadence: cadence, factor: $0, span: estimate.span) })
    }
    return nearest(
      factors.compactMap { factor in
        let quick = BodyTracks(
          skeleton: body.skeleton, times: body.times.map { $0 / factor }, tracks: body.tracks)
        guard
          case .success(let estimate) = GaitGate.judge(
            quick, coverage: coverage, scale: scale, inParts: false),
          estimate.isClear
        else { return nil }
        return Suspicion(
          cadence: estimate.stepFrequency * 60 / factor, factor: factor,
          span: estimate.span.lowerBound * factor...estimate.span.upperBound * factor)
      })
  }

  private static func nearest(_ suspicions: [Suspicion]) -> Suspicion? {
    suspicions.min {
      abs(log($0.cadence * $0.factor / usualCadence))
        < abs(log($1.cadence * $1.factor / usualCadence))
    }
  }
}
