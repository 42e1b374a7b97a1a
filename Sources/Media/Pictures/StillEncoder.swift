import CFFmpeg

/// Encodes single pictures by FFmpeg.
enum StillEncoder {
  /// The bytes of a file with one picture, without any metadata.
  ///
  /// - Parameters:
  ///   - picture: in a format that the encoder takes.
  ///   - codec: JPEG or PNG.
  ///   - configure: settings of the encoder beyond size and format.
  /// - Returns: nil where the encoder fails.
  static func encode(
    _ picture: FrameBuffer, _ codec: AVCodecID, configure: (inout AVCodecContext) -> Void
  ) -> [UInt8]? {
    _ = FFmpeg.quiet
    var context = avcodec_alloc_context3(avcodec_find_encoder(codec))
    var packet = av_packet_alloc()
    defer {
      av_packet_free(&packet)
      avcodec_free_context(&context)
    }
    guard let context, let packet else { return nil }
    context.pointee.width = picture.frame.pointee.width
    context.pointee.height = picture.frame.pointee.height
    context.pointee.pix_fmt = picture.format
    context.pointee.time_base = AVRational(num: 1, den: 25)
    context.pointee.thread_count = 1
    context.pointee.flags |= AV_CODEC_FLAG_BITEXACT
    configure(&context.pointee)
    guard avcodec_open2(context, nil, nil) == 0, avcodec_send_frame(context, picture.frame) == 0,
      avcodec_receive_packet(context, packet) == 0, let data = packet.pointee.data
    else { return nil }
    return Array(UnsafeBufferPointer(start: data, count: Int(packet.pointee.size)))
  }
}
