import CFFmpeg

/// Turns packets into pictures and counts the ones that are broken.
final class Decoder {
  /// The largest picture that is decoded: 8192 x 8192 or any shape of the same area.
  static let largestPixelCount: Int64 = 8192 * 8192

  private let demuxer: Demuxer
  private var context: UnsafeMutablePointer<AVCodecContext>?
  private var packet: UnsafeMutablePointer<AVPacket>?
  private var isDraining = false
  private var consecutiveReadFaults = 0
  private var faultsWhileDraining = 0
  /// Packets that could not be read or decoded, and pictures that the decoder had to mend.
  private(set) var brokenCount = 0

  init(_ demuxer: Demuxer, file: String, threads: Int) throws(MediaError) {
    self.demuxer = demuxer
    let parameters = demuxer.stream.pointee.codecpar.pointee
    let pixels = Int64(parameters.width) * Int64(parameters.height)
    guard pixels <= Decoder.largestPixelCount else {
      throw MediaError(
        .tooLarge, file: file,
        problem: "its pictures have \(parameters.width) x \(parameters.height) pixels; up to "
          + "8192 x 8192 are handled: make a smaller copy.")
    }
    context = avcodec_alloc_context3(demuxer.decoder)
    packet = av_packet_alloc()
    guard let context, packet != nil,
      avcodec_parameters_to_context(context, demuxer.stream.pointee.codecpar) >= 0
    else {
      throw MediaError(.broken, file: file, problem: "its track description cannot be understood.")
    }
    context.pointee.thread_count = Int32(clamping: max(1, threads))
    context.pointee.pkt_timebase = demuxer.stream.pointee.time_base
    context.pointee.max_pixels = Decoder.largestPixelCount
    let code = avcodec_open2(context, demuxer.decoder, nil)
    guard code == 0 else {
      throw MediaError(
        .unsupportedCodec, file: file,
        problem: "its decoder cannot be started (\(FFmpeg.text(code))).")
    }
  }

  deinit {
    av_packet_free(&packet)
    avcodec_free_context(&context)
  }

  /// FFmpeg's name of the codec: `h264`.
  var codecName: String {
    String(cString: avcodec_get_name(demuxer.stream.pointee.codecpar.pointee.codec_id))
  }

  /// Forgets what was read so far, after the demuxer has gone elsewhere.
  func flush() {
    avcodec_flush_buffers(context)
    isDraining = false
  }

  /// The next picture in the order of presentation; nil at the end.
  func next() -> FrameBuffer? {
    let picture = FrameBuffer()
    while true {
      let code = avcodec_receive_frame(context, picture.frame)
      switch code {
      case 0:
        let faults = picture.frame.pointee.decode_error_flags
        if faults != 0 || picture.frame.pointee.flags & AV_FRAME_FLAG_CORRUPT != 0 {
          brokenCount += 1
        }
        return picture
      case footfall_averror_eof: return nil
      case footfall_averror_eagain: break
      default:
        brokenCount += 1
        faultsWhileDraining += isDraining ? 1 : 0
      }
      // At the end the decoder is asked until it says that nothing is left, or keeps failing.
      if !isDraining {
        feed()
      } else if code == footfall_averror_eagain || faultsWhileDraining > 64 {
        return nil
      }
    }
  }

  /// Gives the decoder one packet of its track, or the sign that there are no more.
  private func feed() {
    guard let packet else { return }
    while true {
      defer { av_packet_unref(packet) }
      switch demuxer.read(into: packet) {
      case .packet:
        consecutiveReadFaults = 0
        if avcodec_send_packet(context, packet) < 0 { brokenCount += 1 }
        return
      case .otherTrack: continue
      case .unreadable:
        brokenCount += 1
        consecutiveReadFaults += 1
        // A reader that keeps failing at one place has come to the end of what is there.
        if consecutiveReadFaults < 16 { continue }
        drain()
        return
      case .end:
        drain()
        return
      }
    }
  }

  private func drain() {
    isDraining = true
    avcodec_send_packet(context, nil)
  }
}
