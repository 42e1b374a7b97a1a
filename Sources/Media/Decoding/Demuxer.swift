import CFFmpeg
import GaitModel

/// Opens a container by its content and hands out the packets of its best picture track.
final class Demuxer {
  /// The containers that are opened; playlists, network addresses and picture sequences are not
  /// among them, so that a file can never make the program open another one.
  private static let containers =
    "mov,mp4,m4a,3gp,3g2,mj2,avi,matroska,webm,asf,flv,live_flv,mpeg,mpegts,mpegvideo,m4v,h263,"
    + "h264,hevc,av1,obu,ivf,mjpeg,ogg,mxf,dv,wtv,nut,rm,vc1,y4m,yuv4mpegpipe"

  private var context: UnsafeMutablePointer<AVFormatContext>?
  let stream: UnsafeMutablePointer<AVStream>
  let decoder: UnsafePointer<AVCodec>

  init(_ file: InputFile) throws(MediaError) {
    _ = FFmpeg.quiet
    switch file.content {
    case .jpeg, .png, .webp, .heif, .otherPicture:
      throw MediaError(.isPhoto, file: file.name, problem: "this is a photo, not a video.")
    case .other: break
    }
    var options: OpaquePointer?
    av_dict_set(&options, "protocol_whitelist", "file", 0)
    av_dict_set(&options, "format_whitelist", Demuxer.containers, 0)
    defer { av_dict_free(&options) }
    // The prefix keeps names like "http:..." and "concat:..." from being taken for addresses.
    let code = avformat_open_input(&context, "file:" + file.path, nil, &options)
    guard code == 0, let context else {
      throw MediaError(
        .notAVideo, file: file.name,
        problem: "this is not a video that can be read, or its beginning or index is lost "
          + "(\(FFmpeg.text(code))).")
    }
    avformat_find_stream_info(context, nil)
    do {
      (stream, decoder) = try Demuxer.choose(context, file.name)
    } catch {
      avformat_close_input(&self.context)
      throw error
    }
    let kept = stream
    for index in 0..<Int(context.pointee.nb_streams) {
      guard let other = context.pointee.streams[index], other != kept else { continue }
      other.pointee.discard = AVDISCARD_ALL
    }
  }

  deinit { avformat_close_input(&context) }

  private static func choose(
    _ context: UnsafeMutablePointer<AVFormatContext>, _ name: String
  ) throws(MediaError) -> (UnsafeMutablePointer<AVStream>, UnsafePointer<AVCodec>) {
    let index = av_find_best_stream(context, AVMEDIA_TYPE_VIDEO, -1, -1, nil, 0)
    guard index >= 0, let stream = context.pointee.streams[Int(index)],
      stream.pointee.disposition & AV_DISPOSITION_ATTACHED_PIC == 0
    else {
      throw MediaError(
        .noVideoTrack, file: name,
        problem: "there is no video track inside (perhaps sound only); give a video.")
    }
    let codec = stream.pointee.codecpar.pointee.codec_id
    guard let decoder = avcodec_find_decoder(codec) else {
      let codecName = String(cString: avcodec_get_name(codec))
      throw MediaError(
        .unsupportedCodec, file: name,
        problem: "its codec (\(codecName)) cannot be decoded here; convert the video to H.264.")
    }
    return (stream, decoder)
  }

  /// What reading the next packet gave.
  enum Step {
    /// A packet of the chosen track is in `packet`.
    case packet
    case otherTrack
    case unreadable
    case end
  }

  /// Reads on in the file.
  func read(into packet: UnsafeMutablePointer<AVPacket>) -> Step {
    let code = av_read_frame(context, packet)
    if code == footfall_averror_eof { return .end }
    guard code >= 0 else { return .unreadable }
    return packet.pointee.stream_index == stream.pointee.index ? .packet : .otherTrack
  }

  /// Goes to the last key picture at or before a time stamp; false where the file cannot.
  func seek(to ticks: Int64) -> Bool {
    av_seek_frame(context, stream.pointee.index, ticks, AVSEEK_FLAG_BACKWARD) >= 0
  }

  /// FFmpeg's name of the container: `mov,mp4,m4a,3gp,3g2,mj2`.
  var containerName: String {
    context?.pointee.iformat.pointee.name.map { String(cString: $0) } ?? ""
  }

  /// Seconds that the file says it lasts; nil where it does not say.
  var statedDuration: Double? {
    let tick = FFmpeg.positive(stream.pointee.time_base)
    if stream.pointee.duration > 0, let tick { return Double(stream.pointee.duration) * tick }
    guard let duration = context?.pointee.duration, duration > 0 else { return nil }
    return Double(duration) / Double(AV_TIME_BASE)
  }

  /// Frames per second that the file says it has, if that is a plausible number.
  var statedFrameRate: Double? {
    for rate in [stream.pointee.avg_frame_rate, stream.pointee.r_frame_rate] {
      if let rate = FFmpeg.positive(rate), (0.1...2000).contains(rate) { return rate }
    }
    return nil
  }

  /// The orientation that the container tells; nil where it tells none.
  var orientation: Orientation? {
    guard let data = av_stream_get_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, nil) else {
      return nil
    }
    return data.withMemoryRebound(to: Int32.self, capacity: 9) { Orientation(displayMatrix: $0) }
  }

  /// Width over height of a stored pixel, where the file tells a plausible one other than 1.
  func pixelAspect(of picture: FrameBuffer) -> Double? {
    let ratio = av_guess_sample_aspect_ratio(context, stream, picture.frame)
    guard let aspect = FFmpeg.positive(ratio), (0.2...5).contains(aspect), abs(aspect - 1) > 0.005
    else { return nil }
    return aspect
  }
}
