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

/// A folder that is gone after the test.
struct TemporaryFolder: ~Copyable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "footfall-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String) -> URL { url.appending(path: name) }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: file(name)), as: UTF8.self)
  }
}
