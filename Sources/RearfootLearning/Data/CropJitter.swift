package import GaitMath
package import GaitModel
import Learning

/// Cuts a leg out of its wide picture at a random place and in a random size around the true one, so
/// that a network learns to bear a locator's errors.
package struct CropJitter: Augmentation, Hashable {
  /// Shifts across and down, in heights of the part: uniform within plus or minus this.
  package var shift: Double
  /// Factors of the size: uniform within 1 plus or minus this.
  package var scale: Double
  /// Pixels of the network's input.
  package var inputSize: PixelSize

  /// What a training takes: about three of a locator's errors.
  package static let standard = (shift: 0.06, scale: 0.12)

  package init(
    shift: Double = standard.shift, scale: Double = standard.scale, inputSize: PixelSize
  ) {
    self.shift = shift
    self.scale = scale
    self.inputSize = inputSize
  }

  /// How far off one part is.
  package func drawn(using random: inout SplitMix64) -> LegCrop.Jitter {
    let across = random.within(shift)
    let down = random.within(shift)
    return LegCrop.Jitter(
      shift: Vector2(across, down), scale: 1 + random.within(scale))
  }

  /// The part with its labels; a sample without two points is cut at its middle.
  package func augmented(
    _ sample: RearfootSample, using random: inout SplitMix64
  ) -> RearfootSample {
    let jitter = drawn(using: &random)
    let known = sample.points.filter { $0.visibility != .absent }.map(\.position)
    let around = LegCrop.mapping(around: known, side: .right, to: inputSize, jitter: jitter)
    guard
      let mapping = around
        ?? InputMapping.whole(sample.picture.size, to: inputSize)
    else { return sample }
    var result = sample
    result.picture = PictureResampler.input(sample.picture, mapping)
    result.points = sample.points.map { mapping.input($0) }
    result.box = mapping.input(sample.box)
    return result
  }
}
