import COpenCV
import GaitModel

/// The OpenCV that runs.
package enum OpenCV {
  /// `4.6.0`.
  package static var version: String { String(cString: copencv_version()) }
}

extension RGBPicture {
  /// What a function of OpenCV makes of the picture.
  ///
  /// - Parameters:
  ///   - what: the name of the change, for the error.
  ///   - target: size of the result; that of the picture where none is given.
  ///   - body: the call; not 0 where it failed.
  /// - Returns: the new picture.
  /// - Throws: `PictureProcessingError` where a size is too large or the call fails.
  func processed(
    _ what: String, to target: PixelSize? = nil,
    _ body: (UnsafePointer<UInt8>, copencv_size, UnsafeMutablePointer<UInt8>) -> Int32
  ) throws(PictureProcessingError) -> RGBPicture {
    let target = target ?? size
    let (from, to) = (try size.checked(), try target.checked())
    var status: Int32 = -1
    let count = 3 * Int(to.width) * Int(to.height)
    let result = [UInt8](unsafeUninitializedCapacity: count) { out, written in
      bytes.withUnsafeBufferPointer { source in
        guard let base = source.baseAddress, let place = out.baseAddress else { return }
        status = body(base, from, place)
      }
      written = status == 0 ? count : 0
    }
    guard status == 0, let picture = RGBPicture(size: target, bytes: result) else {
      throw .refused(what: what, reason: String(cString: copencv_error()))
    }
    return picture
  }
}

extension PixelSize {
  /// The size as OpenCV takes it.
  func checked() throws(PictureProcessingError) -> copencv_size {
    let longest = PictureProcessingError.longestSide
    guard (1...longest).contains(width), (1...longest).contains(height),
      width * height <= Int(Int32.max) / 16
    else { throw .tooLarge(width: width, height: height) }
    return copencv_size(width: Int32(width), height: Int32(height))
  }
}
