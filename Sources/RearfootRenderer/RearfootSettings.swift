package import GaitModel

/// What pictures are asked for.
package struct RearfootSettings: Sendable, Codable, Hashable {
  /// What they are for.
  package var set: RearfootSet
  /// Of everything that is drawn at random.
  package var seed: UInt64
  /// Which points are labelled, and where markers are worn.
  package var definition: RearfootDefinition
  /// Pixels of each picture.
  package var size: PixelSize

  /// Settings; without a seed the set has its own.
  package init(
    set: RearfootSet, seed: UInt64? = nil, definition: RearfootDefinition = .rearfoot3,
    size: PixelSize = PixelSize(width: 640, height: 960)
  ) {
    self.set = set
    self.seed = seed ?? set.standardSeed
    self.definition = definition
    self.size = size
  }
}
