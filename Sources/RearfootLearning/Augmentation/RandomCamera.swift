package import GaitMath
import Learning
import Media
import PictureProcessing

/// Blurs samples: by a lens out of focus (Gaussian) or by movement in any direction, one as often
/// as the other. Both are centred, so labels stay.
package struct RandomBlur: Augmentation {
  /// How often a sample is blurred, 0 to 1.
  package var probability: Double
  /// Standard deviation of the Gaussian, pixels: uniform in this range.
  package var sigma: ClosedRange<Double>
  /// Way of the movement, pixels: uniform in this range.
  package var length: ClosedRange<Double>

  package init(probability: Double, sigma: ClosedRange<Double>, length: ClosedRange<Double>) {
    self.probability = probability
    self.sigma = sigma
    self.length = length
  }

  /// The sample, blurred or not.
  package func augmented(
    _ sample: RearfootSample, using random: inout SplitMix64
  ) -> RearfootSample {
    let happens = random.unit() < probability
    let isLens = random.unit() < 0.5
    let sigma = random.uniform(sigma)
    let length = random.uniform(length)
    let angle = random.uniform(0...Double.pi)
    guard happens else { return sample }
    return sample.repainted {
      var sample = $0
      sample.picture =
        try isLens
        ? $0.picture.blurred(sigma: sigma)
        : $0.picture.movedWhileExposed(length: length, angle: angle)
      return sample
    }
  }
}

/// Adds the noise of a sensor to samples: normal, half of its variance the same in all channels.
package struct RandomNoise: Augmentation {
  /// How often, 0 to 1.
  package var probability: Double
  /// Standard deviation, grey levels: uniform in this range.
  package var deviation: ClosedRange<Double>

  package init(probability: Double, deviation: ClosedRange<Double>) {
    self.probability = probability
    self.deviation = deviation
  }

  /// The sample, with noise or without.
  package func augmented(
    _ sample: RearfootSample, using random: inout SplitMix64
  ) -> RearfootSample {
    let happens = random.unit() < probability
    let deviation = random.uniform(deviation)
    let seed = random.next()
    guard happens else { return sample }
    return sample.repainted {
      var sample = $0
      sample.picture = try $0.picture.noisy(deviation: deviation, seed: seed)
      return sample
    }
  }
}

/// Makes of samples what a JPEG file would.
package struct RandomCompression: Augmentation {
  /// How often, 0 to 1.
  package var probability: Double
  /// libjpeg's quality: each in this range as often.
  package var quality: ClosedRange<Int>

  package init(probability: Double, quality: ClosedRange<Int>) {
    self.probability = probability
    self.quality = quality
  }

  /// The sample, compressed or not.
  package func augmented(
    _ sample: RearfootSample, using random: inout SplitMix64
  ) -> RearfootSample {
    let happens = random.unit() < probability
    let quality = JPEGQuality(quality.lowerBound + random.index(below: quality.count))
    guard happens else { return sample }
    return sample.repainted {
      var sample = $0
      sample.picture = try $0.picture.compressed(luma: quality.luma, chroma: quality.chroma)
      return sample
    }
  }
}
