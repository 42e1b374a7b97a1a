import Foundation

/// What a training tells while it goes on.
package enum TrainingEvent: Hashable, Sendable {
  /// It goes on from a checkpoint, after so many epochs and batches of the next one.
  case resumed(epochs: Int, batches: Int)
  /// A batch was learned from.
  case batch(TrainingProgress)
  /// An epoch has ended.
  case epoch(EpochRecord)
}

/// How far a training is.
package struct TrainingProgress: Hashable, Sendable {
  /// The epoch at hand, from 1.
  package var epoch: Int
  /// All epochs that were asked for.
  package var epochs: Int
  /// Batches of this epoch that were learned from.
  package var batch: Int
  /// Batches of an epoch.
  package var batches: Int
  /// Mean loss of this epoch so far.
  package var loss: Double

  package init(epoch: Int, epochs: Int, batch: Int, batches: Int, loss: Double) {
    self.epoch = epoch
    self.epochs = epochs
    self.batch = batch
    self.batches = batches
    self.loss = loss
  }

  /// Batches of all epochs that were learned from.
  package var done: Int { (epoch - 1) * batches + batch }
  /// Batches of all epochs that were asked for.
  package var total: Int { epochs * batches }
  /// What is being done, for a progress line.
  package var title: String { "Epoch \(epoch) of \(epochs)" }
  /// The loss, for a progress line, with four digits.
  package var detail: String { "loss " + String(format: "%.4g", loss) }
}

/// How a training ended.
package struct TrainingOutcome: Codable, Hashable, Sendable {
  /// Why it ended.
  package enum End: String, Codable, Hashable, Sendable {
    /// All epochs are done.
    case allEpochs = "all_epochs"
    /// No better epoch came for longer than the patience.
    case noBetter = "no_better"
  }

  /// The best epoch.
  package struct Best: Codable, Hashable, Sendable {
    /// Its number, from 1.
    package var epoch: Int
    /// What it was chosen by; nil where the last epoch is taken.
    package var value: Double?

    package init(epoch: Int, value: Double?) {
      self.epoch = epoch
      self.value = value
    }
  }

  /// Why it ended.
  package var end: End
  /// The epoch whose weights the network has now; nil where no epoch had a usable metric, and the
  /// network has those of the last one.
  package var best: Best?
  /// All epochs.
  package var epochs: [EpochRecord]
}
