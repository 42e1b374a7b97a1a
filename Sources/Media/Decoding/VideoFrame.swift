package import GaitModel
import Synchronization

/// One picture of a clip (or a photo), upright as a person sees it. Read-only; any thread may
/// sample it.
package final class VideoFrame: Sendable {
  /// Seconds from the first picture of the clip.
  package let time: Double
  /// Size of the upright picture.
  package let size: PixelSize
  /// The picture as 8-bit Y'CbCr planes, as stored (not turned).
  let planes: FrameBuffer
  /// The picture as the decoder gave it; often the same as `planes`.
  let original: FrameBuffer
  let orientation: Orientation
  let converters: ClipConverters
  /// The whole picture in 8-bit RGB, made when the first crop asks for it.
  private let rgb = Mutex<[ColourRule: FrameBuffer]>([:])

  init(
    time: Double, planes: FrameBuffer, original: FrameBuffer, orientation: Orientation,
    converters: ClipConverters
  ) {
    self.time = time
    self.planes = planes
    self.original = original
    self.orientation = orientation
    self.converters = converters
    size = orientation.uprightSize(of: planes.size)
  }

  /// Reads a region of the upright picture into a network's input.
  ///
  /// Bilinear, without smoothing: where a region is much larger than the crop, pixels between are
  /// skipped, as OpenCV and MediaPipe do. The region may lie partly or wholly outside of the
  /// picture; one that is not finite gives the border's colour (black where the edge is repeated).
  ///
  /// - Parameters:
  ///   - region: where to read, in pixels of the upright picture.
  ///   - format: size, layout and scale of the result.
  ///   - colour: which matrix makes RGB of the stored Y'CbCr.
  ///   - precision: straight from the planes, or rounded as OpenCV does.
  ///   - output: room for `format.count` floats.
  package func sample(
    _ region: CropRegion, format: CropFormat, colour: ColourRule = .tagged,
    precision: CropPrecision = .planes, into output: UnsafeMutablePointer<Float>
  ) {
    guard format.width > 0, format.height > 0 else { return }
    guard let map = SamplingMap(region, format) else {
      format.fill(output)
      return
    }
    if precision == .roundedRGB, let picture = wholeRGB(colour),
      let sampler = RoundedSampler(picture, orientation)
    {
      sampler.sample(map, format, into: output)
      return
    }
    let stored = map.oriented(orientation, stored: planes.size)
    PlaneSampler(planes, matrix: ColourMatrix(planes, colour))?.sample(stored, format, into: output)
  }

  private func wholeRGB(_ colour: ColourRule) -> FrameBuffer? {
    rgb.withLock { pictures in
      if let picture = pictures[colour] { return picture }
      let picture = converters.rgb(of: original, size: planes.size, colour)
      pictures[colour] = picture
      return picture
    }
  }
}

extension CropFormat {
  /// Fills a whole crop with the border's colour.
  fileprivate func fill(_ output: UnsafeMutablePointer<Float>) {
    var grey: Float = 0
    if case .constant(let value) = border { grey = Float(value) }
    let colour = grey * scale + offset
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 3 * width) { row in
      guard let base = row.baseAddress else { return }
      for channel in 0..<3 {
        (base + channel * width).update(repeating: colour[channel], count: width)
      }
      for j in 0..<height { write(base, stride: width, row: j, into: output) }
    }
  }
}
