package import GaitModel
package import Inference
package import Media

/// Follows one person with BlazePose (Bazarevsky et al. 2020, arXiv:2006.10204), equal to
/// MediaPipe 0.10.21 (Guides/blazepose.md says how equal, and where not).
///
/// The detector looks at the first frame and at the frame after the person was lost; between, each
/// frame's crop comes from the last frame's smoothed auxiliary landmarks. Used by one thread at a
/// time.
package final class BlazePoseTracker: PoseTracker {
  /// BlazePose's 33 landmarks.
  package let skeleton = Skeleton.blazePose33
  /// How it was told to work.
  package let options: BlazePoseOptions
  /// How often the person detector has run so far.
  package private(set) var detectorRuns = 0

  private let detector: BlazePoseDetector
  private let landmarker: BlazePoseLandmarker
  private var smoothing = BlazePoseSmoothing()
  private var identity = BlazePoseIdentity()
  private var raw = BlazePoseReading()
  private var smooth = BlazePoseReading()
  private var nextRegion: CropRegion?
  private var frameCount = 0

  /// - Throws: `InferenceError` if the networks are not BlazePose's.
  package init(
    _ networks: BlazePoseNetworks, options: BlazePoseOptions = BlazePoseOptions()
  ) throws(InferenceError) {
    self.options = options
    detector = try BlazePoseDetector(
      networks, colour: options.colour, precision: options.precision)
    landmarker = try BlazePoseLandmarker(
      networks, colour: options.colour, precision: options.precision)
  }

  /// The person's landmarks in the next frame; nil if the person is not seen.
  ///
  /// - Throws: `InferenceError` if a network cannot be run.
  package func landmarks(in frame: VideoFrame) throws(InferenceError) -> BlazePoseResult? {
    frameCount += 1
    let isDetected = options.mode == .photo || nextRegion == nil
    guard let region = isDetected ? try detect(frame) : nextRegion,
      try landmarker.read(frame, region: region, into: &raw)
    else {
      smoothing.lose()
      nextRegion = nil
      return nil
    }
    smooth = raw
    if options.mode == .video {
      smoothing.apply(
        to: &smooth, time: time(of: frame), smoothsLandmarks: options.smoothsLandmarks)
      nextRegion = BlazePoseRegion.around(smooth.auxiliary)
    }
    return BlazePoseResult(
      points: smooth.points, world: smooth.world, raw: raw, region: region,
      isDetected: isDetected)
  }

  /// The followed person, or nobody.
  ///
  /// A person who is found again far from the last place gets a new number.
  ///
  /// - Throws: `InferenceError` if a network cannot be run.
  package func process(_ frame: VideoFrame) throws -> [PersonPose] {
    guard let result = try landmarks(in: frame) else { return [] }
    let person = identity.number(for: result.region, time: frame.time)
    return [PersonPose(person: person, box: result.box, points: result.posePoints)]
  }

  private func detect(_ frame: VideoFrame) throws(InferenceError) -> CropRegion? {
    detectorRuns += 1
    return try detector.region(in: frame)
  }

  private func time(of frame: VideoFrame) -> Double {
    switch options.clock {
    case .presentation: frame.time
    case .fixed(let step): Double(frameCount) * step
    }
  }
}

extension BlazePoseResult {
  /// The box around the landmarks that are likely seen (around all where none is).
  var box: Box {
    let seen = points.filter { $0.visibility >= 0.5 }
    let counted = seen.isEmpty ? points : seen
    let xs = counted.map { Double($0.position.x) }
    let ys = counted.map { Double($0.position.y) }
    return Box(
      minX: xs.min() ?? 0, minY: ys.min() ?? 0, maxX: xs.max() ?? 0, maxY: ys.max() ?? 0)
  }
}
