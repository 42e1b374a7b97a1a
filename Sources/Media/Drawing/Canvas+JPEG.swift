import CFFmpeg
import GaitModel

extension Canvas {
  /// The picture as a JPEG file.
  ///
  /// - Parameters:
  ///   - quality: 1 (small) to 100 (fine).
  ///   - maximumSide: a picture whose longer side is longer is made smaller.
  /// - Returns: the bytes of the file, without any metadata.
  /// - Throws: `MediaError` where the encoder fails.
  package borrowing func jpeg(quality: Int, maximumSide: Int = .max) throws(MediaError) -> [UInt8] {
    let size = visibleSize.fitted(to: maximumSide)
    guard let picture = FrameBuffer(format: AV_PIX_FMT_YUVJ420P, size: size) else {
      throw Canvas.jpegFault
    }
    // JPEG files are full range BT.601 (JFIF 1.02).
    let colours = PictureConverter.Colours(
      sourceMatrix: ColourMatrix.swscaleCode(buffer), sourceIsFull: matrix.isFullRange,
      targetMatrix: SWS_CS_ITU601, targetIsFull: true)
    let converter = PictureConverter(flags: SWS_AREA | SWS_ACCURATE_RND)
    guard converter.convert(buffer.cropped(to: visibleSize), to: picture, colours: colours) else {
      throw Canvas.jpegFault
    }
    // The encoder counts from 2 (fine) to 31 (coarse).
    let step = 2 + (100 - min(max(quality, 1), 100)) * 29 / 99
    return try Canvas.encode(picture, step: Int32(step))
  }

  private static var jpegFault: MediaError {
    MediaError(.cannotWrite, file: "picture", problem: "it cannot be encoded as JPEG.")
  }

  private static func encode(_ picture: FrameBuffer, step: Int32) throws(MediaError) -> [UInt8] {
    var context = avcodec_alloc_context3(avcodec_find_encoder(AV_CODEC_ID_MJPEG))
    var packet = av_packet_alloc()
    defer {
      av_packet_free(&packet)
      avcodec_free_context(&context)
    }
    guard let context, let packet else { throw jpegFault }
    context.pointee.width = picture.frame.pointee.width
    context.pointee.height = picture.frame.pointee.height
    context.pointee.pix_fmt = AV_PIX_FMT_YUVJ420P
    context.pointee.time_base = AVRational(num: 1, den: 25)
    context.pointee.thread_count = 1
    context.pointee.flags |= AV_CODEC_FLAG_QSCALE | AV_CODEC_FLAG_BITEXACT
    context.pointee.global_quality = step * FF_QP2LAMBDA
    picture.frame.pointee.quality = step * FF_QP2LAMBDA
    guard avcodec_open2(context, nil, nil) == 0, avcodec_send_frame(context, picture.frame) == 0,
      avcodec_receive_packet(context, packet) == 0, let data = packet.pointee.data
    else { throw jpegFault }
    return Array(UnsafeBufferPointer(start: data, count: Int(packet.pointee.size)))
  }
}

extension FrameBuffer {
  /// A second reference to the picture that shows only its upper left part.
  fileprivate func cropped(to size: PixelSize) -> FrameBuffer {
    let view = FrameBuffer()
    guard av_frame_ref(view.frame, frame) == 0 else { return self }
    view.frame.pointee.width = Int32(size.width)
    view.frame.pointee.height = Int32(size.height)
    return view
  }
}
