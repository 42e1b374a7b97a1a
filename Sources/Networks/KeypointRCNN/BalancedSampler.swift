package import GaitMath

/// A fixed number of candidates to learn from, of which a fixed share belongs to boxes where there are
/// so many.
package struct BalancedSampler: Sendable {
  /// How many are taken.
  package let count: Int
  /// The share of those that belong to boxes.
  package let positives: Double

  package init(count: Int, positives: Double) {
    self.count = count
    self.positives = positives
  }

  /// The places of those that belong to boxes, and of those that are background, both ascending.
  ///
  /// The generator shuffles all that belong to boxes and then all background.
  package func sample(
    _ matches: [Matcher.Match], using generator: inout SplitMix64
  ) -> (positive: [Int], negative: [Int]) {
    var positive: [Int] = []
    var negative: [Int] = []
    for (place, match) in matches.enumerated() {
      switch match {
      case .box: positive.append(place)
      case .background: negative.append(place)
      case .between: break
      }
    }
    positive = generator.shuffled(positive)
    positive = Array(positive.prefix(Int(Double(count) * positives)))
    negative = Array(generator.shuffled(negative).prefix(count - positive.count))
    return (positive.sorted(), negative.sorted())
  }
}
