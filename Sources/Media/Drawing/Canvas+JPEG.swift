import CFFmpeg
package import GaitModel

extension Canvas {
  /// The picture, or a part of it, as a JPEG file.
  ///
  /// - Parameters:
  ///   - region: the part, in pixels of the frame; nil (or what is no number) for the whole. Its
  ///     corner moves by at most a pixel, to where the colour planes have a sample.
  ///   - quality: 1 (small) to 100 (fine).
  ///   - maximumSide: a picture whose longer side is longer is made smaller.
  /// - Returns: the bytes of the file, without any metadata.
  /// - Throws: `MediaError` where the encoder fails.
  package borrowing func jpeg(
    of region: Box? = nil, quality: Int, maximumSide: Int = .max
  ) throws(MediaError) -> [UInt8] {
    let (x, y, part) = pixels(of: region)
    let size = part.fitted(to: maximumSide)
    guard let picture = FrameBuffer(format: AV_PIX_FMT_YUVJ420P, size: size) else {
      throw Canvas.jpegFault
    }
    // JPEG files are full range BT.601 (JFIF 1.02).
    let colours = PictureConverter.Colours(
      sourceMatrix: ColourMatrix.swscaleCode(buffer), sourceIsFull: matrix.isFullRange,
      targetMatrix: SWS_CS_ITU601, targetIsFull: true)
    let converter = PictureConverter(flags: SWS_AREA | SWS_ACCURATE_RND)
    let source = buffer.cropped(x: x, y: y, to: part)
    guard converter.convert(source, to: picture, colours: colours) else {
      throw Canvas.jpegFault
    }
    // The encoder counts from 2 (fine) to 31 (coarse).
    let step = 2 + (100 - min(max(quality, 1), 100)) * 29 / 99
    let lambda = Int32(step) * FF_QP2LAMBDA
    picture.frame.pointee.quality = lambda
    let bytes = StillEncoder.encode(picture, AV_CODEC_ID_MJPEG) { context in
      context.flags |= AV_CODEC_FLAG_QSCALE
      context.global_quality = lambda
    }
    guard let bytes else { throw Canvas.jpegFault }
    return bytes
  }

  /// The corner (even numbers) and the size of a part of the copy.
  private borrowing func pixels(of region: Box?) -> (x: Int, y: Int, size: PixelSize) {
    guard let region, (region.minX + region.minY + region.maxX + region.maxY).isFinite else {
      return (0, 0, visibleSize)
    }
    func span(_ from: Double, _ to: Double, limit: Int) -> (Int, Int) {
      let limit = Double(limit)
      let start = min(max((from * Double(scale)).rounded(.down), 0), limit - 1)
      let end = min(max((to * Double(scale)).rounded(.up) + 1, start + 1), limit)
      return (Int(start) & ~1, Int(end))
    }
    let (left, right) = span(region.minX, region.maxX, limit: visibleSize.width)
    let (top, bottom) = span(region.minY, region.maxY, limit: visibleSize.height)
    return (left, top, PixelSize(width: right - left, height: bottom - top))
  }

  private static var jpegFault: MediaError {
    MediaError(.cannotWrite, file: "picture", problem: "it cannot be encoded as JPEG.")
  }
}

extension FrameBuffer {
  /// A second reference to a 4:2:0 picture that shows only a part of it; the corner is even.
  fileprivate func cropped(x: Int, y: Int, to size: PixelSize) -> FrameBuffer {
    let view = FrameBuffer()
    guard av_frame_ref(view.frame, frame) == 0 else { return self }
    let planes = view.frame.pointee
    view.frame.pointee.data.0 = planes.data.0.map { $0 + y * Int(planes.linesize.0) + x }
    view.frame.pointee.data.1 = planes.data.1.map { $0 + y / 2 * Int(planes.linesize.1) + x / 2 }
    view.frame.pointee.data.2 = planes.data.2.map { $0 + y / 2 * Int(planes.linesize.2) + x / 2 }
    view.frame.pointee.width = Int32(size.width)
    view.frame.pointee.height = Int32(size.height)
    return view
  }
}
