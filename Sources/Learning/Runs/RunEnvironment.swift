import Torch

/// What the last bits of weights depend on, and where a run took place: `environment.json`.
package struct RunEnvironment: Codable, Hashable, Sendable {
  /// The version of Footfall.
  package var footfall: String
  /// The version of libtorch.
  package var libtorch: String
  /// The processor's name.
  package var processor: String
  /// Its instruction sets that matter for training.
  package var instructions: [String]
  /// Threads of one operator.
  package var threads: Int
  /// The seed of the run.
  package var seed: UInt64
  /// SHA-256 of the samples.
  package var dataDigest: String

  /// The environment of a run that starts now; the version of libtorch is looked up.
  package init(
    footfall: String, processor: String, instructions: [String], threads: Int, seed: UInt64,
    dataDigest: String
  ) {
    self.footfall = footfall
    libtorch = TorchLibrary.version
    self.processor = processor
    self.instructions = instructions
    self.threads = threads
    self.seed = seed
    self.dataDigest = dataDigest
  }

  /// What differs so that a run that goes on here may end with other last bits; empty where nothing
  /// does. A sentence each.
  package func differences(from now: RunEnvironment) -> [String] {
    var notes: [String] = []
    if libtorch != now.libtorch {
      notes.append("The run began with libtorch \(libtorch), and this is \(now.libtorch).")
    }
    if processor != now.processor || instructions != now.instructions {
      notes.append("The run began on another processor (\(processor)).")
    }
    if footfall != now.footfall {
      notes.append("The run began with Footfall \(footfall), and this is \(now.footfall).")
    }
    return notes
  }
}
