package import GaitModel

/// A record of a classification with every field filled, for tests of what is written of it.
package enum SamplePosture {
  /// Four frames, one of them without an answer.
  package static func record() -> PostureRecord {
    let size = PixelSize(width: 1080, height: 1920)
    var card = LogisticClassifier().card
    card.sha256 = String(repeating: "a", count: 64)
    card.title = "Sample form"
    return PostureRecord(
      card: card,
      source: SourceDescription(
        kind: .video, name: "run.mp4", imageSize: size, frameRate: 2, frameCount: 4, duration: 1.5),
      view: Decision(.side, confidence: 0.9), direction: Decision(.left, confidence: 0.8),
      smoothing: PostureSmoothing(),
      frames: [
        PostureFrame(time: 0, probability: 0.9, smoothed: 0.8, label: "high"),
        PostureFrame(time: 0.5, probability: 0.12345, smoothed: 0.55, label: nil),
        PostureFrame(time: 1, probability: nil, smoothed: nil, label: nil),
        PostureFrame(time: 1.5, probability: 0.1, smoothed: 0.2, label: "low"),
      ],
      spans: [
        PostureSpan(label: "high", firstTime: 0, lastTime: 0, probability: 0.9),
        PostureSpan(label: nil, firstTime: 0.5, lastTime: 0.5, probability: 0.12345),
        PostureSpan(label: "low", firstTime: 1.5, lastTime: 1.5, probability: 0.1),
      ],
      shares: [
        PostureShare(label: "high", share: 0.5), PostureShare(label: "low", share: 0.25),
        PostureShare(label: nil, share: 0.25),
      ],
      omissions: [PostureOmission(reason: "the point right_ear was not seen", frames: 1)])
  }
}
