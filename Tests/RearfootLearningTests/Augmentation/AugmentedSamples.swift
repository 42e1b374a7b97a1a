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
    var bytes: [UInt8] = []
    bytes.reserveCapacity(3 * width * height)
    for y in 0..<height {
      for x in 0..<width {
        let pixel = Vector2(Double(x) + 0.5, Double(y) + 0.5)
        var level = 0.0
        for place in places {
          let away = (pixel - place).length
          level = max(level, min(max(radius + 1.5 - away, 0) / 3, 1))
        }
        bytes += repeatElement(UInt8((40 + 200 * level).rounded()), count: 3)
      }
    }
    let picture = try #require(
      RGBPicture(size: PixelSize(width: width, height: height), bytes: bytes))
    let points = places.map { RearfootPoint(position: $0, visibility: .visible) }
    let (x, y) = (places.map(\.x), places.map(\.y))
    let box = Box(
      minX: (x.min() ?? 0) - 15, minY: (y.min() ?? 0) - 20, maxX: (x.max() ?? 9) + 10,
      maxY: (y.max() ?? 9) + 25)
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
