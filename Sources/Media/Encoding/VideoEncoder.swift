import CFFmpeg
import Foundation
import GaitModel

/// Encodes pictures as H.264 by x264 and writes them into an MP4 file. One thread at a time.
final class VideoEncoder {
  /// Ticks of the video's clock in a second.
  private static let ticksPerSecond: Int32 = 90000

  let fileName: String
  private let frameRate: Double
  private let codec: UnsafePointer<AVCodec>
  private var container: UnsafeMutablePointer<AVFormatContext>?
  private var context: UnsafeMutablePointer<AVCodecContext>?
  private var packet: UnsafeMutablePointer<AVPacket>?
  private var stream: UnsafeMutablePointer<AVStream>?
  private var firstTime: Double?
  private var lastTicks: Int64 = -1

  init(path: String, frameRate: Double) throws(MediaError) {
    _ = FFmpeg.quiet
    let name = (path as NSString).lastPathComponent
    fileName = name
    self.frameRate = frameRate.isFinite && frameRate > 0 ? min(max(frameRate, 1), 1000) : 30
    guard let codec = avcodec_find_encoder_by_name("libx264") else {
      throw MediaError(
        .notInstalled, file: name,
        problem: "FFmpeg has no H.264 encoder here; install libx264 (Debian: libavcodec59).")
    }
    self.codec = codec
    packet = av_packet_alloc()
    // The muxer opens the file once more to move its index to the front.
    avformat_alloc_output_context2(&container, nil, "mp4", "file:" + path)
    guard let container, packet != nil else {
      throw MediaError(.cannotWrite, file: name, problem: "FFmpeg cannot write MP4 files here.")
    }
    container.pointee.flags |= AVFMT_FLAG_BITEXACT
    let code = avio_open(&container.pointee.pb, "file:" + path, AVIO_FLAG_WRITE)
    if code < 0 {
      release()
      throw VideoEncoder.fault(code, name)
    }
  }

  deinit { release() }

  private func release() {
    av_packet_free(&packet)
    avcodec_free_context(&context)
    if let container { avio_closep(&container.pointee.pb) }
    avformat_free_context(container)
    container = nil
  }

  private static func fault(_ code: Int32, _ name: String) -> MediaError {
    switch -code {
    case ENOSPC, EDQUOT, EFBIG:
      return MediaError(
        .diskFull, file: name, problem: "there is no room left on the disk; make room for it.")
    case EACCES, EPERM, EROFS:
      return MediaError(
        .cannotWrite, file: name, problem: "you have no permission to write this file.")
    default:
      return MediaError(
        .cannotWrite, file: name, problem: "the video cannot be written (\(FFmpeg.text(code))).")
    }
  }

  private func check(_ code: Int32) throws(MediaError) {
    if code < 0 { throw VideoEncoder.fault(code, fileName) }
    // A failed write of an earlier packet shows here.
    if let error = container?.pointee.pb?.pointee.error, error < 0 {
      throw VideoEncoder.fault(error, fileName)
    }
  }

  /// Encodes the next picture.
  func encode(_ picture: FrameBuffer, time: Double) throws(MediaError) {
    if context == nil { try start(picture) }
    let start = firstTime ?? time
    firstTime = start
    let ticks = Int64(((time - start) * Double(VideoEncoder.ticksPerSecond)).rounded())
    // Two pictures within a tick still follow one another.
    lastTicks = max(ticks, lastTicks + 1)
    picture.frame.pointee.pts = lastTicks
    picture.frame.pointee.pict_type = AV_PICTURE_TYPE_NONE
    try check(avcodec_send_frame(context, picture.frame))
    try drain()
  }

  /// Writes what is left and closes the file.
  func finish() throws(MediaError) {
    guard let container, context != nil else {
      throw MediaError(.cannotWrite, file: fileName, problem: "there is no picture to write.")
    }
    try check(avcodec_send_frame(context, nil))
    try drain()
    try check(av_write_trailer(container))
    try check(avio_closep(&container.pointee.pb))
  }

  private func start(_ picture: FrameBuffer) throws(MediaError) {
    guard let container, let context = avcodec_alloc_context3(codec) else {
      throw VideoEncoder.fault(-ENOMEM, fileName)
    }
    self.context = context
    let tags = picture.frame.pointee
    context.pointee.width = tags.width
    context.pointee.height = tags.height
    context.pointee.pix_fmt = AV_PIX_FMT_YUV420P
    context.pointee.color_range = tags.color_range
    context.pointee.colorspace = tags.colorspace
    context.pointee.color_primaries = tags.color_primaries
    context.pointee.color_trc = tags.color_trc
    context.pointee.time_base = AVRational(num: 1, den: VideoEncoder.ticksPerSecond)
    context.pointee.framerate = av_d2q(frameRate, 100_000)
    // A key picture every two seconds or so, for moving about in the browser.
    context.pointee.gop_size = Int32(max(12, (2 * frameRate).rounded()))
    // One thread keeps few pictures in memory; the caller works beside it anyway.
    context.pointee.thread_count = 1
    context.pointee.flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT
    var options: OpaquePointer?
    // Measured on a 1080 x 1920 clip: 60 % of the time and a third of the memory of the next
    // slower preset, at a file a fifth larger.
    av_dict_set(&options, "preset", "ultrafast", 0)
    av_dict_set(&options, "crf", "23", 0)
    av_dict_set(&options, "x264-params", "cabac=1:deblock=0,0", 0)
    defer { av_dict_free(&options) }
    try check(avcodec_open2(context, codec, &options))
    guard let stream = avformat_new_stream(container, nil) else {
      throw VideoEncoder.fault(-ENOMEM, fileName)
    }
    self.stream = stream
    stream.pointee.time_base = context.pointee.time_base
    stream.pointee.avg_frame_rate = context.pointee.framerate
    try check(avcodec_parameters_from_context(stream.pointee.codecpar, context))
    var movie: OpaquePointer?
    av_dict_set(&movie, "movflags", "+faststart", 0)
    defer { av_dict_free(&movie) }
    try check(avformat_write_header(container, &movie))
  }

  private func drain() throws(MediaError) {
    guard let packet, let context, let stream else { return }
    while true {
      let code = avcodec_receive_packet(context, packet)
      if code == footfall_averror_eagain || code == footfall_averror_eof { return }
      try check(code)
      if packet.pointee.duration == 0 {
        packet.pointee.duration = Int64(Double(VideoEncoder.ticksPerSecond) / frameRate)
      }
      av_packet_rescale_ts(packet, context.pointee.time_base, stream.pointee.time_base)
      packet.pointee.stream_index = stream.pointee.index
      try check(av_interleaved_write_frame(container, packet))
    }
  }
}
