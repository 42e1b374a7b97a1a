package import GaitMath
package import GaitModel

/// A picture with points on it, as a network sees it in training.
package struct LabelledPicture: Hashable, Sendable {
  /// Pixels from left to right.
  package let width: Int
  /// Pixels from top to bottom.
  package let height: Int
  /// Values from 0 to 1 in three planes (red, green, blue), each row by row from the top.
  package var pixels: [Float]
  /// Points of the label in pixels: the first pixel reaches from (0, 0) to (1, 1).
  package var points: [PointName: Vector2]
  /// The part of the label that no transform changes: a class, or numbers.
  package var values: [Float]

  /// - Throws: `LearningError.wrongWidth` if there are not three values a pixel.
  package init(
    width: Int, height: Int, pixels: [Float], points: [PointName: Vector2] = [:],
    values: [Float] = [], source: String
  ) throws(LearningError) {
    guard width > 0, height > 0, pixels.count == 3 * width * height else {
      throw .wrongWidth(
        source: source, expected: 3 * max(width, 0) * max(height, 0), found: pixels.count)
    }
    self.width = width
    self.height = height
    self.pixels = pixels
    self.points = points
    self.values = values
  }
}

extension LabelledPicture: GeometricSample {
  /// The middle of the picture.
  package var centre: Vector2 { Vector2(Double(width), Double(height)) / 2 }

  /// The shorter edge.
  package var unit: Double { Double(min(width, height)) }

  /// The picture and its points after a transform of the plane, between pixels by the two nearest
  /// in each direction. What came from outside is mid-grey.
  package func moved(by transform: PlaneTransform) -> LabelledPicture {
    guard let inverse = transform.inverse else { return self }
    var picture = self
    let mirrors = transform.determinant < 0
    picture.points = [:]
    for (name, point) in points {
      picture.points[mirrors ? name.mirrored : name] = transform(point)
    }
    let plane = width * height
    for row in 0..<height {
      for column in 0..<width {
        let place = inverse(Vector2(Double(column) + 0.5, Double(row) + 0.5)) - 0.5
        let (left, top) = (place.x.rounded(.down), place.y.rounded(.down))
        let (partX, partY) = (Float(place.x - left), Float(place.y - top))
        for channel in 0..<3 {
          let value = { (x: Double, y: Double) in
            x >= 0 && y >= 0 && x < Double(width) && y < Double(height)
              ? pixels[channel * plane + Int(y) * width + Int(x)] : Self.outside
          }
          let upper = value(left, top) * (1 - partX) + value(left + 1, top) * partX
          let lower = value(left, top + 1) * (1 - partX) + value(left + 1, top + 1) * partX
          picture.pixels[channel * plane + row * width + column] =
            upper * (1 - partY) + lower * partY
        }
      }
    }
    return picture
  }

  private static let outside: Float = 0.5
}

/// Changes brightness, contrast and saturation of pictures at random.
package struct RandomColour: Augmentation {
  /// Factor of all values: uniform within 1 plus or minus this.
  package var brightness: Double
  /// Factor of the distance from the mean grey of the picture: uniform within 1 plus or minus this.
  package var contrast: Double
  /// Factor of the distance from each pixel's own grey: uniform within 1 plus or minus this.
  package var saturation: Double

  package init(brightness: Double = 0, contrast: Double = 0, saturation: Double = 0) {
    self.brightness = brightness
    self.contrast = contrast
    self.saturation = saturation
  }

  /// A picture in other colours; its label stays.
  package func augmented(
    _ sample: LabelledPicture, using random: inout SplitMix64
  ) -> LabelledPicture {
    let factors = [brightness, contrast, saturation].map { Float(1 + random.within($0)) }
    var picture = sample
    let plane = picture.width * picture.height
    var sum = 0.0
    for index in 0..<plane { sum += Double(Self.grey(sample.pixels, index, plane)) }
    let mean = Float(sum / Double(plane)) * factors[0]
    for index in 0..<plane {
      let grey = Self.grey(sample.pixels, index, plane) * factors[0]
      for channel in stride(from: index, to: 3 * plane, by: plane) {
        let coloured = grey + (sample.pixels[channel] * factors[0] - grey) * factors[2]
        picture.pixels[channel] = min(max(mean + (coloured - mean) * factors[1], 0), 1)
      }
    }
    return picture
  }

  /// The luma of a pixel (ITU-R BT.601-7, section 2.5.1).
  private static func grey(_ pixels: [Float], _ index: Int, _ plane: Int) -> Float {
    0.299 * pixels[index] + 0.587 * pixels[plane + index] + 0.114 * pixels[2 * plane + index]
  }
}
