import Foundation
package import GaitModel
package import Media

/// What a phone does to the light that reaches it: lens, sensor, processing, compression, in this
/// order.
///
/// Nothing here moves anything: where a point is seen is the `Camera`'s word alone.
package struct PictureFinish: Sendable, Hashable {
  /// How far out of focus the picture is: pixels of a Gaussian's standard deviation, up to 4.
  package var defocus = 0.0
  /// Pixels by which red is larger, and blue smaller, at the corners of the picture, up to 2.
  package var fringe = 0.0
  /// The part of the light that the corners lose; it grows with the square of the distance from the
  /// middle.
  package var vignette = 0.0
  /// Stops by which the exposure misses the metered one; positive is brighter.
  package var exposureError = 0.0
  /// Factors of red, green and blue by which the white balance misses.
  package var balance = SIMD3<Float>(repeating: 1)
  /// Of the sensor, after the gain; nil where there is none.
  package var noise: SensorNoise?
  /// How much livelier than real the colours are; 0 leaves them.
  package var saturation = 0.0
  /// The light from which on the curve bends towards white; 1 or more cuts at white.
  package var shoulder = 1.0
  /// How much steeper the middle of the tone curve is than that of sRGB, 0 to 1.
  package var contrast = 0.0
  /// How much of the faint detail is smeared, 0 to 1.
  package var smear = 0.0
  /// How much steeper edges become; with it comes a halo of two pixels.
  package var sharpening = 0.0
  /// What counts as faint, in steps of 255 to white.
  package var detailThreshold = 4.0
  /// The quality of the JPEG file, 1 to 100.
  package var jpegQuality = 90

  /// A finish with no faults: sRGB as the standard has it.
  package init() {}

  /// The factor by which a camera's meter brightens an image: the mean of the square roots of its
  /// luminances (Y of IEC 61966-2-1) becomes 0.42, that of a grey of 18 %. What is more than twice
  /// the mean, a window or a lamp, counts as twice the mean. Where a tenth of the image would
  /// become brighter than 0.75 (pale skin before a dark wall), that tenth decides.
  package func metered(_ image: LinearImage) -> Float {
    var roots: [Float] = []
    // Some thousand pixels tell as much as all.
    for index in stride(from: 0, to: image.pixels.count, by: image.pixels.count / 6000 + 1) {
      let luminance = (image.pixels[index] * Self.luminance).sum()
      if luminance.isFinite { roots.append(max(luminance, 0).squareRoot()) }
    }
    let count = Float(max(roots.count, 1))
    let mean = roots.reduce(0, +) / count
    let sum = roots.reduce(0) { $0 + min($1, 2 * mean) }
    guard sum > 0 else { return 1 }
    let factor = 0.42 * count / sum
    roots.sort()
    let bright = min(roots[roots.count * 9 / 10], 4 * mean)
    return min(factor * factor, 0.75 / (bright * bright), 1000)
  }

  static let luminance = SIMD4<Float>(0.2126, 0.7152, 0.0722, 0)

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
    guard image.pixels.count == image.size.width * image.size.height else { return nil }
    let gain = (gain ?? metered(image)) * Float(exp2(min(max(exposureError, -8), 8)))
    var development = Development(self, image, gain: gain, seed: seed)
    return RGBPicture(size: image.size, bytes: development.bytes())
  }

  /// A picture as the JPEG file that this phone writes.
  ///
  /// - Throws: `MediaError` where the encoder fails.
  package func jpeg(_ picture: RGBPicture) throws(MediaError) -> [UInt8] {
    try picture.jpeg(quality: min(max(jpegQuality, 1), 100))
  }
}
