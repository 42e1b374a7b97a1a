package import Torch

/// How a network is trained; a part of `config.json`.
package struct TrainingSettings: Codable, Hashable, Sendable {
  /// How often each sample is seen at most.
  package var epochs: Int
  /// Threads of one operator. Weights depend on it in their last bits, so it is a part of the run.
  package var threads: Int
  /// How learning rates change.
  package var schedule: Schedule
  /// Which epoch is the best, and when to give up; nil takes the last one.
  package var selection: Selection?
  /// Longest gradient of all parameters together; nil does not limit it.
  package var gradientLimit: Double?
  /// Whether forward passes compute in bfloat16 where libtorch's list allows it.
  package var usesBFloat16: Bool
  /// Whether pictures lie in memory with their channels innermost.
  package var usesChannelsLast: Bool
  /// Batches between two checkpoints within an epoch; 0 writes them after epochs only.
  package var checkpointInterval: Int

  package init(
    epochs: Int, threads: Int = 1, schedule: Schedule = .constant, selection: Selection? = nil,
    gradientLimit: Double? = nil, usesBFloat16: Bool = false, usesChannelsLast: Bool = false,
    checkpointInterval: Int = 0
  ) {
    self.epochs = epochs
    self.threads = threads
    self.schedule = schedule
    self.selection = selection
    self.gradientLimit = gradientLimit
    self.usesBFloat16 = usesBFloat16
    self.usesChannelsLast = usesChannelsLast
    self.checkpointInterval = checkpointInterval
  }

  /// - Throws: `LearningError.badSetting`.
  func check() throws(LearningError) {
    guard epochs > 0 else { throw .badSetting(name: "epochs", reason: "must be at least 1") }
    guard (1...1024).contains(threads) else {
      throw .badSetting(name: "threads", reason: "must be from 1 to 1024")
    }
    if let gradientLimit, !(gradientLimit > 0) {
      throw .badSetting(name: "gradient limit", reason: "must be above 0")
    }
    guard checkpointInterval >= 0 else {
      throw .badSetting(name: "checkpoint interval", reason: "must not be below 0")
    }
    if let selection {
      guard (selection.patience ?? 1) >= 1, selection.threshold >= 0 else {
        throw .badSetting(
          name: "early stopping", reason: "needs a patience from 1 and a threshold from 0")
      }
    }
  }
}

/// Which epoch of a training is the best, and when no better one is waited for any longer.
package struct Selection: Codable, Hashable, Sendable {
  /// The name of a metric of the validation, or `training_loss`.
  package var metric: String
  /// Whether a smaller value is better.
  package var smallerIsBetter: Bool
  /// Epochs without a better one after which training ends; nil never ends it.
  package var patience: Int?
  /// By how much a better value has to differ from the best one.
  package var threshold: Double

  package init(
    metric: String, smallerIsBetter: Bool, patience: Int? = nil, threshold: Double = 0
  ) {
    self.metric = metric
    self.smallerIsBetter = smallerIsBetter
    self.patience = patience
    self.threshold = threshold
  }

  /// Whether a value is better than the best so far. One that is not a number never is.
  package func isBetter(_ value: Double, than best: Double?) -> Bool {
    guard let best else { return !value.isNaN }
    return smallerIsBetter ? value < best - threshold : value > best + threshold
  }
}
