package import Torch

/// What one step of training takes: tensors whose first dimension goes over the samples.
package struct Batch {
  /// What the network looks at.
  package var inputs: [Tensor]
  /// What it shall say.
  package var targets: [Tensor]
  /// How many samples these are.
  package let count: Int

  package init(inputs: [Tensor], targets: [Tensor], count: Int) {
    self.inputs = inputs
    self.targets = targets
    self.count = count
  }
}

/// Where the batches of an epoch come from.
///
/// The batches of an epoch depend on its number alone, so that a run that was stopped goes on with
/// the batches that it would have had.
package protocol BatchSource {
  /// How many batches an epoch has.
  var batchCount: Int { get }

  /// The batches of an epoch, by its number from 0; the first `first` of them are left out.
  func batches(ofEpoch epoch: Int, from first: Int) -> any BatchStream
}

/// Batches one after the other.
package protocol BatchStream {
  /// The next batch; nil at the end of the epoch.
  ///
  /// - Throws: what reading and putting together its samples throws.
  func next() throws -> Batch?
}
