/// Why no picture comes out.
package enum RearfootRendererError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Width and height must lie within 64 and 4096 pixels.
  case badSize(width: Int, height: Int)
  /// No camera was found that has the legs in the picture.
  case notFramed(picture: Int)
  /// The user's background cannot be read.
  case badBackground(BackgroundError)
  /// The finished picture does not have the size that was asked for.
  case notPainted(picture: Int)

  package var description: String {
    switch self {
    case .badSize(let width, let height):
      "Pictures of \(width) x \(height) pixels are not made: width and height must lie between 64 "
        + "and 4096."
    case .notFramed(let picture): "No camera has the legs of picture \(picture) in its view."
    case .badBackground(let error): error.description
    case .notPainted(let picture): "Picture \(picture) could not be painted."
    }
  }
}
