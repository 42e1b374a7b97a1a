import Learning
import Torch

/// How the learning rate of a rear-view training changes, by its settings alone.
package enum RearfootSchedule: Codable, Hashable, Sendable {
  /// It stays.
  case constant
  /// It is multiplied by `factor` after every `every` epochs.
  case step(every: Int, factor: Double)
  /// It is multiplied by `factor` when the metric that chooses the best epoch has not become better
  /// by the part `threshold` for more than `patience` epochs.
  case plateau(factor: Double, patience: Int, threshold: Double)
  /// It rises over the first 30 % of all batches and falls to nearly nothing (`Schedule.oneCycle`).
  case oneCycle

  /// The schedule of a run with so many batches in all epochs.
  func schedule(batches: Int) -> Schedule {
    switch self {
    case .constant: .constant
    case .step(let every, let factor): .step(every: every, factor: factor)
    case .plateau(let factor, let patience, let threshold):
      .plateau(.init(factor: factor, patience: patience, threshold: threshold))
    case .oneCycle: .oneCycle(.init(steps: max(batches, 1), momenta: nil))
    }
  }

  /// Refuses settings under which a rate would grow, vanish or mean nothing.
  ///
  /// - Throws: `LearningError.badSetting`.
  func check() throws(LearningError) {
    func require(_ isGood: Bool, _ reason: String) throws(LearningError) {
      guard isGood else { throw .badSetting(name: "schedule", reason: reason) }
    }
    switch self {
    case .constant, .oneCycle: break
    case .step(let every, let factor):
      try require(every >= 1, "needs a step of at least 1 epoch, not \(every)")
      try require(factor > 0 && factor < 1, "needs a factor between 0 and 1, not \(factor)")
    case .plateau(let factor, let patience, let threshold):
      try require(factor > 0 && factor < 1, "needs a factor between 0 and 1, not \(factor)")
      try require(patience >= 0, "needs a patience of 0 epochs or more, not \(patience)")
      try require((0...1).contains(threshold), "needs a threshold from 0 to 1, not \(threshold)")
    }
  }

  /// A clause for a reader.
  package var text: String {
    switch self {
    case .constant: "constant rate"
    case .step(let every, let factor): "times \(factor) every \(every) epochs"
    case .plateau(let factor, let patience, let threshold):
      "times \(factor) after \(patience) epochs without \(threshold) better"
    case .oneCycle: "one cycle"
    }
  }
}
