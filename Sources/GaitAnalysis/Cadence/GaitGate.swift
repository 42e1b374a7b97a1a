import Foundation
import GaitMath
package import GaitModel

/// Decides whether a clip shows gait, and says why not.
///
/// Gait is two legs that take turns: their ankles rise and fall against each other, regularly and
/// far enough, under an upright trunk. Jumping jacks are regular, but both feet leave the ground
/// together; standing has no movement beyond the noise; a somersault has no rhythm.
package enum GaitGate {
  /// Share of the ankles' rhythm in which they move against each other.
  private static let leastAlternation = 0.6
  /// Share of the ankles' movement that the stride rhythm explains.
  private static let leastRegularity = 0.45
  /// Leg lengths that the ankles' height difference swings to either side. Walkers lift the foot
  /// by a tenth of the leg.
  private static let leastAmplitude = 0.025
  /// Standard deviation of hips or ankles, leg lengths, that noise and swaying do not reach.
  private static let leastMovement = 0.02
  /// Share of frames in which the trunk stands within 60 degrees of upright.
  private static let leastUpright = 0.85
  /// Share of frames with legs between the first and last sight of the person.
  private static let leastCoverage = 0.3
  /// Shorter than three steps of the quickest gait, seconds.
  private static let shortest = 0.6

  /// The rhythm of the legs in cleaned tracks, or the reason why there is none.
  ///
  /// With `inParts`, a clip without one rhythm is searched for its longest part with one.
  package static func judge(
    _ body: BodyTracks, coverage: LegCoverage, scale: BodyScale?, inParts: Bool = true
  ) -> Result<CadenceEstimate, GaitRefusal> {
    guard !coverage.personFrames.isEmpty else {
      return .failure(
        GaitRefusal(
          .noPerson,
          "No person was seen: film one person, whole body in the picture, in good light."))
    }
    guard body.count > 1 else {
      return .failure(
        GaitRefusal(
          .tooShort,
          "One picture shows one moment: cadence and the course of a stride need a video of at "
            + "least two strides, better ten seconds."))
    }
    guard let scale, coverage.share >= leastCoverage, coverage.legFrames.count > 4 else {
      return .failure(
        GaitRefusal(
          .legsNotSeen,
          "Hips, knees and ankles were seen together in only \(coverage.legFrames.count) of "
            + "\(body.count) frames: film the whole body including the feet, with nothing in front "
            + "of the legs."))
    }
    guard let signals = LegSignals(body, scale: scale), signals.duration >= shortest else {
      let seconds = String(format: "%.1f", coverage.legSpan)
      return .failure(
        GaitRefusal(
          .tooShort,
          "The legs were followed for too short a time (\(seconds) s, with pauses) to see two "
            + "strides: film at least ten seconds without a break."))
    }
    guard isUpright(body) else {
      return .failure(
        GaitRefusal(
          .notPeriodic,
          "The trunk is far from upright in many frames, so this is no walking or running: choose "
            + "a part of the clip with gait (--from, --to)."))
    }
    guard signals.movement > leastMovement else {
      return .failure(
        GaitRefusal(
          .notPeriodic,
          "Hips and feet hardly move, so the person stands: choose a part of the clip in which the "
            + "person walks or runs (--from, --to)."))
    }
    let estimate = CadenceEstimate(signals)
    if let estimate, problem(estimate) == nil {
      return .success(inParts ? SteadyPart.withoutStops(estimate, in: signals) : estimate)
    }
    if inParts, let part = SteadyPart.find(in: signals) { return .success(part) }
    if let problem = estimate.flatMap(problem) {
      return .failure(GaitRefusal(.notPeriodic, problem))
    }
    let fewSteps = signals.duration * CadenceEstimate.band.lowerBound < 3
    return .failure(
      fewSteps
        ? GaitRefusal(
          .tooShort,
          "No three steps of one rhythm were found in the "
            + "\(String(format: "%.1f", signals.duration)) s in which the legs are seen: film at "
            + "least ten seconds.")
        : GaitRefusal(.notPeriodic, noRhythm))
  }

  /// What keeps a rhythm from being gait; nil where nothing does.
  package static func problem(_ estimate: CadenceEstimate) -> String? {
    let takesTurns =
      estimate.amplitude >= leastAmplitude && estimate.alternation >= leastAlternation
    if estimate.alternation < leastAlternation, estimate.jointRegularity >= leastRegularity {
      return "The legs move together and not in turn, as in jumping, so this is no walking or "
        + "running: choose a part of the clip with gait (--from, --to)."
    }
    return takesTurns && estimate.regularity >= leastRegularity ? nil : noRhythm
  }

  private static let noRhythm =
    "The legs show no steady rhythm between 60 and 270 steps per minute, so this is no walking or "
    + "running at one pace: choose a part of the clip with gait (--from, --to), another person "
    + "(--person), or state the factor of a slow-motion clip (--slow-motion)."

  private static func isUpright(_ body: BodyTracks) -> Bool {
    guard let neck = body[.neck], let hip = body[.midHip] else { return true }
    let leans = (0..<body.count).compactMap { frame -> Double? in
      let trunk = neck[frame] - hip[frame]
      return trunk.x.isNaN ? nil : abs(Angles.turn(from: Vector2(0, 1), to: trunk))
    }
    guard !leans.isEmpty else { return true }
    return Double(leans.count { $0 < 60 }) >= leastUpright * Double(leans.count)
  }
}

/// A refusal as an error, for `Result`.
package struct GaitRefusal: Error, Sendable, Hashable {
  /// What a reader is told.
  package let refusal: Refusal

  /// An error with its reason and its sentence.
  package init(_ reason: Refusal.Reason, _ message: String) {
    refusal = Refusal(reason, message: message)
  }
}
