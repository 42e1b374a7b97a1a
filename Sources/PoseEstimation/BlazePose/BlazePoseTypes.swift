package import GaitModel
package import Media

/// A landmark of BlazePose.
package struct BlazePosePoint: Sendable, Hashable {
  /// Pixels of the upright picture with z towards the scene, in the same scale and zero at the
  /// hips; or metres about the middle of the hips for world landmarks.
  package var position: SIMD3<Float>
  /// The network's probability that the point is in the picture and not hidden.
  package var visibility: Float
  /// The network's probability that the point is in the picture.
  package var presence: Float

  package init(position: SIMD3<Float>, visibility: Float, presence: Float) {
    self.position = position
    self.visibility = visibility
    self.presence = presence
  }
}

/// What one run of the landmark network says about one crop.
package struct BlazePoseReading: Sendable, Hashable {
  /// The network's probability that the crop shows a person.
  package var score: Float
  /// 33 landmarks in pixels of the upright picture.
  package var points: [BlazePosePoint]
  /// The centre of the hips and a point above the head, from which the next crop comes.
  package var auxiliary: [BlazePosePoint]
  /// 33 landmarks in metres, turned upright.
  package var world: [BlazePosePoint]

  /// Without landmarks, to be filled in.
  package init() {
    score = 0
    points = []
    auxiliary = []
    world = []
  }
}

/// BlazePose's answer for one frame.
package struct BlazePoseResult: Sendable, Hashable {
  /// 33 landmarks in the order of `Skeleton.blazePose33`, smoothed over time if asked for.
  package var points: [BlazePosePoint]
  /// The same in metres about the middle of the hips.
  package var world: [BlazePosePoint]
  /// As the network saw them, before any smoothing.
  package var raw: BlazePoseReading
  /// The crop that the network looked at.
  package var region: CropRegion
  /// Whether the detector found the person in this frame (else the crop followed the last pose).
  package var isDetected: Bool

  /// The landmarks as points of a `PoseSequence`; the confidence is the visibility.
  package var posePoints: [PosePoint] {
    points.map { PosePoint(x: $0.position.x, y: $0.position.y, confidence: $0.visibility) }
  }
}

/// How a BlazePose tracker works.
package struct BlazePoseOptions: Sendable, Hashable {
  /// What the pictures have to do with each other.
  package enum Mode: Sendable, Hashable {
    /// Frames of a clip: the crop follows the person and landmarks are smoothed.
    case video
    /// Pictures that have nothing to do with each other: the detector looks at each.
    case photo
  }

  /// Which times the smoothing goes by.
  package enum Clock: Sendable, Hashable {
    /// The frames' presentation times.
    case presentation
    /// A fixed number of seconds from frame to frame, whatever the frames say.
    case fixed(step: Double)
  }

  /// A clip or single pictures.
  package var mode: Mode
  /// Whether landmarks are smoothed over time (in video mode).
  package var smoothsLandmarks: Bool
  /// Which times the smoothing goes by.
  package var clock: Clock
  /// Which matrix makes RGB of the frames.
  package var colour: ColourRule
  /// How the pixels of crops are computed.
  package var precision: CropPrecision

  package init(
    mode: Mode = .video, smoothsLandmarks: Bool = true, clock: Clock = .presentation,
    colour: ColourRule = .tagged, precision: CropPrecision = .planes
  ) {
    self.mode = mode
    self.smoothsLandmarks = smoothsLandmarks
    self.clock = clock
    self.colour = colour
    self.precision = precision
  }

  /// As Python MediaPipe 0.10.21 on OpenCV's frames: 33,333 microseconds a frame whatever the
  /// clip, and BT.601 colours whatever the file says.
  package static let mediaPipe = BlazePoseOptions(clock: .fixed(step: 0.033333), colour: .bt601)
}
