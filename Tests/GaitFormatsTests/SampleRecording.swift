import FootfallTestSupport
import Foundation
import GaitModel

/// A small recording with a bit of everything that files must carry.
enum SampleRecording {
  static let skeleton = Skeleton(
    name: "legs", points: [.midHip, .leftAnkle, "custom, \"point\""],
    links: [.init(.midHip, .leftAnkle)])

  /// Four frames at uneven times; the third lacks the ankle, the fourth everything.
  static func poses() throws -> PoseSequence {
    var poses = PoseSequence(
      skeleton: skeleton, imageSize: PixelSize(width: 100, height: 200))
    let hip = PosePoint(x: 50.25, y: 80, confidence: 0.9)
    let custom = PosePoint(x: -0.5, y: 3.125, confidence: 1)
    try poses.append([hip, PosePoint(x: 40, y: 150.5, confidence: 0.75), custom], at: 0)
    try poses.append([hip, PosePoint(x: 41, y: 151, confidence: 0.5), custom], at: 1.0 / 30)
    try poses.append([hip, .missing, custom], at: 0.1)
    try poses.append([.missing, .missing, .missing], at: 0.2)
    return poses
  }

  static func make(refusal: Refusal? = nil) throws -> GaitRecording {
    let poses = try poses()
    return GaitRecording(
      source: SourceDescription(
        kind: .video, name: "clip.mp4", container: "mov,mp4", codec: "h264",
        imageSize: poses.imageSize, rotation: 90, frameRate: 29.97003, hasVariableFrameRate: true,
        frameCount: 4, missingFrames: 2, brokenFrames: 1, duration: 0.2),
      people: [
        PersonSummary(id: 1, firstTime: 0, lastTime: 0.2, frameCount: 4, height: 120.5),
        PersonSummary(
          id: 2, firstTime: 0, lastTime: 0.1, frameCount: 3, height: 150, repairedSwaps: 2,
          isAnalysed: true),
      ],
      settings: AnalysisSettings(
        programVersion: "0.1.0", model: "rtmpose-s", modelHash: "85c5", precision: "f32",
        confidenceThreshold: 0.3, longestFilledGap: 0.1, cutoffFrequency: 8),
      refusal: refusal, view: Decision(.side, confidence: 0.9),
      direction: Decision(.right, confidence: 1, origin: .given), raw: poses, cleaned: poses,
      origins: [
        .measured, .measured, .measured, .measured, .filled, .measured, .measured, .missing,
        .measured, .missing, .missing, .missing,
      ],
      angles: [
        AngleSeries(
          definition: AngleDefinition(
            id: "left_knee", title: "Left knee flexion", kind: .joint, side: .left,
            convention: "0 straight, flexion positive"),
          values: [1, 2, 6, .nan]),
        AngleSeries(
          definition: AngleDefinition(
            id: "trunk_lean", title: "Trunk lean", kind: .segment, side: nil,
            convention: "0 upright, forward positive"),
          values: [.nan, .nan, .nan, .nan]),
      ],
      metrics: [
        Metric(
          id: "cadence", unit: "steps/min", value: 171.25, n: 12, standardDeviation: 2.5,
          uncertainty: 0.4, confidence: 0.875),
        Metric(id: "contact_time", unit: "ms", side: .left, value: nil, n: 0, withheld: "Why."),
      ],
      quality: CaptureQuality(items: [
        CaptureQuality.Item(
          id: "frame_rate", title: "Frame rate", value: 29.97, unit: "1/s", level: .fair,
          advice: "Film at 60 frames per second or more.")
      ]))
  }
}

extension SampleRecording {
  /// The recording with four contacts (the second left one was not seen) and what follows from
  /// them; the clip plays twice as slow as life.
  static func withSteps() throws -> GaitRecording {
    var recording = try make()
    recording.source.slowMotion = 2
    recording.gaitKind = Decision(.running, confidence: 0.97)
    let event = { (kind: GaitEvent.Kind, side: Side, time: Double) in
      GaitEvent(kind: kind, side: side, time: time, uncertainty: 0.008)
    }
    recording.events = [
      event(.initialContact, .left, 0.5), event(.toeOff, .left, 1),
      event(.initialContact, .right, 1.25), event(.toeOff, .right, 1.75),
      event(.initialContact, .right, 2.75), event(.initialContact, .left, 3.5),
    ]
    recording.cycles = [
      GaitCycle(side: .left, start: 0.5, toeOff: 1, end: 2, oppositeContact: 1.25),
      GaitCycle(
        side: .right, start: 1.25, toeOff: 1.75, end: 2.75, oppositeContact: 2,
        exclusion: "Longer than the others."),
    ]
    recording.phases = [GaitPhaseSpan(phase: .absorption, side: .left, start: 0.5, end: 0.75)]
    recording.curves = [
      CycleCurve(
        angle: "left_knee", side: .left, mean: (0...100).map { Double($0) / 3 },
        standardDeviation: (0...100).map { Double($0) / 64 }, n: 3, toeOff: 38.25),
      CycleCurve(
        angle: "trunk_lean", side: .right, mean: [Double](repeating: 5.5, count: 101),
        standardDeviation: [], n: 1, toeOff: 37),
    ]
    recording.context = CaptureContext(speed: 3.5, footwear: "barefoot")
    recording.scale = PictureScale(
      metresPerPixel: 0.002, relativeUncertainty: 0.03, origin: .height)
    recording.metrics.append(
      Metric(
        id: "shank_angle", unit: "deg", side: .left, value: 4.5, n: 2, standardDeviation: 0.5,
        uncertainty: 0.75, confidence: 0.8, note: "Seen through, \"loose\" trousers.",
        samples: [
          MetricSample(side: .left, contact: 0.5, value: 4),
          MetricSample(side: .left, contact: 3.5, value: 5.125),
        ]))
    recording.metrics.append(
      Metric(
        id: "shank_angle", unit: "deg", value: 4, n: 4,
        samples: [MetricSample(side: .right, contact: 1.25, value: 3.5)],
        symmetry: MetricSymmetry(
          difference: 1, uncertainty: 0.5, smallestDetectableChange: 2.5),
        range: MetricRange(
          low: -2, high: 9, meaning: "mean +- 2 SD", population: "28 runners, 2.5 m/s",
          source: "Somebody 2020")))
    return recording
  }
}
