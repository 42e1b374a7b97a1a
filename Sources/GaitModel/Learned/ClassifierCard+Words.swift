import Foundation

extension ClassifierCard {
  /// What a probability of this classifier says, and what not: a text for results.
  public var meaning: String {
    let samples = "\(training.samples) samples in \(training.groups) groups"
    return "The probability says how much a pose resembles the poses that were labelled "
      + "“\(positiveClass)” in the training data (\(samples)). It does not say why, and nothing "
      + "about what suits this person."
  }

  /// How often the classifier was right on data that it had not seen, a line a split:
  /// `accuracy 0.90 (95 % interval 0.70 to 0.98) on 20 videos, 5 folds by video`. By video where
  /// that was measured, else by frame; a card without an accuracy gives all its metrics.
  public var testLines: [String] {
    let accuracies = metrics.filter { $0.name == "accuracy" }
    let byGroup = accuracies.filter { $0.unit != "frames" }
    let told = byGroup.isEmpty ? (accuracies.isEmpty ? metrics : accuracies) : byGroup
    return told.map { metric in
      func text(_ value: Double) -> String { String(format: "%.2f", value) }
      var line = "\(metric.name) \(text(metric.value))"
      if let low = metric.low, let high = metric.high {
        line += " (95 % interval \(text(low)) to \(text(high)))"
      }
      return line + " on \(metric.n) \(metric.unit), \(metric.split)"
    }
  }
}
