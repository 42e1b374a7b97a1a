package import Learning

/// The changes that training makes to pictures from behind, drawn anew for every picture in every
/// epoch.
package enum RearfootAugmentation {
  /// The part of the epochs, from the first on, in which pictures change in every way.
  package static let changingPart = 0.5

  /// The changes of an epoch: all in the first ones (`changingPart`), then mirrors alone, so that a
  /// network ends with pictures as cameras make them. Ge et al. 2021 (arXiv:2107.08430) end without
  /// their strongest changes.
  ///
  /// - Parameters:
  ///   - epoch: its number, from 0.
  ///   - epochs: how many there are in all.
  /// - Returns: the changes as one.
  package static func changes(
    inEpoch epoch: Int, of epochs: Int
  ) -> AugmentationChain<RearfootSample> {
    Double(epoch) < changingPart * Double(epochs)
      ? standard() : AugmentationChain([RandomView(mirroring: 0.5)])
  }

  /// View, light, tone, blur, noise, compression and cut-outs, in the order in which a camera would
  /// meet them.
  ///
  /// - Parameter strength: 0 (nothing changes) to 1: the ranges below, times this.
  /// - Returns: the changes as one.
  package static func standard(strength: Double = 1) -> AugmentationChain<RearfootSample> {
    let part = min(max(strength, 0), 1)
    return AugmentationChain([
      RandomView(
        mirroring: 0.5 * part, zoom: (1 - 0.25 * part)...(1 + 0.6 * part), degrees: 10 * part,
        shift: 0.1 * part, perspective: 0.06 * part),
      RandomCutOut(probability: 0.3 * part, count: 3, side: 0.05...0.2),
      RandomLight(
        gradient: 0.5 * part, shadowing: 0.3 * part, glaring: 0.1 * part),
      RandomTone(
        gamma: 0.4 * part, brightness: 0.1 * part, contrast: 0.3 * part, saturation: 0.6 * part,
        degreesOfHue: 20 * part, whiteBalance: 0.12 * part, negating: 0.05 * part),
      RandomBlur(probability: 0.3 * part, sigma: 0.4...1.5, length: 2...12),
      RandomNoise(probability: 0.4 * part, deviation: 1...12),
      RandomCompression(probability: 0.3 * part, quality: 20...95),
    ])
  }
}

extension RearfootSample {
  /// The sample with another picture; itself where the change cannot be made (a picture that is too
  /// large for OpenCV): the label then still tells what is seen.
  func repainted(
    _ change: (RearfootSample) throws -> RearfootSample
  ) -> RearfootSample {
    (try? change(self)) ?? self
  }
}
