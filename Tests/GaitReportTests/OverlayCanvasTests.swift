import Foundation
import GaitModel
import GaitReport
import Media
import Testing

/// The overlay as pixels: drawn on a grey picture, saved and read again.
@Suite("Overlay on a picture")
struct OverlayCanvasTests {
  static let size = PixelSize(width: 640, height: 480)

  /// A grey picture, through an uncompressed video of one frame.
  static func greyFrame() throws -> VideoFrame {
    let head = "YUV4MPEG2 W\(size.width) H\(size.height) F30:1 Ip A1:1 C420jpeg\nFRAME\n"
    let planes = [UInt8](repeating: 128, count: size.width * size.height * 3 / 2)
    return try withFile(Array(head.utf8) + planes, "y4m") {
      try #require(try VideoReader(path: $0).next())
    }
  }

  static func read(jpeg: [UInt8]) throws -> VideoFrame {
    try withFile(jpeg, "jpg") { try Photo(path: $0).frame }
  }

  private static func withFile<Result>(
    _ bytes: [UInt8], _ ending: String, _ body: (String) throws -> Result
  ) throws -> Result {
    let url = FileManager.default.temporaryDirectory.appending(
      path: "footfall-overlay-\(UUID().uuidString).\(ending)")
    defer { try? FileManager.default.removeItem(at: url) }
    try Data(bytes).write(to: url)
    return try body(url.path)
  }

  static func colour(of frame: VideoFrame, at x: Float, _ y: Float) -> SIMD3<Float> {
    let format = CropFormat(
      width: 1, height: 1, layout: .interleaved, channels: .rgb, border: .replicate,
      scale: SIMD3(1, 1, 1), offset: SIMD3(0, 0, 0))
    var pixel: [Float] = [0, 0, 0]
    pixel.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      frame.sample(
        CropRegion(centerX: x + 0.5, centerY: y + 0.5, width: 1, height: 1), format: format,
        into: base)
    }
    return SIMD3(pixel[0], pixel[1], pixel[2])
  }

  static func expect(_ seen: SIMD3<Float>, near colour: RGB, within tolerance: Float) {
    let wanted = SIMD3(Float(colour.red), Float(colour.green), Float(colour.blue))
    let difference = seen - wanted
    #expect(
      max(abs(difference.x), abs(difference.y), abs(difference.z)) < tolerance,
      "\(seen) for \(wanted)")
  }

  static var recording: GaitRecording {
    var recording = SampleRecording.runner(size: size)
    // A person this high has lines wide enough for the colour samples of a JPEG.
    recording.people[0].height = 900
    return recording
  }

  @Test("colours the near leg where it is, and leaves the rest alone")
  func pixels() throws {
    let recording = Self.recording
    var canvas = try Canvas(try Self.greyFrame())
    FrameOverlay(recording: recording).draw(at: 0.5, on: &canvas, font: try Font())
    let seen = try Self.read(jpeg: try canvas.jpeg(quality: 100))
    #expect(seen.size == Self.size)
    let hip = try #require(recording.cleaned.point(.rightHip, at: 30))
    let knee = try #require(recording.cleaned.point(.rightKnee, at: 30))
    let thigh = Self.colour(of: seen, at: (hip.x + knee.x) / 2, (hip.y + knee.y) / 2)
    Self.expect(thigh, near: Palette.right, within: 40)
    Self.expect(Self.colour(of: seen, at: 620, 240), near: RGB(128, 128, 128), within: 6)
    // The plates of time and cadence lie in the upper corners.
    #expect(Self.colour(of: seen, at: 14, 20).max() < 100)
    #expect(Self.colour(of: seen, at: 624, 20).max() < 100)
  }

  @Test("writes nothing outside a cut-out but the figure, and saves the cut-out alone")
  func cutOut() throws {
    let recording = Self.recording
    let key = try #require(recording.keyFrames().first)
    var canvas = try Canvas(try Self.greyFrame())
    FrameOverlay(recording: recording).draw(
      at: key.time, inside: key.region, on: &canvas, font: try Font())
    let seen = try Self.read(jpeg: try canvas.jpeg(quality: 100))
    Self.expect(Self.colour(of: seen, at: 14, 20), near: RGB(128, 128, 128), within: 6)
    let part = try Self.read(jpeg: try canvas.jpeg(of: key.region, quality: 90))
    #expect(abs(Double(part.size.width) - key.region.width) <= 2)
    #expect(abs(Double(part.size.height) - key.region.height) <= 2)
  }
}
