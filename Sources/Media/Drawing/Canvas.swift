import CFFmpeg
package import GaitModel

/// A copy of a frame to draw on: upright, 8-bit 4:2:0, ready for the encoder.
///
/// All coordinates and lengths are pixels of the frame, whatever the size of the copy; pixel
/// centres lie at whole numbers. Drawing is anti-aliased.
package struct Canvas: ~Copyable {
  /// Seconds from the first picture of the clip.
  package let time: Double
  /// Size of the frame: the range of the coordinates.
  package let frameSize: PixelSize
  /// Pixels of the copy for one pixel of the frame: 1, or less for a frame that was made smaller.
  let scale: Float
  /// Size of the copy without the padding to even numbers.
  let visibleSize: PixelSize
  let buffer: FrameBuffer
  let matrix: ColourMatrix

  /// Copies a frame.
  ///
  /// - Parameters:
  ///   - frame: the frame.
  ///   - maximumSide: a frame whose longer side is longer than this is made smaller.
  /// - Throws: `MediaError` where there is no memory for the copy.
  package init(_ frame: VideoFrame, maximumSide: Int = .max) throws(MediaError) {
    // A noncopyable value cannot be left half made: everything that may fail comes first.
    let copy = try Canvas.copy(frame, maximumSide)
    time = frame.time
    frameSize = frame.size
    (buffer, visibleSize, scale) = copy
    // By the frame's own size: a smaller copy of a picture without tags keeps its matrix.
    matrix = ColourMatrix(frame.planes, .tagged)
  }

  init(
    time: Double, frameSize: PixelSize, scale: Float, visibleSize: PixelSize, buffer: FrameBuffer,
    matrix: ColourMatrix
  ) {
    self.time = time
    self.frameSize = frameSize
    self.scale = scale
    self.visibleSize = visibleSize
    self.buffer = buffer
    self.matrix = matrix
  }

  private static func copy(
    _ frame: VideoFrame, _ maximumSide: Int
  ) throws(MediaError) -> (FrameBuffer, PixelSize, Float) {
    let stored = frame.planes.size
    let longer = max(stored.width, stored.height)
    var source = frame.planes
    if longer > maximumSide || !isPlain420(source) {
      guard let smaller = frame.converters.yuv420(of: source, size: stored.fitted(to: maximumSide))
      else { throw noMemory }
      source = smaller
    }
    let visible = frame.orientation.uprightSize(of: source.size)
    let padded = PixelSize(width: (visible.width + 1) & ~1, height: (visible.height + 1) & ~1)
    guard let buffer = FrameBuffer(format: AV_PIX_FMT_YUV420P, size: padded),
      source.copyUpright(to: buffer, frame.orientation, visible)
    else { throw noMemory }
    buffer.takeColours(
      of: frame.planes, matrix: ColourMatrix.swscaleCode(frame.planes),
      isFull: ColourMatrix.isFullRange(frame.planes))
    if buffer.frame.pointee.color_trc == AVCOL_TRC_ARIB_STD_B67
      || buffer.frame.pointee.color_trc == AVCOL_TRC_SMPTE2084
    {
      // Signals of high range are taken, and shown, as such of normal range.
      buffer.frame.pointee.color_trc = AVCOL_TRC_BT2020_10
    }
    return (buffer, visible, Float(max(source.width, source.height)) / Float(longer))
  }

  private static func isPlain420(_ picture: FrameBuffer) -> Bool {
    picture.format == AV_PIX_FMT_YUV420P || picture.format == AV_PIX_FMT_YUVJ420P
  }

  private static var noMemory: MediaError {
    MediaError(.tooLarge, file: "frame", problem: "there is no memory for a copy of the picture.")
  }
}

extension FrameBuffer {
  /// Copies 4:2:0 planes turned upright; the padding repeats the last column and row.
  fileprivate func copyUpright(
    to target: FrameBuffer, _ orientation: Orientation, _ upright: PixelSize
  ) -> Bool {
    for index in 0..<3 {
      guard let from = plane(index), let to = target.plane(index) else { return false }
      let half = index == 0 ? 0 : 1
      let stored = PixelSize(width: (width + half) >> half, height: (height + half) >> half)
      let size = PixelSize(
        width: (upright.width + half) >> half, height: (upright.height + half) >> half)
      orientation.copy(
        from: UnsafePointer(from.data), bytesPerRow: from.stride, stored: stored, to: to.data,
        bytesPerRow: to.stride, upright: size)
      guard index == 0 else { continue }
      if target.width > size.width {
        for y in 0..<size.height {
          to.data[y * to.stride + size.width] = to.data[y * to.stride + size.width - 1]
        }
      }
      if target.height > size.height {
        let last = to.data + (size.height - 1) * to.stride
        (last + to.stride).update(from: last, count: target.width)
      }
    }
    return true
  }
}

extension Orientation {
  /// Copies one plane of bytes turned upright.
  fileprivate func copy(
    from source: UnsafePointer<UInt8>, bytesPerRow: Int, stored: PixelSize,
    to target: UnsafeMutablePointer<UInt8>, bytesPerRow targetBytes: Int, upright: PixelSize
  ) {
    let shift = shift(stored: stored)
    let origin = source + shift.y * bytesPerRow + shift.x
    let stepX = a + c * bytesPerRow
    let stepY = b + d * bytesPerRow
    if stepX == 1 {
      for y in 0..<upright.height {
        (target + y * targetBytes).update(from: origin + y * stepY, count: upright.width)
      }
      return
    }
    // In tiles, so that the lines of memory that a turned row crosses stay in the cache.
    let tile = 32
    for top in stride(from: 0, to: upright.height, by: tile) {
      for left in stride(from: 0, to: upright.width, by: tile) {
        let right = min(left + tile, upright.width)
        for y in top..<min(top + tile, upright.height) {
          let row = target + y * targetBytes
          let from = origin + y * stepY
          for x in left..<right { row[x] = from[x &* stepX] }
        }
      }
    }
  }
}

extension PixelSize {
  /// The size of a copy whose longer side is no longer than `maximumSide`.
  func fitted(to maximumSide: Int) -> PixelSize {
    let factor = min(1, Double(max(1, maximumSide)) / Double(max(width, height)))
    return PixelSize(
      width: max(1, Int((Double(width) * factor).rounded())),
      height: max(1, Int((Double(height) * factor).rounded())))
  }
}
