/// Why a picture cannot be processed.
package enum PictureProcessingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A way of processing that compares the pictures of a clip was asked for a single one.
  case needsClip(String)
  /// OpenCV refuses, with its reason.
  case refused(what: String, reason: String)
  /// The picture is wider or higher than OpenCV can address.
  case tooLarge(width: Int, height: Int)

  package var description: String {
    switch self {
    case .needsClip(let name):
      "“\(name)” finds what moves by comparing the pictures of a clip; a single picture has nothing"
        + " to compare with."
    case .refused(let what, let reason): "\(what) is not possible: \(reason)."
    case .tooLarge(let width, let height):
      "a picture of \(width) x \(height) pixels is too large to process; the longest side may have"
        + " \(Self.longestSide)."
    }
  }

  /// Pixels of the longest side that OpenCV's warps address (16-bit coordinates).
  package static let longestSide = 32766
}
