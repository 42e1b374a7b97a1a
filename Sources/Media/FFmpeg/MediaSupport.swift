import CFFmpeg
import CHeif

/// What the installed media libraries are, for a report on the installation.
package enum MediaSupport {
  /// `59.27.100`, the version of libavformat at run time.
  package static var formatVersion: String { version(avformat_version()) }

  /// The version of libavcodec at run time.
  package static var codecVersion: String { version(avcodec_version()) }

  /// The version of libheif at run time.
  package static var heifVersion: String { String(cString: heif_get_version()) }

  /// Whether H.264 can be written (by libx264).
  package static var canEncodeH264: Bool { avcodec_find_encoder_by_name("libx264") != nil }

  /// The kinds of video that can be decoded, of those that Footfall names.
  package static var decodableVideo: [String] {
    ["h264", "hevc", "vp9", "av1", "mjpeg", "mpeg4", "wmv3", "flv"].filter {
      avcodec_find_decoder_by_name($0) != nil
        || avcodec_descriptor_get_by_name($0).map { avcodec_find_decoder($0.pointee.id) != nil }
          ?? false
    }
  }

  /// FFmpeg packs a version into one number: 16, 8 and 8 bits.
  private static func version(_ packed: UInt32) -> String {
    "\(packed >> 16).\(packed >> 8 & 255).\(packed & 255)"
  }
}
