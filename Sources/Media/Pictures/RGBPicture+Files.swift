import CFFmpeg
package import GaitModel

extension RGBPicture {
  /// Reads a JPEG, PNG, WebP or HEIC photo upright, its colours by the matrix that the file names.
  ///
  /// - Throws: `MediaError` where the file is not such a photo or is damaged.
  package init(path: String) throws(MediaError) {
    let photo = try Photo(path: path)
    guard let picture = photo.frame.uprightRGB() else {
      throw MediaError(
        .tooLarge, file: photo.source.name, problem: "there is no memory for the picture.")
    }
    self = picture
  }

  /// The picture as a baseline JPEG file, colour at half the resolution each way (4:2:0), without
  /// any metadata.
  ///
  /// - Parameter quality: libjpeg's, 1 (small) to 100 (fine): see `JPEGQuality`.
  /// - Returns: the bytes of the file.
  /// - Throws: `MediaError` where a side has more than 65535 pixels.
  package func jpeg(quality: Int) throws(MediaError) -> [UInt8] {
    // JPEG files are full range BT.601 (JFIF 1.02).
    let colours = PictureConverter.Colours(
      sourceMatrix: SWS_CS_ITU601, sourceIsFull: true, targetMatrix: SWS_CS_ITU601,
      targetIsFull: true)
    let picture = frameBuffer()?.converted(to: AV_PIX_FMT_YUVJ420P, size, colours)
    guard let bytes = picture.flatMap({ JPEGWriter.file($0, JPEGQuality(quality)) }) else {
      throw Self.fault("JPEG")
    }
    return bytes
  }

  /// The picture as a PNG file: without loss, without any metadata.
  ///
  /// - Returns: the bytes of the file.
  /// - Throws: `MediaError` where the encoder fails.
  package func png() throws(MediaError) -> [UInt8] {
    let bytes = frameBuffer().flatMap { picture in
      StillEncoder.encode(picture, AV_CODEC_ID_PNG) { context in
        av_opt_set(context.priv_data, "pred", "mixed", 0)
      }
    }
    guard let bytes else { throw Self.fault("PNG") }
    return bytes
  }

  private static func fault(_ kind: String) -> MediaError {
    MediaError(.cannotWrite, file: "picture", problem: "it cannot be encoded as \(kind).")
  }
}

extension RGBPicture {
  /// A copy in FFmpeg's memory as packed RGB; nil where FFmpeg refuses the size.
  func frameBuffer() -> FrameBuffer? {
    guard let picture = FrameBuffer(format: AV_PIX_FMT_RGB24, size: size),
      let target = picture.plane(0)
    else { return nil }
    let row = 3 * size.width
    bytes.withUnsafeBufferPointer { source in
      guard let base = source.baseAddress else { return }
      for y in 0..<size.height {
        (target.data + y * target.stride).update(from: base + y * row, count: row)
      }
    }
    return picture
  }
}

extension FrameBuffer {
  /// The picture in another format and size, every pixel as exact as swscale can; nil where it
  /// cannot.
  func converted(
    to format: AVPixelFormat, _ size: PixelSize, _ colours: PictureConverter.Colours
  ) -> FrameBuffer? {
    let flags = SWS_AREA | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | SWS_FULL_CHR_H_INP
    guard let target = FrameBuffer(format: format, size: size),
      PictureConverter(flags: flags).convert(self, to: target, colours: colours)
    else { return nil }
    return target
  }
}

extension VideoFrame {
  /// The whole picture upright in 8-bit RGB by the file's matrix; nil without memory for it.
  package func uprightRGB() -> RGBPicture? {
    let colours = PictureConverter.Colours(
      sourceMatrix: ColourMatrix.swscaleCode(original),
      sourceIsFull: ColourMatrix.isFullRange(original), targetMatrix: SWS_CS_ITU601,
      targetIsFull: true)
    let isRGB = original.format == AV_PIX_FMT_RGB24 && original.size == planes.size
    let stored = isRGB ? original : original.converted(to: AV_PIX_FMT_RGB24, planes.size, colours)
    guard let stored, let source = stored.plane(0) else { return nil }
    let shift = orientation.shift(stored: stored.size)
    let step = 3 * orientation.a + orientation.c * source.stride
    let count = 3 * size.width * size.height
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { target, written in
      written = count
      guard let base = target.baseAddress else { return }
      for y in 0..<size.height {
        let stride = orientation.b * y * 3 + orientation.d * y * source.stride
        var from = source.data + shift.y * source.stride + 3 * shift.x + stride
        var to = base + 3 * y * size.width
        for _ in 0..<size.width {
          (to[0], to[1], to[2]) = (from[0], from[1], from[2])
          to += 3
          from += step
        }
      }
    }
    return RGBPicture(size: size, bytes: bytes)
  }
}
