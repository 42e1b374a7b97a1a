import Foundation
package import GaitMath
package import GaitModel

/// What a phone does to the light that reaches it: lens, sensor, processing, compression.
///
/// Nothing here moves anything: where a point is seen is the `Camera`'s word alone.
package struct PictureFinish: Sendable, Hashable {
  /// Stops by which the exposure misses the metered one; positive is brighter.
  package var exposureError = 0.0
  /// The quality of the JPEG file, 1 to 100.
  package var jpegQuality = 90

  /// A finish with no faults.
  package init() {}

  /// A finish such as a phone's.
  package static func sampled(using random: inout SplitMix64) -> PictureFinish {
    var finish = PictureFinish()
    finish.exposureError = random.within(0.5)
    finish.jpegQuality = 40 + random.index(below: 56)
    return finish
  }

  /// The factor by which a camera's meter brightens an image: its mean becomes 0.2.
  package func metered(_ image: LinearImage) -> Float {
    var sum = SIMD4<Float>.zero
    for index in stride(from: 0, to: image.pixels.count, by: 16) { sum += image.pixels[index] }
    let mean = (sum.x + sum.y + sum.z) / 3 / Float((image.pixels.count + 15) / 16)
    return mean > 0 ? 0.2 / mean : 1
  }

  /// The picture that comes out, before compression; nil where the image has not as many pixels as
  /// its size says.
  ///
  /// - Parameters:
  ///   - image: What reaches the lens, every pixel covered.
  ///   - gain: The factor of the meter, so that all pictures of a clip have the same; nil measures
  ///     this one's own.
  ///   - seed: Of the sensor's noise: another one for each picture of a clip.
  /// - Returns: the picture in sRGB.
  package func picture(_ image: LinearImage, gain: Float? = nil, seed: UInt64) -> RGBPicture? {
    let gain = (gain ?? metered(image)) * Float(exp2(exposureError))
    var bytes = [UInt8]()
    bytes.reserveCapacity(3 * image.pixels.count)
    for pixel in image.pixels {
      for channel in 0..<3 {
        let light = Double(min(max(pixel[channel] * gain, 0), 1))
        let shown = light <= 0.0031308 ? 12.92 * light : 1.055 * pow(light, 1 / 2.4) - 0.055
        bytes.append(UInt8(shown * 255 + 0.5))
      }
    }
    return RGBPicture(size: image.size, bytes: bytes)
  }
}
