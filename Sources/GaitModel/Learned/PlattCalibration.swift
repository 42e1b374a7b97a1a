import Foundation

/// From the logits of a classifier to the probability of its positive class: a logistic curve over
/// the margin (Platt 1999, "Probabilistic outputs for support vector machines and comparisons to
/// regularized likelihood methods", in: Advances in Large Margin Classifiers, MIT Press).
///
/// `p = 1 / (1 + exp(-(slope * margin + intercept)))`. The margin is the logit of the positive
/// class less the logarithm of the sum of exponentials of all others: with two classes, the
/// difference of the two logits. Slope 1 and intercept 0 give the softmax.
public struct PlattCalibration: Sendable, Hashable, Codable {
  /// Factor on the margin, over 0.
  public var slope: Double
  /// What is added to it.
  public var intercept: Double

  public init(slope: Double, intercept: Double) {
    self.slope = slope
    self.intercept = intercept
  }

  /// The softmax as it is.
  public static let identity = PlattCalibration(slope: 1, intercept: 0)

  /// The probability at a margin, 0 to 1.
  public func probability(margin: Double) -> Double {
    let score = slope * margin + intercept
    // Of the two equal forms, the one whose exponential cannot overflow.
    if score >= 0 { return 1 / (1 + exp(-score)) }
    let odds = exp(score)
    return odds / (1 + odds)
  }

  /// The margin of one class over all others.
  ///
  /// - Parameters:
  ///   - logits: one a class.
  ///   - positive: the position of the class.
  /// - Returns: the margin; NaN where there are fewer than two logits or the position is none of
  ///   theirs.
  public static func margin(of logits: [Double], positive: Int) -> Double {
    guard logits.count > 1, logits.indices.contains(positive) else { return .nan }
    let others = logits.indices.filter { $0 != positive }.map { logits[$0] }
    guard let largest = others.max(), largest.isFinite else { return .nan }
    let sum = others.reduce(0) { $0 + exp($1 - largest) }
    return logits[positive] - (largest + log(sum))
  }
}
