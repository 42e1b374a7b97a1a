import CFFmpeg
import GaitModel
import Synchronization

/// Converts whole pictures between pixel formats and sizes by swscale.
///
/// The conversion is prepared once and used again for pictures of the same kind. Any thread may
/// use it; one at a time works, the others wait.
final class PictureConverter: Sendable {
  /// swscale's state. Unchecked because the pointer hides it: it is used only inside the lock.
  private struct Context: @unchecked Sendable {
    var pointer: OpaquePointer?
    var colours: Colours?
  }

  /// What a conversion knows of the colours on its two sides.
  struct Colours: Hashable {
    var sourceMatrix: Int32
    var sourceIsFull: Bool
    var targetMatrix: Int32
    var targetIsFull: Bool
  }

  private let context = Mutex(Context())
  private let flags: Int32

  init(flags: Int32) {
    _ = FFmpeg.quiet
    self.flags = flags
  }

  deinit {
    context.withLock { sws_freeContext($0.pointer) }
  }

  /// Fills `target` from `source`; false where swscale cannot. Without `colours`, swscale's own
  /// choice stands (BT.601, range by pixel format).
  func convert(_ source: FrameBuffer, to target: FrameBuffer, colours: Colours?) -> Bool {
    context.withLock { context in
      let pointer = sws_getCachedContext(
        context.pointer, Int32(source.width), Int32(source.height), source.format,
        Int32(target.width), Int32(target.height), target.format, flags, nil, nil, nil)
      if pointer != context.pointer {
        context.pointer = pointer
        context.colours = nil
      }
      guard let pointer else { return false }
      if let colours, colours != context.colours {
        let unit: Int32 = 1 << 16
        sws_setColorspaceDetails(
          pointer, sws_getCoefficients(colours.sourceMatrix), colours.sourceIsFull ? 1 : 0,
          sws_getCoefficients(colours.targetMatrix), colours.targetIsFull ? 1 : 0, 0, unit, unit)
        context.colours = colours
      }
      return source.withPlanes { data, strides in
        target.withPlanes { targetData, targetStrides in
          sws_scale(
            pointer, data.map { UnsafePointer($0) }, strides, 0, Int32(source.height), targetData,
            targetStrides) == Int32(target.height)
        }
      }
    }
  }
}
