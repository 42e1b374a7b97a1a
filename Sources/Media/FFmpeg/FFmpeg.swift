import CFFmpeg

/// What every use of FFmpeg's libraries shares.
enum FFmpeg {
  /// Keeps the libraries from printing: faults are counted or thrown, never written to the screen.
  static let quiet: Void = av_log_set_level(AV_LOG_QUIET)

  /// FFmpeg's words for an error code.
  static func text(_ code: Int32) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { buffer in
      guard let base = buffer.baseAddress, av_strerror(code, base, buffer.count) == 0 else {
        return "error \(code)"
      }
      return String(cString: base)
    }
  }

  /// The quotient of a rational number; nil where it is not a positive, finite one.
  static func positive(_ value: AVRational) -> Double? {
    value.num > 0 && value.den > 0 ? Double(value.num) / Double(value.den) : nil
  }
}
