import Foundation

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

extension SplitMix64 {
  /// A number from 0 to below 1, a multiple of 2^-53.
  package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number that is uniform in a range.
  package mutating func uniform(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + unit() * (range.upperBound - range.lowerBound)
  }

  /// A number that is uniform within plus or minus a size.
  package mutating func within(_ size: Double) -> Double { (2 * unit() - 1) * size }

  /// A number of the standard normal distribution (Box and Muller 1958,
  /// doi:10.1214/aoms/1177706645).
  package mutating func normal() -> Double {
    // 1 - u is above 0.
    let radius = (-2 * log(1 - unit())).squareRoot()
    return radius * cos(2 * .pi * unit())
  }
}
