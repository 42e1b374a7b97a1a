import FootfallTestSupport
import Foundation
import GaitModel
import Media

/// Reads the test clips. Their picture: four quarters (red, green, blue, light grey), and in the
/// middle a grey square whose level is 20 times the frame's number.
enum Clip {
  static func path(_ name: String) -> String { Fixture.url(name).path }

  /// A reader for a clip in the folder of fixtures.
  static func reader(
    _ name: String, range: Range<Double> = 0..<Double.infinity
  ) throws -> VideoReader {
    try VideoReader(path: path(name), range: range)
  }

  /// All frames of a clip, and what the reader says at its end.
  static func read(
    _ name: String, range: Range<Double> = 0..<Double.infinity
  ) throws -> (frames: [VideoFrame], source: SourceDescription) {
    let reader = try reader(name, range: range)
    var frames: [VideoFrame] = []
    while let frame = try reader.next() { frames.append(frame) }
    return (frames, reader.sourceDescription())
  }

  /// The error that opening or reading a file gives.
  static func fault(_ path: String) -> MediaError? {
    do throws(MediaError) {
      let reader = try VideoReader(path: path)
      while try reader.next() != nil {}
      return nil
    } catch {
      return error
    }
  }
}

extension VideoFrame {
  /// The colour at a place of the upright picture, 0 to 255.
  func colour(
    _ x: Float, _ y: Float, rule: ColourRule = .tagged, precision: CropPrecision = .planes
  ) -> SIMD3<Float> {
    let values = crop(
      CropRegion(centerX: x + 0.5, centerY: y + 0.5, width: 1, height: 1), 1, 1, rule: rule,
      precision: precision)
    return SIMD3(values[0], values[1], values[2])
  }

  /// A crop of interleaved colours, 0 to 255.
  func crop(
    _ region: CropRegion, _ width: Int, _ height: Int, rule: ColourRule = .tagged,
    precision: CropPrecision = .planes, border: CropFormat.Border = .replicate
  ) -> [Float] {
    let format = CropFormat(
      width: width, height: height, layout: .interleaved, channels: .rgb, border: border,
      scale: SIMD3(1, 1, 1), offset: SIMD3(0, 0, 0))
    return crop(region, format, rule: rule, precision: precision)
  }

  func crop(
    _ region: CropRegion, _ format: CropFormat, rule: ColourRule = .tagged,
    precision: CropPrecision = .planes
  ) -> [Float] {
    // Room behind the crop that must stay as it is.
    let guardValue: Float = -12345
    var values = [Float](repeating: guardValue, count: format.count + 16)
    values.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      sample(region, format: format, colour: rule, precision: precision, into: base)
    }
    precondition(values.suffix(16).allSatisfy { $0 == guardValue }, "wrote past the crop")
    return Array(values.dropLast(16))
  }

  /// The number of the frame in its clip, read from the grey square in its middle.
  var writtenNumber: Int {
    Int((colour(Float(size.width / 2), Float(size.height / 2)).y / 20).rounded())
  }

  /// The colours of the four quarters: top left, top right, bottom left, bottom right.
  var quarters: [SIMD3<Float>] {
    let (w, h) = (Float(size.width), Float(size.height))
    return [(0.2, 0.2), (0.8, 0.2), (0.2, 0.8), (0.8, 0.8)].map { colour(w * $0, h * $1) }
  }
}

/// The quarters of the test picture: red, green, blue, light grey.
let expectedQuarters: [SIMD3<Float>] = [
  SIMD3(200, 0, 0), SIMD3(0, 200, 0), SIMD3(0, 0, 200), SIMD3(200, 200, 200),
]

/// The largest difference of any channel.
func distance(_ a: SIMD3<Float>, _ b: SIMD3<Float>) -> Float {
  let d = a - b
  return max(abs(d.x), abs(d.y), abs(d.z))
}
