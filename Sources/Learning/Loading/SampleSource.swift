/// Samples that can be had by their number, from several threads at once.
package protocol SampleSource<Sample>: Sendable {
  /// One sample with its label.
  associatedtype Sample: Sendable

  /// How many there are.
  var count: Int { get }

  /// A sample by its number, from 0; the same number gives the same sample.
  ///
  /// - Throws: what reading it throws.
  func sample(_ number: Int) throws -> Sample
}

/// Samples that lie in memory.
package struct SampleArray<Sample: Sendable>: SampleSource {
  /// The samples.
  package let samples: [Sample]

  package init(_ samples: [Sample]) { self.samples = samples }

  /// How many there are.
  package var count: Int { samples.count }

  /// A sample by its number.
  package func sample(_ number: Int) -> Sample { samples[number] }
}
