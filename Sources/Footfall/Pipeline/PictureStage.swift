import Foundation
import GaitModel
import GaitReport
import Media

/// The second pass: draws the result on the pictures of the input.
///
/// Decoding, drawing and encoding run beside each other, each on a thread of its own.
struct PictureStage {
  let request: AnalysisRequest
  let recording: GaitRecording
  /// Covers heads before anything is drawn; nil where faces are shown.
  let cover: FaceCover?
  let progress: (AnalysisProgress) -> Void
  let isCancelled: () -> Bool

  /// Quality and longest side of the report's pictures.
  private static let jpegQuality = 88
  private static let longestSide = 960

  /// Draws a video.
  ///
  /// - Parameter video: where the annotated video is written; nil for the report's pictures alone.
  /// - Returns: the pictures for the report.
  /// - Throws: `MediaError`; `AnalysisError` of kind `interrupted`.
  func drawVideo(to video: URL?) throws -> [KeyPicture] {
    let keys = recording.keyFrames()
    // The report's order is not that of time: a leg lands before the other has left the ground.
    var wanted = keys.sorted { $0.time < $1.time }[...]
    if video == nil && wanted.isEmpty { return [] }
    let reader = try VideoReader(path: request.input.path, range: request.range)
    let expected = reader.expectedFrameCount
    let overlay = FrameOverlay(recording: recording)
    let font = try Font()
    let writer = try video.map {
      try VideoWriter(path: $0.path, frameRate: recording.source.frameRate ?? 30)
    }
    let frames = FrameQueue(reader)
    var pictures: [KeyFrame: KeyPicture] = [:]
    var count = 0
    while let frame = try frames.next() {
      if isCancelled() { throw AnalysisError(.interrupted, "Stopped; nothing was written.") }
      count += 1
      while let key = wanted.first, frame.time >= key.time - 1e-6 {
        pictures[key] = try picture(of: frame, key, overlay, font)
        wanted.removeFirst()
      }
      if let writer {
        var canvas = try Canvas(frame)
        cover?.draw(on: &canvas)
        overlay.draw(at: frame.time, on: &canvas, font: font)
        try writer.append(canvas)
      } else if wanted.isEmpty {
        break
      }
      progress(.drawing(frame: count, of: expected))
    }
    try writer?.finish()
    return keys.compactMap { pictures[$0] }
  }

  /// Draws a photo.
  func drawPhoto() throws -> [KeyPicture] {
    let frame = try Photo(path: request.input.path).frame
    let overlay = FrameOverlay(recording: recording)
    let font = try Font()
    return try recording.keyFrames().map { try picture(of: frame, $0, overlay, font) }
  }

  private func picture(
    of frame: VideoFrame, _ key: KeyFrame, _ overlay: FrameOverlay, _ font: Font
  ) throws -> KeyPicture {
    var canvas = try Canvas(frame)
    cover?.draw(on: &canvas)
    overlay.draw(at: frame.time, inside: key.region, leg: key.leg, on: &canvas, font: font)
    return KeyPicture(
      time: key.time, caption: key.caption,
      jpeg: try canvas.jpeg(
        of: key.region, quality: Self.jpegQuality, maximumSide: Self.longestSide))
  }
}
