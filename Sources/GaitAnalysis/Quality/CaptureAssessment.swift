import Foundation
import GaitMath
package import GaitModel

/// How fit a clip is for measuring, in numbers and words.
package struct CaptureAssessment: Sendable {
  /// What was filmed, and how.
  package let source: SourceDescription
  /// The points as the network gave them.
  package let raw: PoseSequence
  /// The points after cleaning.
  package let cleaned: BodyTracks
  /// The size of the body; nil where it cannot be told.
  package let scale: BodyScale?
  /// How much of the legs was seen.
  package let coverage: LegCoverage
  /// The vote on the view; nil where nobody was seen.
  package let view: ViewVote.Outcome?
  /// The cadence; nil where there is none.
  package let cadence: CadenceEstimate?
  /// Contacts of both feet, as far as they were found.
  package let contacts: [FootContact]
  /// Stretches of steady gait; the metrics come from the marked one.
  package let bouts: [GaitBout]
  /// Frames in which left and right were exchanged back.
  package let repairedSwaps: Int
  /// Signs of slow motion that was not declared; nil for none.
  package let slowMotion: SlowMotionTest.Suspicion?
  /// What the pictures tell besides the points; nil where there are none.
  package let survey: PictureSurvey?

  typealias Item = CaptureQuality.Item

  /// Every property that can be told of this clip.
  package var quality: CaptureQuality {
    CaptureQuality(
      items: [
        frameRate, frameSteps, lostFrames, length, part, personHeight, legCoverage, hiddenPoints,
        footConfidence, feetCutOff, swaps, squareness, cameraMotion, sharpness, light, speed,
      ].compactMap { $0 })
  }

  /// The level of a value for which more is better.
  func level(_ value: Double, good: Double, fair: Double) -> CaptureQuality.Level {
    value >= good ? .good : value >= fair ? .fair : .poor
  }

  private var frameRate: Item? {
    guard let step = cleaned.frameStep else { return nil }
    let rate = 1 / step
    let level = level(rate, good: 100, fair: 48)
    // Two events, each uniform within a frame: the spread of a difference is T / sqrt(6).
    let spread = Int((1000 * step / 6.0.squareRoot()).rounded())
    return Item(
      id: "frame_rate", title: "Frame rate", value: rate, unit: "frames/s", level: level,
      advice: level == .good
        ? ""
        : "Angles and cadence hold; a single contact time is uncertain by about \(spread) ms. "
          + "Film at 120 or 240 frames per second to time single steps.")
  }

  private var frameSteps: Item? {
    guard raw.count > 2 else { return nil }
    let steps = zip(raw.times.dropFirst(), raw.times).map { $0 - $1 }
    guard let median = Statistics.median(steps) else { return nil }
    let uneven = Double(steps.count { abs($0 - median) > 0.1 * median }) / Double(steps.count)
    return Item(
      id: "frame_steps", title: "Frames off the even step", value: 100 * uneven, unit: "%",
      level: level(-uneven, good: -0.02, fair: -0.3),
      advice: uneven <= 0.02
        ? ""
        : "The frame rate varies; the true times of the frames are used. A camera program with a "
          + "fixed rate gives more even samples.")
  }

  private var lostFrames: Item? {
    guard source.kind == .video, source.frameCount > 0 else { return nil }
    let lost = source.missingFrames + source.brokenFrames
    let share = Double(lost) / Double(source.frameCount + source.missingFrames)
    return Item(
      id: "lost_frames", title: "Missing or broken frames", value: Double(lost), unit: "frames",
      level: level(-share, good: -0.01, fair: -0.05),
      advice: share <= 0.01
        ? ""
        : "Frames are missing from the file: use the camera's original file, not a copy "
          + "from a chat program.")
  }

  private var length: Item? {
    guard let cadence else { return nil }
    let sides = Side.allCases.map { side in contacts.count { $0.side == side } }
    // Without contacts the rhythm counts both sides together.
    let fewer = contacts.isEmpty ? cadence.steps / 2 : sides.min() ?? 0
    let level = level(Double(fewer), good: 7, fair: 3)
    return Item(
      id: "steps_per_side", title: "Steps on the side with fewer", value: Double(fewer),
      unit: "steps", level: level,
      advice: level == .good
        ? ""
        : "A mean is called stable from seven steps of each side on: film at least ten seconds, "
          + "or several passes.")
  }

  /// Only where gait was found in a part of the clip.
  private var part: Item? {
    guard let measured = bouts.first(where: \.isMeasured) else { return nil }
    let seconds = measured.lastTime - measured.firstTime
    guard seconds < 0.9 * coverage.legSpan * source.slowMotion else { return nil }
    let others = bouts.filter { !$0.isMeasured }.map(words)
    return Item(
      id: "steady_part", title: "Part of the clip with steady gait", value: seconds, unit: "s",
      level: .fair,
      advice: "Cadence, view and direction come from \(words(measured)): outside of it the person "
        + "stands, turns, changes pace or is hidden. "
        + (others.isEmpty ? "" : "Steady too: \(others.joined(separator: ", ")). ")
        + "Choose a part with --from and --to.")
  }

  /// "0.2 s to 5.1 s (to the left, 121 steps per minute)".
  private func words(_ bout: GaitBout) -> String {
    let span = String(format: "%.1f s to %.1f s", bout.firstTime, bout.lastTime)
    let facts = [
      bout.direction.map { "to the \($0.rawValue)" },
      bout.cadence.map { String(format: "%.0f steps per minute", $0) },
    ].compactMap { $0 }
    return facts.isEmpty ? span : "\(span) (\(facts.joined(separator: ", ")))"
  }

  private var personHeight: Item? {
    guard let scale else { return nil }
    let level = level(scale.height, good: 400, fair: 200)
    return Item(
      id: "person_height", title: "Height of the person", value: scale.height, unit: "px",
      level: level,
      advice: level == .good
        ? ""
        : "The person is small in the picture: go closer, or turn the phone upright, until "
          + "the body fills two thirds of its height.")
  }

  private var legCoverage: Item? {
    guard raw.count > 1 else { return nil }
    let level = level(coverage.share, good: 0.9, fair: 0.6)
    return Item(
      id: "coverage", title: "Frames with both legs seen", value: 100 * coverage.share, unit: "%",
      level: level,
      advice: level == .good
        ? ""
        : "The legs are hidden or uncertain in part of the clip: clear the view of both legs, "
          + "use more light and clothes that stand out from the background.")
  }

  private static let footPoints: [PointName] = [
    .leftHeel, .rightHeel, .leftBigToe, .rightBigToe,
  ]

  private var footConfidence: Item? {
    let points = Self.footPoints.compactMap { raw.skeleton.index(of: $0) }
    guard !points.isEmpty, !coverage.personFrames.isEmpty else { return nil }
    let values = coverage.personFrames.flatMap { frame in
      points.map { Double(raw[frame, $0].confidence) }
    }
    let mean = min(1, Statistics.mean(values) ?? 0)
    let level = level(mean, good: 0.6, fair: 0.4)
    return Item(
      id: "foot_confidence", title: "Confidence of the foot points", value: mean, unit: "",
      level: level,
      advice: level == .good
        ? ""
        : "The feet are hard to see: more light, a shorter exposure against blur, and shoes "
          + "that stand out from the ground make ankle and foot angles surer.")
  }

  private var feetCutOff: Item? {
    let points = (Self.footPoints + [.leftAnkle, .rightAnkle]).compactMap {
      raw.skeleton.index(of: $0)
    }
    guard !points.isEmpty, !coverage.personFrames.isEmpty else { return nil }
    let margin = Float(0.005 * Double(max(raw.imageSize.width, raw.imageSize.height)))
    let right = Float(raw.imageSize.width - 1) - margin
    let bottom = Float(raw.imageSize.height - 1) - margin
    let cut = coverage.personFrames.count { frame in
      points.contains { point in
        let sample = raw[frame, point]
        guard !sample.isMissing else { return false }
        return sample.x < margin || sample.x > right || sample.y > bottom
      }
    }
    let share = Double(cut) / Double(coverage.personFrames.count)
    return Item(
      id: "feet_cut_off", title: "Frames with a foot at the picture's edge", value: 100 * share,
      unit: "%", level: level(-share, good: -0.02, fair: -0.2),
      advice: share <= 0.02
        ? ""
        : "The feet leave the picture: step back, or aim lower, so that ground shows below "
          + "the feet.")
  }

  private var swaps: Item? {
    guard raw.count > 1 else { return nil }
    let share = Double(repairedSwaps) / Double(raw.count)
    return Item(
      id: "swaps", title: "Frames with left and right exchanged, repaired",
      value: Double(repairedSwaps), unit: "frames",
      level: level(-share, good: -0.02, fair: -0.15),
      advice: share <= 0.02
        ? ""
        : "The network often took one leg for the other: look at the annotated video before "
          + "trusting differences between left and right.")
  }

  private var squareness: Item? {
    guard let view else { return nil }
    let isSide = view.decision.value == .side
    let isSquare = isSide ? view.width < 0.5 : view.width > 0.95
    return Item(
      id: "view_width", title: "Width of shoulders and hips over trunk length", value: view.width,
      unit: "", level: isSquare ? .good : .fair,
      advice: isSquare
        ? ""
        : "The camera looks at the person obliquely, which shortens what it sees: place it "
          + (isSide ? "square to the side" : "straight in front or behind") + ", at hip height.")
  }

  private var speed: Item? {
    guard let slowMotion else { return nil }
    let steps = String(format: "%.0f", slowMotion.cadence)
    let factor = String(format: "%g", slowMotion.factor)
    let sign =
      cadence == nil
      ? "fewer than walking or running has" : "while the legs swing as in running"
    return Item(
      id: "slow_motion", title: "Slow motion suspected", value: slowMotion.cadence,
      unit: "steps/min", level: .poor,
      advice: "As it plays, the clip shows \(steps) steps per minute, \(sign): it seems to play "
        + "some \(factor) times slower than life. Give the factor of the recording, for example "
        + "--slow-motion \(factor): until then cadence and times count the seconds of the clip.")
  }
}
