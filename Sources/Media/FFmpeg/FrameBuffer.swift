import CFFmpeg
import GaitModel

/// A picture in FFmpeg's memory: its planes, with their format and colour tags.
///
/// Unchecked because the pointer hides it: the picture is written only while one thread owns it
/// (by the decoder or a converter that has not given it away yet) and read-only afterwards.
final class FrameBuffer: @unchecked Sendable {
  let frame: UnsafeMutablePointer<AVFrame>

  /// An empty picture for a decoder to fill.
  init() {
    // Fails only where the system is out of memory, as any Swift allocation then does.
    guard let frame = av_frame_alloc() else { preconditionFailure("out of memory") }
    self.frame = frame
  }

  /// A picture with memory of its own; nil where FFmpeg refuses the size.
  convenience init?(format: AVPixelFormat, size: PixelSize) {
    self.init()
    frame.pointee.format = format.rawValue
    frame.pointee.width = Int32(clamping: size.width)
    frame.pointee.height = Int32(clamping: size.height)
    guard av_frame_get_buffer(frame, 0) == 0 else { return nil }
  }

  deinit {
    var pointer: UnsafeMutablePointer<AVFrame>? = frame
    av_frame_free(&pointer)
  }

  var width: Int { Int(frame.pointee.width) }
  var height: Int { Int(frame.pointee.height) }
  var size: PixelSize { PixelSize(width: width, height: height) }
  var format: AVPixelFormat { AVPixelFormat(rawValue: frame.pointee.format) }

  /// What is known of the pixel format; nil for one that FFmpeg does not describe.
  var formatDescription: AVPixFmtDescriptor? { av_pix_fmt_desc_get(format)?.pointee }

  /// A plane and the distance of its rows in bytes; nil where there is no such plane.
  func plane(_ index: Int) -> (data: UnsafeMutablePointer<UInt8>, stride: Int)? {
    let data = frame.pointee.data
    let stride = frame.pointee.linesize
    let (pointer, bytes) =
      switch index {
      case 0: (data.0, stride.0)
      case 1: (data.1, stride.1)
      case 2: (data.2, stride.2)
      default: (data.3, stride.3)
      }
    return pointer.map { ($0, Int(bytes)) }
  }

  /// Runs `body` with the plane pointers and strides as swscale takes them.
  func withPlanes<Result>(
    _ body: ([UnsafeMutablePointer<UInt8>?], [Int32]) -> Result
  ) -> Result {
    let data = frame.pointee.data
    let stride = frame.pointee.linesize
    return body(
      [data.0, data.1, data.2, data.3], [stride.0, stride.1, stride.2, stride.3])
  }
}
