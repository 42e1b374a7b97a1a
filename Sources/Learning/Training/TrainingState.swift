import Torch

/// Where a training stands, without its tensors.
struct TrainingState: Codable, Hashable {
  /// Epochs that are done.
  var epoch = 0
  /// Batches of the next one that are done.
  var batch = 0
  /// Sum over the samples of this epoch.
  var lossSum = 0.0
  /// Samples of this epoch.
  var samples = 0
  /// Longest gradient of this epoch.
  var longestGradient = 0.0
  /// What has been.
  var epochs: [EpochRecord] = []
  /// The best epoch so far.
  var best: TrainingOutcome.Best?
  /// Epochs since then.
  var stale = 0
  /// How training ended; nil while it has not.
  var end: TrainingOutcome.End?
  var scheduler = Scheduler.State()
  var optimiser: OptimiserState.Numbers

  var meanLoss: Double { samples == 0 ? .nan : lossSum / Double(samples) }

  mutating func beginEpoch() {
    batch = 0
    lossSum = 0
    samples = 0
    longestGradient = 0
  }
}
