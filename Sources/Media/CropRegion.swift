/// A (rotated) rectangle of the upright picture, in pixels.
///
/// The crop's pixel (i, j) of a w x h result is read at
/// corner + (i / w) * width * u + (j / h) * height * v, where u and v are the rectangle's axes and
/// pixel centres lie at whole numbers: corner to corner, without a half-pixel shift, as MediaPipe
/// and OpenCV's `warpAffine` do.
public struct CropRegion: Sendable, Hashable {
  /// The centre's pixels from the left of the picture.
  public var centerX: Float
  /// The centre's pixels from the top of the picture.
  public var centerY: Float
  /// Pixels along the axis u.
  public var width: Float
  /// Pixels along the axis v.
  public var height: Float
  /// Radians, clockwise as seen (y points down).
  public var rotation: Float

  public init(centerX: Float, centerY: Float, width: Float, height: Float, rotation: Float = 0) {
    self.centerX = centerX
    self.centerY = centerY
    self.width = width
    self.height = height
    self.rotation = rotation
  }
}
