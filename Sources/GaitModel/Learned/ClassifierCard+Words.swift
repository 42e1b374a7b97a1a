import Foundation

extension ClassifierCard {
  /// What a probability of this classifier says, and what not: a text for results.
  public var meaning: String {
    let samples = "\(training.samples) samples in \(training.groups) groups"
    return "The probability says how much a pose resembles the poses that were labelled "
      + "“\(positiveClass)” in the training data (\(samples)). It does not say why, and nothing "
      + "about what suits this person."
  }

  /// What was measured on data that the classifier had not seen, a line a metric:
  /// `accuracy 0.90 (95 % interval 0.70 to 0.98) on 20 videos, 5 folds by video`.
  public var testLines: [String] {
    metrics.map { metric in
      func text(_ value: Double) -> String { String(format: "%.2f", value) }
      var line = "\(metric.name) \(text(metric.value))"
      if let low = metric.low, let high = metric.high {
        line += " (95 % interval \(text(low)) to \(text(high)))"
      }
      return line + " on \(metric.n) \(metric.unit), \(metric.split)"
    }
  }
}
