import COpenCV
import GaitMath
package import GaitModel

extension RGBPicture {
  /// The picture as a homography sees it, bilinear between pixels (coordinates to 1/32 pixel).
  ///
  /// - Parameters:
  ///   - map: from places of this picture to places of the result.
  ///   - target: size of the result; that of the picture where none is given.
  ///   - outside: red, green and blue of what the picture does not show.
  /// - Returns: the new picture.
  /// - Throws: `PictureProcessingError` where the map makes the plane flat or a size is too large.
  package func warped(
    by map: Homography, size target: PixelSize? = nil, outside: [UInt8] = [127, 127, 127]
  ) throws(PictureProcessingError) -> RGBPicture {
    guard outside.count == 3, let inverse = map.inverse else {
      throw .refused(what: "the warp", reason: "the map makes the plane flat")
    }
    // OpenCV counts from the centre of the first pixel.
    let up = Homography(x: Vector2(1, 0), y: Vector2(0, 1), shift: Vector2(0.5, 0.5))
    let down = Homography(x: Vector2(1, 0), y: Vector2(0, 1), shift: Vector2(-0.5, -0.5))
    let rows = up.then(inverse).then(down).rows
    let to = try (target ?? size).checked()
    return try processed("the warp", to: target) { copencv_warp($0, $1, rows, outside, $2, to) }
  }

  /// The picture in another size: means of areas where it gets smaller both ways, else bilinear.
  ///
  /// - Throws: `PictureProcessingError` where the size is too large.
  package func resized(to target: PixelSize) throws(PictureProcessingError) -> RGBPicture {
    let to = try target.checked()
    return try processed("another size", to: target) { copencv_resize($0, $1, $2, to) }
  }

  /// The picture with left and right exchanged.
  package func mirrored() -> RGBPicture {
    var picture = self
    for y in 0..<size.height {
      for x in 0..<size.width {
        let from = 3 * (y * size.width + x)
        let to = 3 * (y * size.width + size.width - 1 - x)
        for channel in 0..<3 { picture.bytes[to + channel] = bytes[from + channel] }
      }
    }
    return picture
  }
}
