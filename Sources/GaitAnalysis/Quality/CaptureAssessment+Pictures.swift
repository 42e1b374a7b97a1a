import Foundation
import GaitModel

/// What the pictures themselves say of the capture, and how much of the legs is hidden.
extension CaptureAssessment {
  /// Median width of edges on the legs over the person's height from which blur is felt: a network
  /// sees a person in some 250 rows of pixels, so that an edge of 0.8 % of the height is two of them.
  private static let sharpWidth = 0.008
  private static let blurredWidth = 0.016

  var cameraMotion: Item? {
    guard let motion = survey?.cameraMotion, let scale else { return nil }
    let isMoving = motion.extent > BodyTracks.leastCameraMotion * scale.height
    let isKnown = motion.coverage >= BodyTracks.leastCameraCoverage
    let percent = Int((100 * motion.coverage).rounded(.down))
    let advice: String =
      switch (isMoving, isKnown) {
      case (false, true): ""
      case (true, true):
        "The camera moves: the motion of the background was measured and taken out of contacts, "
          + "lengths and speeds. That holds for a camera that turns; before one that is carried "
          + "along, near things move faster than far ones. A camera on a tripod is surer."
      case (_, false):
        "The background could be followed in only \(percent) % of the clip: where the camera "
          + "moves, contacts, lengths and speeds over the ground are less sure, and its motion is "
          + "left in. Put the camera on a tripod, before a background with structure."
      }
    guard isKnown else {
      return Item(
        id: "camera_motion", title: "Part with a background to follow",
        value: 100 * motion.coverage, unit: "%", level: .fair, advice: advice)
    }
    return Item(
      id: "camera_motion", title: "Motion of the camera, body heights",
      value: 100 * motion.meanSpeed * source.slowMotion / scale.height, unit: "%/s",
      level: isMoving ? .fair : .good, advice: advice)
  }

  var sharpness: Item? {
    guard let width = survey?.edgeWidth, let scale else { return nil }
    let share = width / scale.height
    let level = level(-share, good: -Self.sharpWidth, fair: -Self.blurredWidth)
    return Item(
      id: "edge_width", title: "Width of edges on the legs", value: width, unit: "px",
      level: level,
      advice: level == .good
        ? ""
        : "The legs are blurred: use more light or a shorter exposure against motion blur, tap on "
          + "the person to focus, and keep the original file.")
  }

  var light: Item? {
    guard let brightness = survey?.brightness else { return nil }
    let isDark = brightness < 0.2
    let level: CaptureQuality.Level =
      brightness < 0.1 || brightness > 0.95 ? .poor : isDark || brightness > 0.85 ? .fair : .good
    return Item(
      id: "brightness", title: "Brightness of the person", value: 100 * brightness, unit: "%",
      level: level,
      advice: level == .good
        ? ""
        : isDark
          ? "The person is dark: film with the light behind the camera, not behind the person."
          : "The person is overexposed: film out of direct sun, or lower the exposure.")
  }

  private static let legPoints: [PointName] = [
    .leftHip, .rightHip, .leftKnee, .rightKnee, .leftAnkle, .rightAnkle, .leftHeel, .rightHeel,
    .leftBigToe, .rightBigToe,
  ]

  /// The share of leg points that were not seen where the person was.
  var hiddenPoints: Item? {
    let points = Self.legPoints.compactMap { raw.skeleton.index(of: $0) }
    let frames = coverage.personFrames
    guard !points.isEmpty, frames.count > 1 else { return nil }
    let hidden = frames.reduce(0) { count, frame in
      count + points.count { raw[frame, $0].isMissing || raw[frame, $0].confidence < Self.seen }
    }
    let share = Double(hidden) / Double(points.count * frames.count)
    let level = level(-share, good: -0.05, fair: -0.2)
    return Item(
      id: "hidden_points", title: "Points of the legs that are hidden", value: 100 * share,
      unit: "%", level: level,
      advice: level == .good
        ? ""
        : "Part of the legs is hidden, by rails, other people or the other leg: choose a place "
          + "with a free view, and a camera square to the person.")
  }

  /// Confidence from which a point counts as seen (`AnalysisOptions.confidenceThreshold`).
  private static let seen: Float = 0.3
}
