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
