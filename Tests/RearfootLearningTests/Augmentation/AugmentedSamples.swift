import GaitMath
import GaitModel
import PictureProcessing
import RearfootLearning
import Testing

/// Samples whose labels can be read from the picture: white dots on grey, one for each point.
enum AugmentedSamples {
  static let radius = 6.0

  /// A sample with smooth dots at places.
  static func dots(
    _ places: [Vector2], width: Int = 256, height: Int = 256, side: Side? = nil
  ) throws -> RearfootSample {
    var bytes = [UInt8](repeating: 40, count: 3 * width * height)
    let reach = Int(radius) + 3
    for place in places {
      let (middleX, middleY) = (Int(place.x), Int(place.y))
      for y in max(0, middleY - reach)...min(height - 1, middleY + reach) {
        for x in max(0, middleX - reach)...min(width - 1, middleX + reach) {
          let away = (Vector2(Double(x) + 0.5, Double(y) + 0.5) - place).length
          let level = 40 + 200 * min(max(radius + 1.5 - away, 0) / 3, 1)
          for byte in (3 * (y * width + x))..<(3 * (y * width + x) + 3) {
            bytes[byte] = max(bytes[byte], UInt8(level.rounded()))
          }
        }
      }
    }
    let picture = try #require(
      RGBPicture(size: PixelSize(width: width, height: height), bytes: bytes))
    let points = places.map { RearfootPoint(position: $0, visibility: .visible) }
    let (x, y) = (places.map(\.x), places.map(\.y))
    let box = Box(
      minX: max((x.min() ?? 0) - 15, 0), minY: max((y.min() ?? 0) - 20, 0),
      maxX: min((x.max() ?? 9) + 10, Double(width)), maxY: min((y.max() ?? 9) + 25, Double(height)))
    return RearfootSample(picture: picture, points: points, box: box, side: side)
  }

  /// Two legs of four points each.
  static func legs(width: Int = 256, height: Int = 256) throws -> RearfootSample {
    let (w, h) = (Double(width), Double(height))
    let left = [
      Vector2(0.38 * w, 0.25 * h), Vector2(0.39 * w, 0.45 * h), Vector2(0.37 * w, 0.62 * h),
      Vector2(0.36 * w, 0.76 * h),
    ]
    let right = [
      Vector2(0.60 * w, 0.27 * h), Vector2(0.62 * w, 0.46 * h), Vector2(0.63 * w, 0.60 * h),
      Vector2(0.645 * w, 0.75 * h),
    ]
    return try dots(left + right, width: width, height: height)
  }

  /// The centroid of what is brighter than the ground around a place, over a window.
  static func centroid(_ picture: RGBPicture, near place: Vector2, reach: Int = 12) -> Vector2? {
    let (centreX, centreY) = (Int(place.x), Int(place.y))
    var (sum, weighted) = (0.0, Vector2.zero)
    for y in (centreY - reach)...(centreY + reach) {
      for x in (centreX - reach)...(centreX + reach) {
        guard x >= 0, y >= 0, x < picture.size.width, y < picture.size.height else { return nil }
        let weight = Double(picture.bytes[3 * (y * picture.size.width + x)]) - 40
        sum += weight
        weighted += Vector2(Double(x) + 0.5, Double(y) + 0.5) * weight
      }
    }
    return sum > 0 ? weighted / sum : nil
  }
}
