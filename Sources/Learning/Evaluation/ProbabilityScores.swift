import Foundation

/// How good the probabilities of a classifier are. Probabilities are rows of one number a class,
/// each from 0 to 1, together 1.
package enum ProbabilityScores {
  /// The mean of `-log p` of the true class; p is kept at `leastProbability` or over.
  ///
  /// - Throws: `EvaluationError` for probabilities or labels that are none.
  package static func logLoss(
    _ probabilities: [[Double]], truth: [Int]
  ) throws(EvaluationError) -> Double {
    try check(probabilities, truth: truth, metric: "log loss")
    let sum = zip(probabilities, truth).reduce(0.0) {
      $0 - log(max($1.0[$1.1], leastProbability))
    }
    return sum / Double(truth.count)
  }

  /// What a probability is raised to before its logarithm: the step of a Double at 1.
  package static let leastProbability = Double.ulpOfOne

  /// The Brier score (Brier 1950, doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2): the mean
  /// over samples of the sum over classes of `(p - t)^2`, t being 1 for the true class, else 0.
  /// From 0 to 2. With two classes it is twice the mean of the positive class's `(p - t)^2`, which
  /// some texts call by this name.
  ///
  /// - Throws: `EvaluationError` for probabilities or labels that are none.
  package static func brierScore(
    _ probabilities: [[Double]], truth: [Int]
  ) throws(EvaluationError) -> Double {
    try check(probabilities, truth: truth, metric: "Brier score")
    let sum = zip(probabilities, truth).reduce(0.0) { sum, sample in
      sample.0.enumerated().reduce(sum) {
        let rest = $1.element - ($1.offset == sample.1 ? 1 : 0)
        return $0 + rest * rest
      }
    }
    return sum / Double(truth.count)
  }

  /// The samples of one bin of confidence.
  package struct Bin: Sendable, Hashable {
    /// The bin holds confidences over this one (in the first bin also 0).
    package let low: Double
    /// And up to this one.
    package let high: Double
    /// How many samples fell in.
    package var count: Int
    /// The mean of their confidences; 0 in an empty bin.
    package var confidence: Double
    /// The share of them whose class was found; 0 in an empty bin.
    package var accuracy: Double
  }

  /// Samples by the probability of their most likely class, in bins of equal width on `(0, 1]`:
  /// the reliability diagram.
  ///
  /// - Parameters:
  ///   - probabilities: one a class, a row a sample; of equal ones the first class counts.
  ///   - truth: the position of each sample's class.
  ///   - bins: how many, from 1 on.
  /// - Returns: the bins from the least confidence on.
  /// - Throws: `EvaluationError` for probabilities or labels that are none, or no bins.
  package static func reliability(
    _ probabilities: [[Double]], truth: [Int], bins: Int = 15
  ) throws(EvaluationError) -> [Bin] {
    try check(probabilities, truth: truth, metric: "calibration error")
    guard bins > 0 else {
      throw .badSetting(name: "bins", reason: "must be 1 or more, not \(bins)")
    }
    var result = (0..<bins).map {
      Bin(
        low: Double($0) / Double(bins), high: Double($0 + 1) / Double(bins), count: 0,
        confidence: 0, accuracy: 0)
    }
    for (row, label) in zip(probabilities, truth) {
      let best = mostLikely(row)
      let index = min(max(Int((row[best] * Double(bins)).rounded(.up)) - 1, 0), bins - 1)
      result[index].count += 1
      result[index].confidence += row[best]
      result[index].accuracy += best == label ? 1 : 0
    }
    for index in result.indices where result[index].count > 0 {
      result[index].confidence /= Double(result[index].count)
      result[index].accuracy /= Double(result[index].count)
    }
    return result
  }

  /// The expected calibration error (Naeini, Cooper and Hauskrecht 2015,
  /// doi:10.1609/aaai.v29i1.9602; with the confidence of the most likely class as Guo et al. 2017,
  /// arXiv:1706.04599): the mean over samples of their bin's `|accuracy - confidence|`.
  ///
  /// - Parameters:
  ///   - probabilities: one a class, a row a sample.
  ///   - truth: the position of each sample's class.
  ///   - bins: how many of equal width; a result is comparable only with the same number.
  /// - Returns: 0 to 1.
  /// - Throws: as `reliability(_:truth:bins:)`.
  package static func calibrationError(
    _ probabilities: [[Double]], truth: [Int], bins: Int = 15
  ) throws(EvaluationError) -> Double {
    let bins = try reliability(probabilities, truth: truth, bins: bins)
    return bins.reduce(0) {
      $0 + Double($1.count) / Double(truth.count) * abs($1.accuracy - $1.confidence)
    }
  }

  /// The position of the largest probability, the first of equal ones; 0 of none.
  package static func mostLikely(_ row: [Double]) -> Int {
    row.indices.reduce(0) { row[$1] > row[$0] ? $1 : $0 }
  }

  /// The probabilities of logits: `exp(z_c) / sum exp(z)`, with the largest logit taken off first.
  package static func softmax(_ logits: [Float]) -> [Double] {
    let largest = Double(logits.max() ?? 0)
    let powers = logits.map { exp(Double($0) - largest) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }

  static func check(
    _ probabilities: [[Double]], truth: [Int], metric: String
  ) throws(EvaluationError) {
    guard probabilities.count == truth.count else {
      throw .countsDiffer(metric: metric, one: probabilities.count, other: truth.count)
    }
    guard let classes = probabilities.first?.count else { throw .empty(metric: metric) }
    for (position, row) in probabilities.enumerated() {
      guard row.count == classes else {
        throw .countsDiffer(metric: metric, one: row.count, other: classes)
      }
      guard row.indices.contains(truth[position]) else {
        throw .unknownLabel(label: truth[position], classes: classes)
      }
      if let value = row.first(where: { !($0 >= 0 && $0 <= 1) }) {
        throw .badValue(metric: metric, position: position, value: value)
      }
      let sum = row.reduce(0, +)
      guard abs(sum - 1) < 1e-6 else {
        throw .badValue(metric: metric, position: position, value: sum)
      }
    }
  }
}
