/// One epoch of a training.
package struct EpochRecord: Codable, Hashable, Sendable {
  /// Its number, from 1.
  package var epoch: Int
  /// The learning rate of each group of parameters in its last step.
  package var rates: [Double]
  /// Mean loss of its samples, each as the network was when it came.
  package var trainingLoss: Double
  /// Longest gradient before it was limited.
  package var longestGradient: Double
  /// What was measured after it, by name.
  package var metrics: [String: Double]
  /// Whether it is the best so far.
  package var isBest: Bool

  package init(
    epoch: Int, rates: [Double], trainingLoss: Double, longestGradient: Double,
    metrics: [String: Double], isBest: Bool
  ) {
    self.epoch = epoch
    self.rates = rates
    self.trainingLoss = trainingLoss
    self.longestGradient = longestGradient
    self.metrics = metrics
    self.isBest = isBest
  }

  /// A metric by its name; `training_loss` is one as well.
  package func metric(_ name: String) -> Double? {
    name == "training_loss" ? trainingLoss : metrics[name]
  }
}

/// The epochs of a training as a table: `epochs.csv`.
package enum EpochTable {
  /// The table: a header, then one line an epoch. A metric that an epoch lacks is an empty field.
  package static func csv(_ epochs: [EpochRecord]) -> String {
    let metrics = Set(epochs.flatMap(\.metrics.keys)).sorted()
    let rates = epochs.map(\.rates.count).max() ?? 1
    let rateNames =
      rates < 2 ? ["learning_rate"] : (1...rates).map { "learning_rate_\($0)" }
    var lines = [
      ["epoch"] + rateNames + ["training_loss", "longest_gradient"] + metrics + ["best"]
    ]
    for record in epochs {
      var line = ["\(record.epoch)"]
      for index in rateNames.indices {
        line.append(record.rates.indices.contains(index) ? "\(record.rates[index])" : "")
      }
      line += ["\(record.trainingLoss)", "\(record.longestGradient)"]
      line += metrics.map { name in record.metrics[name].map { "\($0)" } ?? "" }
      line.append(record.isBest ? "1" : "0")
      lines.append(line)
    }
    return lines.map { $0.map(field).joined(separator: ",") + "\n" }.joined()
  }

  /// RFC 4180: a field with a comma, a quote or a line end stands in quotes.
  private static func field(_ text: String) -> String {
    guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
