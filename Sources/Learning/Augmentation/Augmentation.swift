package import GaitMath

/// Changes a sample at random, its label with it, in a way that keeps the label true.
package protocol Augmentation<Sample>: Sendable {
  /// One sample with its label.
  associatedtype Sample

  /// A changed sample; the same random numbers give the same one.
  func augmented(_ sample: Sample, using random: inout SplitMix64) -> Sample
}

/// Several changes, one after the other.
package struct AugmentationChain<Sample>: Augmentation {
  /// The changes in their order.
  package let parts: [any Augmentation<Sample>]

  package init(_ parts: [any Augmentation<Sample>]) { self.parts = parts }

  /// The sample after all changes.
  package func augmented(_ sample: Sample, using random: inout SplitMix64) -> Sample {
    parts.reduce(sample) { $1.augmented($0, using: &random) }
  }
}
