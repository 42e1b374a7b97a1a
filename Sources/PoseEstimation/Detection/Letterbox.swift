package import GaitModel
package import Media

/// How a picture is fitted into a detector's input: scaled by one factor, at the top left, the rest
/// filled with grey.
///
/// The scaling is that of OpenCV's `resize`, on which such detectors were trained: pixel i of the
/// input is read at (i + 1/2) / scale - 1/2. A crop is read corner to corner (`CropRegion`), so the
/// region is moved by half an input pixel less half a picture pixel.
package struct Letterbox: Sendable, Hashable {
  /// Input pixels a picture pixel.
  package let scale: Double
  /// The part of the plane (larger than the picture on one side) that fills the input.
  package let region: CropRegion
  private let picture: PixelSize

  /// Fits a picture of one size into an input of another.
  package init(picture: PixelSize, input: PixelSize) {
    let scale = min(
      Double(input.width) / Double(max(1, picture.width)),
      Double(input.height) / Double(max(1, picture.height)))
    let corner = 0.5 / scale - 0.5
    let width = Double(input.width) / scale
    let height = Double(input.height) / scale
    self.scale = scale
    self.picture = picture
    region = CropRegion(
      centerX: Float(corner + width / 2), centerY: Float(corner + height / 2),
      width: Float(width), height: Float(height))
  }

  /// A box of the input, in the picture; cut at the picture's edges.
  ///
  /// The detector counts from the corner of the first pixel, pictures from its centre.
  package func pictureBox(minX: Float, minY: Float, maxX: Float, maxY: Float) -> Box {
    func place(_ value: Float, _ size: Int) -> Double {
      min(max(Double(value) / scale, 0), Double(size)) - 0.5
    }
    return Box(
      minX: place(minX, picture.width), minY: place(minY, picture.height),
      maxX: place(maxX, picture.width), maxY: place(maxY, picture.height))
  }
}
