import Foundation
package import GaitMath
import Learning
import PictureProcessing

/// Changes colour and tone of samples; labels stay.
///
/// With grey levels from 0 to 255, each pixel first goes through one affine map: white balance
/// (a factor for each channel), hue and saturation (a turn and a scale of the colour differences
/// U and V at the same luma, ITU-R BT.601), contrast about 128, brightness; and a negative picture
/// is 255 less that. Then each level v becomes 255 (v / 255)^gamma.
package struct RandomTone: Augmentation {
  /// The natural logarithm of gamma: uniform within plus or minus this.
  package var gamma: Double
  /// In parts of 255: uniform within plus or minus this.
  package var brightness: Double
  /// Factor of contrast: uniform within 1 plus or minus this.
  package var contrast: Double
  /// Factor of saturation: uniform within 1 plus or minus this.
  package var saturation: Double
  /// Turn of hue: uniform within plus or minus this.
  package var degreesOfHue: Double
  /// Factor of each channel: uniform within 1 plus or minus this.
  package var whiteBalance: Double
  /// How often the picture becomes its negative, 0 to 1.
  package var negating: Double

  package init(
    gamma: Double = 0, brightness: Double = 0, contrast: Double = 0, saturation: Double = 0,
    degreesOfHue: Double = 0, whiteBalance: Double = 0, negating: Double = 0
  ) {
    self.gamma = gamma
    self.brightness = brightness
    self.contrast = contrast
    self.saturation = saturation
    self.degreesOfHue = degreesOfHue
    self.whiteBalance = whiteBalance
    self.negating = negating
  }

  /// The sample in other colours.
  package func augmented(
    _ sample: RearfootSample, using random: inout SplitMix64
  ) -> RearfootSample {
    let exponent = exp(random.within(gamma))
    let brightness = 255 * random.within(brightness)
    let contrast = 1 + random.within(contrast)
    let saturation = 1 + random.within(saturation)
    let hue = random.within(degreesOfHue) * .pi / 180
    let balance = (0..<3).map { _ in 1 + random.within(whiteBalance) }
    let negates = random.unit() < negating
    var rows = [Float](repeating: 0, count: 12)
    for channel in 0..<3 {
      var unit = SIMD3<Double>()
      unit[channel] = balance[channel]
      let image = Self.turned(unit, hue: hue, saturation: saturation) * contrast
      for row in 0..<3 { rows[4 * row + channel] = Float(negates ? -image[row] : image[row]) }
    }
    let level = 128 * (1 - contrast) + brightness
    for row in 0..<3 { rows[4 * row + 3] = Float(negates ? 255 - level : level) }
    let table = (0..<256).map { UInt8((255 * pow(Double($0) / 255, exponent)).rounded()) }
    return sample.repainted {
      var sample = $0
      sample.picture = try $0.picture.recoloured(matrix: rows, tables: table + table + table)
      return sample
    }
  }

  /// A colour with its differences U = 0.492 (B - Y) and V = 0.877 (R - Y) turned and scaled.
  private static func turned(
    _ colour: SIMD3<Double>, hue: Double, saturation: Double
  ) -> SIMD3<Double> {
    let luma = 0.299 * colour.x + 0.587 * colour.y + 0.114 * colour.z
    let (u, v) = (0.492 * (colour.z - luma), 0.877 * (colour.x - luma))
    let turnedU = saturation * (u * cos(hue) - v * sin(hue))
    let turnedV = saturation * (u * sin(hue) + v * cos(hue))
    let (red, blue) = (luma + turnedV / 0.877, luma + turnedU / 0.492)
    return SIMD3(red, (luma - 0.299 * red - 0.114 * blue) / 0.587, blue)
  }
}
