package import GaitMath
package import GaitModel
import Learning
package import RearfootEstimation

/// Cuts a leg or a point out of its wide picture at a random place and in a random size around the
/// true one, so that a network learns to bear the errors of what was found before.
package struct CropJitter: Augmentation, Hashable {
  /// Shifts across and down, in heights of the part: uniform within plus or minus this.
  package var shift: Double
  /// Factors of the size: uniform within 1 plus or minus this.
  package var scale: Double
  /// Height of the part over the length of a leg.
  package var height: Double
  /// Pixels of the network's input.
  package var inputSize: PixelSize

  package init(shift: Double, scale: Double, height: Double, inputSize: PixelSize) {
    self.shift = shift
    self.scale = scale
    self.height = height
    self.inputSize = inputSize
  }

  /// What a training takes, chosen two to four times as wide as `measurement`; nil for whole pictures,
  /// which nothing is found before.
  package static func training(_ view: RearfootView, inputSize: PixelSize) -> CropJitter? {
    LegCrop.standardScale(view).map {
      CropJitter(
        shift: view == .leg ? 0.08 : 0.12, scale: view == .leg ? 0.15 : 0.12, height: $0,
        inputSize: inputSize)
    }
  }

  /// What a measurement takes, chosen to stand for the errors of what is found before; nil for whole
  /// pictures.
  package static func measurement(_ view: RearfootView, inputSize: PixelSize) -> CropJitter? {
    LegCrop.standardScale(view).map {
      CropJitter(
        shift: view == .leg ? 0.02 : 0.06, scale: 0.04, height: $0, inputSize: inputSize)
    }
  }

  /// How far off one part is.
  package func drawn(using random: inout SplitMix64) -> LegCrop.Jitter {
    let across = random.within(shift)
    let down = random.within(shift)
    return LegCrop.Jitter(
      shift: Vector2(across, down), scale: 1 + random.within(scale))
  }

  /// The part with its labels; a sample that says no place is cut at its middle.
  package func augmented(
    _ sample: RearfootSample, using random: inout SplitMix64
  ) -> RearfootSample {
    let jitter = drawn(using: &random)
    let around = LegCrop.mapping(
      at: sample.centre, height: sample.length * height, side: .right, to: inputSize,
      jitter: jitter)
    guard
      let mapping = around
        ?? InputMapping.whole(sample.picture.size, to: inputSize)
    else { return sample }
    var result = sample
    result.picture = PictureResampler.input(sample.picture, mapping)
    result.points = sample.points.map { mapping.input($0) }
    result.box = mapping.input(sample.box)
    result.length = sample.length * mapping.scale.y
    return result
  }
}
